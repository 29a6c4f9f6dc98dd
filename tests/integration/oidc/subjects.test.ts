import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ClientMetadata } from "#lib/ports/client-store.ts";
import { NO_EFFECTS } from "#lib/ports/effects.ts";
import { insertAccount } from "#lib/stores/account-writes.ts";
import { consentStore } from "#lib/stores/consent-store.ts";
import { dataSite, receive } from "#tests/support/data-steps.ts";
import { Visitor } from "#tests/support/oidc-visitor.ts";
import { type OidcWorld, oidcWorld } from "#tests/support/oidc-world.ts";
import { idOf } from "#tests/support/storage.ts";

const SECTOR = "https://sector.gov.example/redirects.json";
const IN_SECTOR = ["https://permits.example/cb", "https://fines.example/cb"];

/** Answers the one document of the sector, and nothing else. */
const sectorDocument: typeof fetch = async (address) => {
  const isKnown = String(address instanceof Request ? address.url : address) === SECTOR;
  return isKnown ? Response.json(IN_SECTOR) : new Response(null, { status: 404 });
};

describe("the subject by which a site knows a person", () => {
  let world: Awaited<ReturnType<typeof oidcWorld>>;
  let restarted: OidcWorld;
  let site: ClientMetadata;

  const subjectAt = async (at: OidcWorld, client: ClientMetadata): Promise<string> =>
    String((await receive(at, client, { scope: "openid" }, new Visitor())).userinfo.sub);

  beforeAll(async () => {
    world = await oidcWorld(undefined, undefined, sectorDocument);
    restarted = await oidcWorld(world.database, undefined, sectorDocument);
    site = await dataSite(world, "permits");
  });
  afterAll(async () => {
    await restarted.close();
    await world.close();
  });

  it("is the same after a restart, with a new number, a new e-mail, and a consent that was withdrawn and given again", async () => {
    const first = await subjectAt(world, site);
    expect(await subjectAt(restarted, site)).toBe(first);
    const changed = { mobileKey: "another number", emailKey: "another e-mail", mobileChangedAt: new Date() };
    await world.storage.database.account.update({ where: { id: world.account.id }, data: changed });
    expect(
      await consentStore(world.storage).withdraw({ accountId: world.account.id, clientId: "permits" }, NO_EFFECTS),
    ).toBe(true);
    expect(await subjectAt(world, site)).toBe(first);
  });

  it("is one for the sites of one sector_identifier_uri, whatever their hosts, and another for a site of one of these hosts alone", async () => {
    const inSector = (name: string, redirect: string | undefined) =>
      dataSite(world, name, { redirect_uris: [redirect], sector_identifier_uri: SECTOR });
    const permits = await subjectAt(world, await inSector("sector-permits", IN_SECTOR[0]));
    expect(await subjectAt(world, await inSector("sector-fines", IN_SECTOR[1]))).toBe(permits);
    const alone = await dataSite(world, "sector-alone", { redirect_uris: [IN_SECTOR[1]] });
    expect(await subjectAt(world, alone)).not.toBe(permits);
  });

  it("attack: is taken by no site that names a sector which does not name it", async () => {
    const redirect_uris = ["https://stranger.example/cb"];
    const stranger = await dataSite(world, "sector-stranger", { redirect_uris, sector_identifier_uri: SECTOR });
    await expect(subjectAt(world, stranger)).rejects.toThrow();
  });

  it("is never given again: who registers anew with the same id, name and number is somebody else to every site, and agreed to nothing", async () => {
    const before = await subjectAt(world, site);
    const { database } = world.storage;
    await database.dataRelease.deleteMany();
    await database.consent.deleteMany();
    await database.account.deleteMany();
    const again = { ...world.account, id: idOf("the same person, registered anew") };
    await database.$transaction((transaction) => insertAccount(world.storage, transaction, again));
    expect(await subjectAt({ ...world, account: again }, site)).not.toBe(before);
    expect(await database.consent.findMany({ select: { accountId: true } })).toEqual([{ accountId: again.id }]);
  });
});
