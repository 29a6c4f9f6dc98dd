import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Account } from "#lib/domain/account/account.ts";
import { canAuthenticate } from "#lib/domain/account/account.ts";
import { levelCap } from "#lib/domain/account/assurance.ts";
import { confirmInPerson } from "#lib/flows/service-desk/confirm-in-person.ts";
import { approveDeskCode } from "#lib/flows/service-desk/decide-code.ts";
import { issueDeskCode } from "#lib/flows/service-desk/issue-code.ts";
import type { OfficerSession } from "#lib/ports/officer-session-store.ts";
import { keptAccount } from "#tests/support/service-desk.ts";
import { granted, type ServiceDeskWorld, serviceDeskWorld } from "#tests/support/service-desk-world.ts";
import { inParallel } from "#tests/support/storage.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

describe("confirming an account with a service-desk code", () => {
  let world: ServiceDeskWorld;
  let [here, there]: OfficerSession[] = [];
  let people = 0;

  beforeAll(async () => {
    world = await serviceDeskWorld();
    here = await world.signIn(await world.enrolled("Nora", "Riyadh"));
    there = await world.signIn(await world.enrolled("Fahad", "Jeddah"));
  });
  afterAll(() => world.storage.close());

  const officer = (session: OfficerSession | undefined): OfficerSession => {
    if (session === undefined) throw new Error("nobody is at work");
    return session;
  };
  /** A new account that its owner stopped by a hold code: frozen until the service desk, and capped. */
  const stopped = async (): Promise<Account> => {
    people += 1;
    const cappedUntil = world.clock.now() + 7 * DAY_MS;
    return keptAccount(world.storage, `new ${people}`, { status: { kind: "frozen", until: null }, cappedUntil });
  };
  const codeFor = async (account: Account, kind: "account" | "new_number" = "account"): Promise<string> => {
    const lookId = await world.lookUp(officer(here), account.nationalId);
    const wish = kind === "account" ? { kind } : { kind, number: "+966555555551" };
    const code = granted(await issueDeskCode(world.ports, officer(here), { lookId, wish }));
    const live = await world.ports.deskCodes.findLive(account.id, world.clock.now());
    const seen = { lookId: await world.lookUp(officer(there), account.nationalId), codeId: live?.id ?? "none" };
    granted(await approveDeskCode(world.ports, officer(there), seen));
    return code;
  };
  let pages = 0;
  const confirm = async (nationalId: string, code: string) => {
    pages += 1;
    const page = `page-${pages}`;
    const id = await world.pictures.current({ purpose: "freeze", flowId: page, now: world.clock.now() }, 5);
    const picture = world.pictures.answerOf(id);
    const visit = { network: `192.0.2.${pages}/32`, deviceToken: null };
    return confirmInPerson(world.ports, { nationalId: nationalId as never, code, picture, page, visit });
  };

  it("ends the freeze of a new account and its cap, and the person is told", async () => {
    const account = await stopped();
    const code = await codeFor(account);
    world.told.length = 0;
    expect((await confirm(account.nationalId, code)).ok).toBe(true);
    const now = await world.ports.accounts.find(account.id);
    if (now === null) throw new Error("no account");
    expect(canAuthenticate(now, world.clock.now()).ok).toBe(true);
    expect(levelCap(now, world.clock.now())).toBe("urn:nafidha:loa:3");
    expect(world.told.map(({ content }) => content)).toContainEqual({ template: "desk_notice", act: "confirmed" });
    const events = (await world.storage.auditLog()).slice(-2).map(({ event }) => event);
    expect(events).toEqual(["desk.code_used", "account.confirmed_in_person"]);
  });

  it("confirms once, of twenty that come at once", async () => {
    const account = await stopped();
    const code = await codeFor(account);
    const outcomes = await inParallel(20, () => confirm(account.nationalId, code));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it("refuses a code for a new number, a wrong code and an id without an account by the same words", async () => {
    const account = await stopped();
    const refused = { ok: false, refusal: { code: "desk_code_not_accepted" } };
    expect(await confirm(account.nationalId, await codeFor(account, "new_number"))).toEqual(refused);
    expect(await confirm(account.nationalId, "ABCDEFGH")).toEqual(refused);
    expect(await confirm("1000999999", "ABCDEFGH")).toEqual(refused);
    const now = await world.ports.accounts.find(account.id);
    expect(now?.status).toEqual({ kind: "frozen", until: null });
  });

  it("slows down who guesses from one network", async () => {
    const account = await stopped();
    const visit = { network: "198.51.100.0/24", deviceToken: null };
    const guess = async (index: number) => {
      const page = `guess-${index}`;
      const id = await world.pictures.current({ purpose: "freeze", flowId: page, now: world.clock.now() }, 5);
      const picture = world.pictures.answerOf(id);
      const typed = { nationalId: account.nationalId as never, code: "WRONGONE", picture, page, visit };
      return confirmInPerson(world.ports, typed);
    };
    const codes: string[] = [];
    for (let index = 0; index < 8; index += 1) {
      const outcome = await guess(index);
      codes.push(outcome.ok ? "accepted" : outcome.refusal.code);
    }
    expect(codes.at(0)).toBe("desk_code_not_accepted");
    expect(codes.at(-1)).toBe("too_many_attempts");
  });
});
