import { describe, expect, it } from "vitest";
import { GUARDED_PERIOD_MS } from "#lib/domain/account/account.ts";
import { PASSKEY_MAXIMUM } from "#lib/domain/factors/passkey.ts";
import { addPasskey } from "#lib/flows/factors/add-passkey.ts";
import { offerPasskey } from "#lib/flows/factors/load-passkey-offer.ts";
import { ownerHandle, provePasskey } from "#lib/flows/factors/prove-passkey.ts";
import { removePasskey } from "#lib/flows/factors/remove-passkey.ts";
import { renamePasskey } from "#lib/flows/factors/rename-passkey.ts";
import { anAuthenticator } from "#tests/support/authenticator.ts";
import { anAccount } from "#tests/support/fakes/memory-accounts.ts";
import { fakeHash } from "#tests/support/fakes/secrets.ts";
import { ORIGIN, passkeyWorld } from "#tests/support/passkey-world.ts";

const NOW = Date.UTC(2026, 10, 22, 9);
const DAY_MS = 24 * 60 * 60 * 1000;
const ACCOUNT = anAccount();
const OTHER = anAccount({
  id: "0190c0de-0000-7000-8000-000000000002",
  nationalId: "1987654322",
  username: "Saleh1234",
  mobile: { ...ACCOUNT.mobile, number: "+966587654321" },
});
const BY_PASSKEY = ["pop", "user", "mfa"];
const BY_PASSWORD = ["pwd", "sms", "mfa"];

const world = (account = ACCOUNT) => passkeyWorld([account, OTHER], NOW);
type World = ReturnType<typeof world>;
const onlyId = ({ passkeys }: World) => String([...passkeys.rows.keys()][0]);
const templates = ({ memory }: World) =>
  memory.messages.map(({ recipient, content }) => `${recipient.channel}: ${content.template}`);

describe("adding a passkey", () => {
  it("keeps it under the person's name for it, tells every channel, writes the audit log and guards nothing", async () => {
    const own = world();
    await own.enrol(ACCOUNT.id);
    expect([...own.passkeys.rows.values()]).toMatchObject([{ name: "هاتفي", addedAt: NOW, lastUsedAt: null }]);
    expect(templates(own)).toEqual(["sms: factor_added_notice", "email: factor_added_notice"]);
    expect(own.memory.audit).toMatchObject([{ event: "factor.added", accountId: ACCOUNT.id }]);
    expect(own.accountNow(ACCOUNT.id).guardedUntil).toBeNull();
  });

  it("is open in a guarded period too, which it neither starts nor moves", async () => {
    const until = NOW + DAY_MS;
    const own = world(anAccount({ guardedUntil: until }));
    await own.enrol(ACCOUNT.id);
    expect(own.passkeys.rows.size).toBe(1);
    expect(own.accountNow(ACCOUNT.id).guardedUntil).toBe(until);
  });

  it("is refused for the eleventh", async () => {
    const own = world();
    for (let count = 0; count < PASSKEY_MAXIMUM; count += 1) await own.enrol(ACCOUNT.id);
    await expect(own.enrol(ACCOUNT.id)).rejects.toThrow("passkeys_at_maximum");
  });

  it("attack: an answer to another session's challenge enrols nothing", async () => {
    const { ports, accountNow, passkeys } = world();
    const mine = { account: accountNow(ACCOUNT.id), sessionId: "session" };
    const theirs = { account: accountNow(OTHER.id), sessionId: "their session" };
    await offerPasskey(ports, mine);
    const offered = await offerPasskey(ports, theirs);
    if (!offered.ok) throw new Error("refused");
    const answer = anAuthenticator(ORIGIN).create(offered.value.challenge, ownerHandle(fakeHash, OTHER.id));
    expect(await addPasskey(ports, mine, { answer, name: "one" })).toMatchObject({
      refusal: { code: "passkey_not_accepted" },
    });
    expect(passkeys.rows.size).toBe(0);
  });

  it("attack: the same creation sent twice enrols one", async () => {
    const { ports, accountNow, passkeys } = world();
    const adding = { account: accountNow(ACCOUNT.id), sessionId: "session" };
    const offered = await offerPasskey(ports, adding);
    if (!offered.ok) throw new Error("refused");
    const answer = anAuthenticator(ORIGIN).create(offered.value.challenge, ownerHandle(fakeHash, ACCOUNT.id));
    expect(await addPasskey(ports, adding, { answer, name: "one" })).toMatchObject({ ok: true });
    expect(await addPasskey(ports, adding, { answer, name: "two" })).toMatchObject({
      refusal: { code: "passkey_too_late" },
    });
    expect(passkeys.rows.size).toBe(1);
  });

  it("attack: a passkey that another account has is not taken over", async () => {
    const { ports, accountNow, passkeys, enrol } = world();
    const authenticator = await enrol(OTHER.id, {}, "their session");
    const adding = { account: accountNow(ACCOUNT.id), sessionId: "session" };
    const offered = await offerPasskey(ports, adding);
    if (!offered.ok) throw new Error("refused");
    const answer = authenticator.create(offered.value.challenge, ownerHandle(fakeHash, ACCOUNT.id));
    expect(await addPasskey(ports, adding, { answer, name: "one" })).toMatchObject({
      refusal: { code: "passkey_already_added" },
    });
    expect([...passkeys.rows.values()]).toMatchObject([{ accountId: OTHER.id }]);
  });
});

describe("removing a passkey", () => {
  /** Enrolled long ago or just now, and shown a moment ago. */
  async function shown(ageMs: number) {
    const own = world();
    const authenticator = await own.enrol(ACCOUNT.id);
    own.clock.advance(ageMs);
    const place = { purpose: "sign_in", flowId: "uid" } as const;
    const answer = authenticator.show(await own.challengeOf(place));
    await provePasskey(own.ports, { ...place, answer, accountId: null });
    return own;
  }

  it("without a passkey that counts guards the account for 72 hours, and tells every channel", async () => {
    const own = world();
    await own.enrol(ACCOUNT.id);
    const removing = { account: own.accountNow(ACCOUNT.id), methods: BY_PASSWORD, id: onlyId(own) };
    expect(await removePasskey(own.ports, removing)).toMatchObject({ ok: true });
    expect(own.passkeys.rows.size).toBe(0);
    expect(own.accountNow(ACCOUNT.id).guardedUntil).toBe(NOW + GUARDED_PERIOD_MS);
    expect(templates(own).slice(2)).toEqual(["sms: factor_removed_notice", "email: factor_removed_notice"]);
    expect(own.memory.audit.at(-1)).toMatchObject({ event: "factor.removed", details: { guarded: true } });
  });

  it("guards nothing when the person signed in by a passkey that has counted for 7 days", async () => {
    const own = await shown(7 * DAY_MS);
    await removePasskey(own.ports, { account: own.accountNow(ACCOUNT.id), methods: BY_PASSKEY, id: onlyId(own) });
    expect(own.passkeys.rows.size).toBe(0);
    expect(own.accountNow(ACCOUNT.id).guardedUntil).toBeNull();
  });

  it("guards when the passkey that was shown is too young to count, also beside an old one that was not shown", async () => {
    const young = await shown(7 * DAY_MS - 1);
    await removePasskey(young.ports, { account: young.accountNow(ACCOUNT.id), methods: BY_PASSKEY, id: onlyId(young) });
    expect(young.accountNow(ACCOUNT.id).guardedUntil).not.toBeNull();

    const both = world();
    await both.enrol(ACCOUNT.id);
    both.clock.advance(8 * DAY_MS);
    const fresh = await both.enrol(ACCOUNT.id);
    const place = { purpose: "sign_in", flowId: "uid" } as const;
    const answer = fresh.show(await both.challengeOf(place));
    await provePasskey(both.ports, { ...place, answer, accountId: null });
    await removePasskey(both.ports, { account: both.accountNow(ACCOUNT.id), methods: BY_PASSKEY, id: onlyId(both) });
    expect(both.accountNow(ACCOUNT.id).guardedUntil).not.toBeNull();
  });

  it("is refused while the account is guarded", async () => {
    const own = world();
    await own.enrol(ACCOUNT.id);
    await own.enrol(ACCOUNT.id);
    await removePasskey(own.ports, { account: own.accountNow(ACCOUNT.id), methods: BY_PASSWORD, id: onlyId(own) });
    const again = { account: own.accountNow(ACCOUNT.id), methods: BY_PASSKEY, id: onlyId(own) };
    expect(await removePasskey(own.ports, again)).toMatchObject({ refusal: { code: "account_guarded" } });
    expect(own.passkeys.rows.size).toBe(1);
  });

  it("attack: another account's passkey is neither removed nor renamed by its id", async () => {
    const own = world();
    await own.enrol(OTHER.id);
    const [id, missing] = [onlyId(own), { refusal: { code: "passkey_missing" } }];
    const removing = { account: own.accountNow(ACCOUNT.id), methods: BY_PASSKEY, id };
    expect(await removePasskey(own.ports, removing)).toMatchObject(missing);
    expect(await renamePasskey(own.ports, ACCOUNT.id, { id, name: "mine" })).toMatchObject(missing);
    expect([...own.passkeys.rows.values()]).toMatchObject([{ accountId: OTHER.id, name: "هاتفي" }]);
  });
});

describe("showing a passkey as evidence", () => {
  const place = { purpose: "evidence", flowId: "flow" } as const;

  it("says whose it is, and counts for the account that the flow is about", async () => {
    const own = world();
    const authenticator = await own.enrol(ACCOUNT.id);
    const first = authenticator.show(await own.challengeOf(place));
    expect(await provePasskey(own.ports, { ...place, answer: first, accountId: null })).toMatchObject({
      ok: true,
      value: { accountId: ACCOUNT.id, addedAt: NOW },
    });
    const second = authenticator.show(await own.challengeOf(place), { userHandle: null });
    expect(await provePasskey(own.ports, { ...place, answer: second, accountId: ACCOUNT.id })).toMatchObject({
      ok: true,
    });
  });

  it("attack: a passkey of another account proves nothing, in the words of an unknown one", async () => {
    const own = world();
    const theirs = await own.enrol(OTHER.id);
    const answer = theirs.show(await own.challengeOf(place));
    const refused = await provePasskey(own.ports, { ...place, answer, accountId: ACCOUNT.id });
    expect(refused).toEqual({ ok: false, refusal: { code: "passkey_not_accepted" } });
    const unknown = anAuthenticator(ORIGIN).show(await own.challengeOf(place));
    expect(await provePasskey(own.ports, { ...place, answer: unknown, accountId: ACCOUNT.id })).toEqual(refused);
  });
});
