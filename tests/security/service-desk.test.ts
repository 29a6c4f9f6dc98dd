import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Account } from "#lib/domain/account/account.ts";
import { admitOfficer } from "#lib/flows/service-desk/admit-officer.ts";
import { approveDeskCode, withdrawDeskCode } from "#lib/flows/service-desk/decide-code.ts";
import { enrolOfficer } from "#lib/flows/service-desk/enrol-officer.ts";
import { disableOfficer, inviteOfficer } from "#lib/flows/service-desk/invite-officer.ts";
import { issueDeskCode } from "#lib/flows/service-desk/issue-code.ts";
import { requestOfficerPasskey } from "#lib/flows/service-desk/load-passkey-request.ts";
import { loadPerson } from "#lib/flows/service-desk/load-person.ts";
import { lookAtWaitingCode, lookUpPerson } from "#lib/flows/service-desk/look-up-person.ts";
import { signedInOfficer, signInOfficer } from "#lib/flows/service-desk/officer-sign-in.ts";
import { NO_EFFECTS } from "#lib/ports/effects.ts";
import type { OfficerSession } from "#lib/ports/officer-session-store.ts";
import { accountSessionStore } from "#lib/stores/account-session-store.ts";
import { anAccount } from "#tests/support/fakes/memory-accounts.ts";
import { keptAccount } from "#tests/support/service-desk.ts";
import {
  granted,
  type ServiceDeskWorld,
  serviceDeskWorld,
  type TestOfficer,
} from "#tests/support/service-desk-world.ts";
import { inParallel } from "#tests/support/storage.ts";

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const NEW_NUMBER = "+966555555551";
const REFUSED = (code: string) => expect.objectContaining({ ok: false, refusal: expect.objectContaining({ code }) });

describe("attacks on the service desk", () => {
  let world: ServiceDeskWorld;
  let riyadh: TestOfficer;
  let jeddah: TestOfficer;
  let here: OfficerSession;
  let there: OfficerSession;
  let people = 0;

  beforeAll(async () => {
    world = await serviceDeskWorld();
    riyadh = await world.enrolled("Nora Alharbi", "Riyadh");
    jeddah = await world.enrolled("Fahad", "Jeddah");
  });
  afterAll(() => world.storage.close());

  /** Sessions are short: each test signs in anew. */
  const atWork = async () => {
    [here, there] = [await world.signIn(riyadh), await world.signIn(jeddah)];
  };
  const person = async (changes: Partial<Account> = {}): Promise<Account> => {
    people += 1;
    return keptAccount(world.storage, `attacked ${people}`, changes);
  };
  /** A person whom the first officer looked up, and a code for a new number. */
  const issued = async (session = here) => {
    const account = await person();
    const lookId = await world.lookUp(session, account.nationalId);
    const wish = { kind: "new_number", number: NEW_NUMBER } as const;
    const code = granted(await issueDeskCode(world.ports, session, { lookId, wish }));
    const live = await world.ports.deskCodes.findLive(account.id, world.clock.now());
    return { account, lookId, code, codeId: live?.id ?? "none" };
  };
  const use = ({ account, code }: { account: Account; code: string }, number = NEW_NUMBER) =>
    world.ports.inPersonCodes.consume(
      { accountId: account.id, scope: { kind: "new_number" }, number, code },
      world.clock.now(),
    );
  const approveBy = async (session: OfficerSession, { account, codeId }: { account: Account; codeId: string }) =>
    approveDeskCode(world.ports, session, { lookId: await world.lookUp(session, account.nationalId), codeId });

  it("one officer alone gets a code that does nothing, also by approving it", async () => {
    await atWork();
    const made = await issued();
    expect(await use(made)).toBe(false);
    expect(await approveBy(here, made)).toEqual(REFUSED("desk_code_own"));
    expect(await use(made)).toBe(false);
  });

  it("two officers of one desk get a code that does nothing", async () => {
    await atWork();
    const colleague = await world.admitted("Salma", "Riyadh", [here, there]);
    world.clock.advance(8 * DAY_MS);
    await atWork();
    const made = await issued(await world.signIn(colleague));
    expect(await approveBy(here, made)).toEqual(REFUSED("desk_code_same_desk"));
    expect(await lookAtWaitingCode(world.ports, here, made.codeId)).toEqual(REFUSED("desk_code_same_desk"));
    expect(await use(made)).toBe(false);
  });

  it("the database itself refuses a code that its own officer or desk approved", async () => {
    await atWork();
    const { codeId } = await issued();
    const approvedBy = async (approver: string, desk: string) =>
      world.storage.database.deskCode.update({
        where: { id: codeId },
        data: { approvedAt: new Date(), approvedBy: approver, approvedDesk: desk },
      });
    await expect(approvedBy(riyadh.id, "Jeddah")).rejects.toThrow(/desk_code_two_desks/);
    await expect(approvedBy(jeddah.id, "Riyadh")).rejects.toThrow(/desk_code_two_desks/);
  });

  it("an officer does nothing for an account that was not looked up: not seen, not issued, not approved, not withdrawn", async () => {
    await atWork();
    const made = await issued();
    const lookOfAnother = await world.lookUp(there, (await person()).nationalId);
    const seen = { lookId: lookOfAnother, codeId: made.codeId };
    expect(await approveDeskCode(world.ports, there, seen)).toEqual(REFUSED("desk_code_over"));
    expect(await withdrawDeskCode(world.ports, there, seen)).toEqual(REFUSED("desk_code_over"));
    const unknown = crypto.randomUUID();
    expect(await loadPerson(world.ports, there, unknown)).toEqual(REFUSED("lookup_over"));
    const wish = { kind: "account" } as const;
    expect(await issueDeskCode(world.ports, there, { lookId: unknown, wish })).toEqual(REFUSED("lookup_over"));
  });

  it("nobody is locked out by a number that was taken for somebody else's: a code is issued for it, and for none that can be used", async () => {
    await atWork();
    const { mobile } = anAccount();
    const wishFor = async (usable: boolean, number: string) => {
      const account = await person({ mobile: { ...mobile, number, usable } });
      const lookId = await world.lookUp(here, account.nationalId);
      return issueDeskCode(world.ports, here, { lookId, wish: { kind: "new_number", number } });
    };
    expect((await wishFor(false, "+966500000091")).ok).toBe(true);
    expect(await wishFor(true, "+966500000092")).toEqual(REFUSED("number_unchanged"));
  });

  it("a look is worth nothing to another officer, in another session of the same officer, or half an hour later", async () => {
    await atWork();
    const lookId = await world.lookUp(here, (await person()).nationalId);
    expect((await loadPerson(world.ports, here, lookId)).ok).toBe(true);
    expect(await loadPerson(world.ports, there, lookId)).toEqual(REFUSED("lookup_over"));
    expect(await loadPerson(world.ports, await world.signIn(riyadh), lookId)).toEqual(REFUSED("lookup_over"));
    world.clock.advance(30 * MINUTE_MS);
    expect(await loadPerson(world.ports, here, lookId)).toEqual(REFUSED("lookup_over"));
  });

  it("a code is worth nothing a second time, for another number, or for another person", async () => {
    await atWork();
    const made = await issued();
    granted(await approveBy(there, made));
    expect(await use(made, "+966555555552")).toBe(false);
    expect(await use({ ...made, account: await person() })).toBe(false);
    expect(await use(made)).toBe(true);
    expect(await use(made)).toBe(false);
  });

  it("an officer in the first seven days approves neither a code nor an officer", async () => {
    await atWork();
    const fresh = await world.admitted("Huda", "Dammam", [here, there]);
    const session = await world.signIn(fresh);
    const made = await issued();
    expect(await approveBy(session, made)).toEqual(REFUSED("officer_too_new"));
    const next = await world.enrolled("Omar", "Dammam");
    expect(await admitOfficer(world.ports, session, next.id)).toEqual(REFUSED("officer_too_new"));
  });

  it("an officer with one desk's word, or two words of one desk, does not get in", async () => {
    await atWork();
    const waiting = await world.enrolled("Majed", "Abha");
    expect(await world.tryToSignIn(waiting)).toEqual(REFUSED("officer_barred"));
    granted(await admitOfficer(world.ports, here, waiting.id));
    expect(await admitOfficer(world.ports, here, waiting.id)).toEqual(REFUSED("desk_approved_already"));
    expect(await world.tryToSignIn(waiting)).toEqual(REFUSED("officer_barred"));
    granted(await admitOfficer(world.ports, there, waiting.id));
    expect((await world.tryToSignIn(waiting)).ok).toBe(true);
  });

  it("whoever runs the command founds the desk once: disabling the founders frees no seat", async () => {
    const other = await serviceDeskWorld();
    try {
      const [first, second] = [await other.enrolled("One", "Riyadh"), await other.enrolled("Two", "Jeddah")];
      for (const { id } of [first, second]) expect(await disableOfficer(other.ports, id)).toBe(true);
      expect(granted(await inviteOfficer(other.ports, { name: "Three", desk: "Abha" })).founderSeat).toBeNull();
    } finally {
      await other.storage.close();
    }
  });

  it("of ten first officers added at once two are founders, of two desks", async () => {
    const other = await serviceDeskWorld();
    try {
      await inParallel(10, (index) =>
        inviteOfficer(other.ports, { name: `Officer ${index}`, desk: index % 2 === 0 ? "Riyadh" : "Jeddah" }),
      );
      const founders = (await other.ports.officers.list()).filter(({ founderSeat }) => founderSeat !== null);
      expect(founders.map(({ desk }) => desk).sort()).toEqual(["Jeddah", "Riyadh"]);
    } finally {
      await other.storage.close();
    }
  });

  it("an enrolment address works once, also for twenty at the same instant, and not after a day", async () => {
    const { id, token } = granted(await inviteOfficer(world.ports, { name: "Reem", desk: "Riyadh" }));
    const { answer } = await world.answerTo(token, id);
    const enrolments = await inParallel(20, () => enrolOfficer(world.ports, { token, answer }));
    expect(enrolments.filter(({ ok }) => ok)).toHaveLength(1);
    await expect(world.answerTo(token, id)).rejects.toThrow("enrolment_over");
    const late = granted(await inviteOfficer(world.ports, { name: "Late", desk: "Riyadh" }));
    world.clock.advance(DAY_MS);
    await expect(world.answerTo(late.token, late.id)).rejects.toThrow("enrolment_over");
  });

  it("an enrolment cannot take over the passkey of another officer", async () => {
    const { id, token } = granted(await inviteOfficer(world.ports, { name: "Copy", desk: "Riyadh" }));
    const owner = await world.enrolled("Owner", "Riyadh");
    const { answer } = await world.answerTo(token, id, owner.authenticator);
    expect(await enrolOfficer(world.ports, { token, answer })).toEqual(REFUSED("enrolment_over"));
  });

  it("a disabled officer's open session, passkey and codes end at once", async () => {
    await atWork();
    const leaving = await world.admitted("Ali", "Dammam", [here, there]);
    const token = granted(await world.tryToSignIn(leaving));
    const session = await signedInOfficer(world.ports, token);
    if (session === null) throw new Error("not signed in");
    const made = await issued(session);
    granted(await approveBy(there, made));
    expect(await disableOfficer(world.ports, leaving.id)).toBe(true);
    expect(await signedInOfficer(world.ports, token)).toBeNull();
    expect(await use(made)).toBe(false);
    expect(await world.tryToSignIn(leaving)).toEqual(REFUSED("officer_barred"));
    expect(await lookUpPerson(world.ports, session, asked(await person()))).toEqual(REFUSED("lookups_spent"));
  });

  it("the session of an account, and a token of nobody, are no officer's", async () => {
    const account = await person();
    const token = "account-session-token-0123456789";
    const day = { authTime: Date.now(), expiresAt: Date.now() + DAY_MS };
    const session = { accountId: account.id, sid: null, idToken: null, acr: null, amr: [], ...day };
    await accountSessionStore(world.storage).start(token, session);
    expect(await signedInOfficer(world.ports, token)).toBeNull();
    expect(await signedInOfficer(world.ports, "")).toBeNull();
  });

  it("the passkey of an account signs nobody in at the service desk, and an officer's none but the officer", async () => {
    const { authenticator } = await world.enrolled("Handle", "Riyadh");
    const stranger = { id: "none", authenticator: { ...authenticator, show: shown(authenticator, "an-account") } };
    expect(await world.tryToSignIn(stranger)).toEqual(REFUSED("passkey_not_accepted"));
    const nameless = { id: "none", authenticator: { ...authenticator, show: shown(authenticator, null) } };
    expect(await world.tryToSignIn(nameless)).toEqual(REFUSED("passkey_not_accepted"));
  });

  it("an officer's answer counts once, and on its own page", async () => {
    const page = crypto.randomUUID();
    const options = await requestOfficerPasskey(world.ports, page);
    const answer = riyadh.authenticator.show(String(options.challenge));
    const signedIn = await inParallel(20, () => signInOfficer(world.ports, { page, answer }));
    expect(signedIn.filter(({ ok }) => ok)).toHaveLength(1);
    const elsewhere = crypto.randomUUID();
    await requestOfficerPasskey(world.ports, elsewhere);
    expect(await signInOfficer(world.ports, { page: elsewhere, answer })).toEqual(REFUSED("passkey_not_accepted"));
  });

  it("a session ends after a quarter of an hour without a request, and after eight hours with any number of them", async () => {
    const token = granted(await world.tryToSignIn(riyadh));
    world.clock.advance(14 * MINUTE_MS);
    expect(await signedInOfficer(world.ports, token)).not.toBeNull();
    world.clock.advance(15 * MINUTE_MS);
    expect(await signedInOfficer(world.ports, token)).toBeNull();
    const busy = granted(await world.tryToSignIn(riyadh));
    for (let passed = 0; passed < 470; passed += 10) {
      world.clock.advance(10 * MINUTE_MS);
      expect(await signedInOfficer(world.ports, busy)).not.toBeNull();
    }
    world.clock.advance(10 * MINUTE_MS);
    expect(await signedInOfficer(world.ports, busy)).toBeNull();
  });

  it("an officer who trawls has sixty looks a day, found or not, however many come at once", async () => {
    world.clock.advance(2 * DAY_MS);
    await atWork();
    const account = await person();
    const looks = await inParallel(70, () => lookUpPerson(world.ports, here, asked(account)));
    expect(looks.filter(({ ok }) => ok)).toHaveLength(60);
    const missing = { ...asked(account), nationalId: "1999999999" as never };
    expect(await lookUpPerson(world.ports, here, missing)).toEqual(REFUSED("lookups_spent"));
    expect((await lookUpPerson(world.ports, there, asked(account))).ok).toBe(true);
  });

  it("every look and act is told to the person, and stands in the audit log without a name, an id, a number or a code", async () => {
    world.clock.advance(2 * DAY_MS);
    await atWork();
    world.told.length = 0;
    const before = (await world.storage.auditLog()).length;
    const made = await issued();
    granted(await approveBy(there, made));
    const channels = [made.account.mobile.number, made.account.email?.address];
    for (const act of ["looked_up", "code_issued", "code_approved"]) {
      const told = world.told.filter(({ content }) => "act" in content && content.act === act);
      expect(told.map(({ recipient }) => recipient.to)).toEqual(expect.arrayContaining(channels));
    }
    const lines = (await world.storage.auditLog()).slice(before);
    expect(lines.map(({ event }) => event)).toEqual([
      "desk.looked_up",
      "desk.code_issued",
      "desk.looked_up",
      "desk.code_approved",
    ]);
    const subject = world.storage.hash.of("audit-subject", made.account.id);
    expect(new Set(lines.map((line) => line.subject))).toEqual(new Set([subject]));
    const said = JSON.stringify(lines);
    for (const secret of [
      made.code,
      riyadh.id,
      jeddah.id,
      "Nora Alharbi",
      made.account.nationalId,
      NEW_NUMBER,
      "came with",
    ]) {
      expect(said).not.toContain(secret);
    }
  });

  it("what an officer notes and sees waits in the database sealed", async () => {
    await atWork();
    const { account, code } = await issued();
    const rows = JSON.stringify([
      await world.storage.database.deskLookup.findMany(),
      await world.storage.database.deskCode.findMany({ omit: { guesses: true } }),
      await world.storage.database.officer.findMany({ omit: { publicKey: true, counter: true } }),
    ]);
    for (const secret of ["came with", code, NEW_NUMBER, account.nationalId, "Nora Alharbi"])
      expect(rows).not.toContain(secret);
    const session = { officerId: riyadh.id, at: world.clock.now(), expiresAt: world.clock.now() + 1000 };
    await world.ports.officerSessions.start("a-known-token", session, NO_EFFECTS);
    expect(JSON.stringify(await world.storage.database.officerSession.findMany())).not.toContain("a-known-token");
  });

  function asked(account: Account) {
    const nationalId = account.nationalId as Parameters<typeof lookUpPerson>[2]["nationalId"];
    return { nationalId, reason: "number_change", note: "came with the ID card" } as const;
  }
});

function shown(authenticator: TestOfficer["authenticator"], userHandle: string | null) {
  return (challenge: string) => authenticator.show(challenge, { userHandle });
}
