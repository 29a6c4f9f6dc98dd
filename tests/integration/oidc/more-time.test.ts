import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { TIME_MAXIMUM_MS } from "#lib/domain/time-limit.ts";
import { authorizationUrl, pkce, uidOf, Visitor } from "#tests/support/oidc-visitor.ts";
import { type OidcWorld, oidcWorld } from "#tests/support/oidc-world.ts";

const MINUTE_MS = 60_000;
const LOGIN = { acr: "urn:nafidha:loa:2", amr: ["pwd", "sms", "mfa"] } as const;

describe("more time for a site's request", () => {
  let world: OidcWorld;
  beforeAll(async () => {
    world = await oidcWorld();
  });
  afterAll(() => world.close());
  afterEach(() => void vi.useRealTimers());

  async function ask() {
    const visitor = new Visitor();
    const url = authorizationUrl(world, { code_challenge: pkce().challenge });
    const answer = await visitor.visit(url);
    const uid = uidOf(answer);
    return { visitor, uid, cookies: visitor.cookieHeader(`/sign-in/${uid}`), set: answer.headers.getSetCookie() };
  }

  /** Only the date moves; timers, and with them the database's driver, run on. */
  const moveTo = (at: number) => vi.useFakeTimers({ now: at, toFake: ["Date"] });

  it("keeps it open beyond its first hour, and the sign-in then goes on to the site", async () => {
    const { visitor, uid, cookies } = await ask();
    const begun = await world.interactions.details(uid, cookies);
    const end = begun?.expiresAt ?? 0;
    expect(Math.round((end - (begun?.beganAt ?? 0)) / MINUTE_MS)).toBe(60);
    moveTo(end - 5 * MINUTE_MS);
    expect(await world.interactions.askForMoreTime(uid, cookies)).toEqual({ ok: true, value: end + 25 * MINUTE_MS });
    moveTo(end + 20 * MINUTE_MS);
    expect(await world.interactions.details(uid, cookies)).toMatchObject({ expiresAt: end + 25 * MINUTE_MS });
    const onward = await world.interactions.finishLogin(uid, cookies, { accountId: world.account.id, ...LOGIN });
    const resumed = await visitor.visit(onward ?? "");
    expect(resumed.headers.get("location")).toMatch(/\/sign-in\//);
  });

  it("is over after an hour when nobody asks", async () => {
    const { uid, cookies } = await ask();
    moveTo(Date.now() + 61 * MINUTE_MS);
    expect(await world.interactions.details(uid, cookies)).toBeNull();
    expect(await world.interactions.askForMoreTime(uid, cookies)).toBeNull();
  });

  it("ends at the maximum, whoever asks how often; the browser's cookies live as long", async () => {
    const { uid, cookies, set } = await ask();
    const began = (await world.interactions.details(uid, cookies))?.beganAt ?? 0;
    let asked = await world.interactions.askForMoreTime(uid, cookies);
    for (let times = 0; asked?.ok === true && times < 30; times += 1) {
      moveTo(asked.value - 5 * MINUTE_MS);
      asked = await world.interactions.askForMoreTime(uid, cookies);
    }
    expect(asked).toEqual({ ok: false, refusal: { code: "time_at_maximum" } });
    expect((await world.interactions.details(uid, cookies))?.expiresAt).toBe(began + TIME_MAXIMUM_MS);
    const lifetimes = set
      .filter((line) => /interaction|resume/.test(line))
      .map((line) => /expires=([^;]+)/.exec(line)?.[1]);
    expect(lifetimes).toHaveLength(4);
    for (const end of lifetimes) expect(Date.parse(end ?? "")).toBeGreaterThanOrEqual(began + TIME_MAXIMUM_MS);
  });

  it("attack: is not given to another browser, nor for another address", async () => {
    const [mine, other] = [await ask(), await ask()];
    const before = await world.interactions.details(mine.uid, mine.cookies);
    expect(await world.interactions.askForMoreTime(mine.uid, "")).toBeNull();
    expect(await world.interactions.askForMoreTime(mine.uid, other.cookies)).toBeNull();
    expect((await world.interactions.details(mine.uid, mine.cookies))?.expiresAt).toBe(before?.expiresAt);
  });

  it("attack: does not bring back a request that was answered, and an answer is not lost by asking at the same time", async () => {
    const { visitor, uid, cookies } = await ask();
    const [onward] = await Promise.all([
      world.interactions.finishLogin(uid, cookies, { accountId: world.account.id, ...LOGIN }),
      ...Array.from({ length: 10 }, () => world.interactions.askForMoreTime(uid, cookies)),
    ]);
    const resumed = await visitor.visit(onward ?? "");
    expect(resumed.headers.get("location")).toMatch(/\/sign-in\//);
    expect(await world.interactions.askForMoreTime(uid, cookies)).toBeNull();
    expect(await world.interactions.details(uid, cookies)).toBeNull();
  });
});
