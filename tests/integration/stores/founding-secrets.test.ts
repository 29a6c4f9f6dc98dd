import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { keyedHash } from "#lib/adapters/crypto/keyed-hash.ts";
import { keysOf } from "#lib/adapters/crypto/keys.ts";
import { refuseAnotherSalt } from "#lib/oidc/founding.ts";
import { pairwiseSubject } from "#lib/oidc/subject.ts";
import { foundingSecrets } from "#lib/stores/founding-secrets.ts";
import { inParallel, type TestStorage, testStorage } from "#tests/support/storage.ts";

const hashUnder = (fill: number) => keyedHash(keysOf(Buffer.alloc(32, fill).toString("base64url")));

describe("a database and the pairwise salt that it was founded with", () => {
  let storage: TestStorage;
  const start = (fill: number) =>
    refuseAnotherSalt({ founding: foundingSecrets(storage.database), hash: hashUnder(fill) }, 1);

  beforeAll(async () => {
    storage = await testStorage();
  });
  afterAll(() => storage.close());

  it("start together again and again, also when several processes found it at once", async () => {
    await inParallel(6, () => start(1));
    await start(1);
    expect(await storage.database.foundingSecret.count()).toBe(1);
  });

  it("refuse each other when the salt is another one, in words that say what to do", async () => {
    const refused = start(2);
    await expect(refused).rejects.toThrow("founded with another MASTER_KEY");
    await expect(refused).rejects.toThrow("Set the MASTER_KEY that this database was founded with");
    await start(1);
  });

  it("share a fingerprint that is no subject and not the salt", async () => {
    const [row] = await storage.database.foundingSecret.findMany();
    const salt = keysOf(Buffer.alloc(32, 1).toString("base64url"))("hash:subject").toString("base64url");
    expect(salt).not.toContain(row?.fingerprint);
    const subject = pairwiseSubject(hashUnder(1), "fingerprint of the pairwise salt", { clientId: "" });
    expect(subject).not.toContain(row?.fingerprint);
  });

  it("cannot be parted by the portal's own role: the fingerprint is neither changed nor removed", async () => {
    await expect(storage.pool.query("UPDATE founding_secret SET fingerprint = 'x'")).rejects.toThrow(
      /permission denied/,
    );
    await expect(storage.pool.query("DELETE FROM founding_secret")).rejects.toThrow(/permission denied/);
  });
});
