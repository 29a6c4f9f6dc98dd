import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { fieldCipher } from "#lib/adapters/crypto/field-cipher.ts";
import { keyRing } from "#lib/adapters/crypto/key-ring.ts";
import { announceSuccessor, giveUpKey, rotateDueKeys } from "#lib/flows/signing-keys/rotate-keys.ts";
import type { KeyPorts } from "#lib/flows/signing-keys/take-key-step.ts";
import { generateSigningKey } from "#lib/oidc/signing-keys.ts";
import type { SigningKey } from "#lib/ports/signing-key-store.ts";
import { signingKeyStore } from "#lib/stores/signing-key-store.ts";
import { inParallel, TEST_KEYS, type TestStorage, testStorage } from "#tests/support/storage.ts";

const TIMES = { signMs: 1000, announceMs: 100, retireMs: 300 };
const SILENT = { info: () => undefined, warn: () => undefined, error: () => "reference" };
const AT_ONCE = 8;

let storage: TestStorage;
let ports: KeyPorts;
const made: SigningKey[] = [];

/** RSA keys take a second each; elliptic ones stand for them. */
async function makeKey(algorithm: SigningKey["algorithm"]): Promise<SigningKey> {
  const key = { ...(await generateSigningKey("ES256")), algorithm };
  made.push(key);
  return key;
}

beforeEach(async () => {
  storage = await testStorage();
  made.length = 0;
  ports = { signingKeys: signingKeyStore(storage), makeKey, log: SILENT };
});
afterEach(() => storage.close());

const statesOf = async (algorithm = "ES256") =>
  (await ports.signingKeys.list()).flatMap((key) => (key.algorithm === algorithm ? [key.state] : []));
const together = (now: number) => inParallel(AT_ONCE, () => rotateDueKeys(ports, TIMES, now));
const eventsOf = async (algorithm = "ES256") =>
  (await storage.auditLog())
    .filter(({ details }) => JSON.stringify(details).includes(algorithm))
    .map(({ event }) => event);

describe("signing keys in the database", () => {
  it("take each step once, however many processes come to it at the same instant", async () => {
    await together(0);
    expect(await statesOf()).toEqual(["signing"]);
    await together(900);
    expect(await statesOf()).toEqual(["signing", "published"]);
    await together(1000);
    expect(await statesOf()).toEqual(["retiring", "signing"]);
    await together(1300);
    expect(await statesOf()).toEqual(["gone", "signing"]);
    const events = ["began_to_sign", "announced", "began_to_sign", "removed"];
    for (const algorithm of ["ES256", "RS256"])
      expect(await eventsOf(algorithm)).toEqual(events.map((event) => `signing_key.${event}`));
  });

  it("announce one successor when operators and the schedule do it at the same instant", async () => {
    await rotateDueKeys(ports, TIMES, 0);
    await Promise.all([together(900), inParallel(AT_ONCE, () => announceSuccessor(ports, "ES256", 900))]);
    expect(await statesOf()).toEqual(["signing", "published"]);
  });

  it("announce nothing for a key that has stopped signing meanwhile", async () => {
    await rotateDueKeys(ports, TIMES, 0);
    const [first] = await ports.signingKeys.list();
    await rotateDueKeys(ports, TIMES, 900);
    await rotateDueKeys(ports, TIMES, 1000);
    const moves = [{ kid: first?.kid ?? "", from: "signing", to: "signing" }] as const;
    const step = { event: "announced", algorithm: "ES256", moves, makes: "published" } as const;
    const late = { step, made: await makeKey("ES256"), at: 1001, audit: [] };
    expect(await ports.signingKeys.take(late)).toBe(false);
    expect(await statesOf()).toEqual(["retiring", "signing"]);
  });

  it("always leave one that signs when the one that does is given up beside a rotation", async () => {
    await rotateDueKeys(ports, TIMES, 0);
    await rotateDueKeys(ports, TIMES, 900);
    const signing = (await ports.signingKeys.list()).find(({ state }) => state === "signing");
    await Promise.all([together(1000), inParallel(AT_ONCE, () => giveUpKey(ports, signing?.kid ?? "", 1000))]);
    const states = await statesOf(signing?.algorithm);
    expect(states.filter((state) => state === "signing")).toHaveLength(1);
    expect(states.filter((state) => state === "published")).toHaveLength(0);
  });

  it("are kept sealed, and erased when they are gone", async () => {
    await rotateDueKeys(ports, TIMES, 0);
    const rows = JSON.stringify(await storage.database.signingKey.findMany());
    for (const { jwk } of made) expect(rows).not.toContain(jwk.d);
    const [first] = await ports.signingKeys.list();
    await giveUpKey(ports, first?.kid ?? "", 10);
    const gone = await storage.database.signingKey.findMany({ where: { state: "gone" } });
    expect(gone.map(({ jwkSealed }) => jwkSealed)).toEqual([null]);
    expect((await ports.signingKeys.load()).map(({ kid }) => kid)).not.toContain(first?.kid);
  });

  it("stay open when a newer data key is put before, which then seals the next one", async () => {
    const [first, second] = [3, 4].map((fill) => Buffer.alloc(32, fill).toString("base64url"));
    const under = (...dataKeys: string[]) =>
      signingKeyStore({ ...storage, cipher: fieldCipher(keyRing(dataKeys, TEST_KEYS)) });
    await rotateDueKeys({ ...ports, signingKeys: under("master") }, TIMES, 0);
    const changed = under(String(first), "master");
    await rotateDueKeys({ ...ports, signingKeys: changed }, TIMES, 900);
    expect(await changed.load()).toHaveLength(4);
    expect(await under(String(second), String(first), "master").load()).toHaveLength(4);
    const names = (await storage.database.signingKey.findMany({ orderBy: { createdAt: "asc" } })).map(
      ({ jwkSealed }) => jwkSealed?.split(".")[1],
    );
    expect(names[0]).toBe(names[1]);
    expect(names[2]).toBe(names[3]);
    expect(names[0]).not.toBe(names[2]);
    await expect(under(String(first)).load()).rejects.toThrow("unknown key");
  });

  it("open only under the data key", async () => {
    await rotateDueKeys(ports, TIMES, 0);
    const other = { ...storage, cipher: fieldCipher([() => Buffer.alloc(32, 3)]) };
    await expect(signingKeyStore(other).load()).rejects.toThrow("unknown key");
  });

  it("hold in the set first, for each algorithm, the one that signs", async () => {
    await rotateDueKeys(ports, TIMES, 0);
    await rotateDueKeys(ports, TIMES, 900);
    await rotateDueKeys(ports, TIMES, 1000);
    await announceSuccessor(ports, "ES256", 1010);
    const set = (await ports.signingKeys.load()).filter(({ algorithm }) => algorithm === "ES256");
    expect(set.map(({ state }) => state)).toEqual(["signing", "published", "retiring"]);
  });
});

/** A process that dies at its n-th change: before it is written, or after. */
function dying(at: number, moment: "before" | "after"): KeyPorts {
  let changes = 0;
  const take: KeyPorts["signingKeys"]["take"] = async (change) => {
    changes += 1;
    if (changes === at && moment === "before") throw new Error("killed");
    const taken = await ports.signingKeys.take(change);
    if (changes === at) throw new Error("killed");
    return taken;
  };
  return { ...ports, signingKeys: { ...ports.signingKeys, take } };
}

describe("a process that dies in the middle of a rotation", () => {
  const deaths = [1, 2].flatMap((at) => [
    { at, moment: "before" as const },
    { at, moment: "after" as const },
  ]);

  it.each(deaths)("$moment its change $at leaves what the next run of another finishes", async ({ at, moment }) => {
    for (const [now, expected] of [
      [0, ["signing"]],
      [900, ["published", "signing"]],
      [1000, ["retiring", "signing"]],
      [1300, ["gone", "signing"]],
    ] as const) {
      await expect(rotateDueKeys(dying(at, moment), TIMES, now)).rejects.toThrow("killed");
      await rotateDueKeys(ports, TIMES, now);
      for (const algorithm of ["ES256", "RS256"]) expect((await statesOf(algorithm)).sort()).toEqual(expected);
    }
  });

  it("has changed nothing when it dies within a change: moves, the new key and the audit line are one", async () => {
    await rotateDueKeys(ports, TIMES, 0);
    await rotateDueKeys(ports, TIMES, 900);
    const lines = (await storage.auditLog()).length;
    const audit = [{ event: "signing_key.began_to_sign", accountId: null, at: Number.NaN, details: {} }] as const;
    const [signing] = (await ports.signingKeys.list()).filter(({ algorithm }) => algorithm === "ES256");
    const moves = [{ kid: signing?.kid ?? "", from: "signing", to: "retiring" }] as const;
    const step = { event: "began_to_sign", algorithm: "ES256", moves, makes: null } as const;
    await expect(ports.signingKeys.take({ step, made: null, at: 1000, audit })).rejects.toThrow();
    expect((await statesOf()).sort()).toEqual(["published", "signing"]);
    expect(await storage.auditLog()).toHaveLength(lines);
  });
});
