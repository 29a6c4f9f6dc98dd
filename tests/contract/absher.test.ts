import { afterAll, describe, expect, it } from "vitest";
import { openidAbsher } from "#lib/adapters/absher/openid-absher.ts";
import type { Absher, AbsherVouched } from "#lib/ports/absher.ts";
import { absherAccountOf } from "#simulators/absher/accounts.ts";
import { personSchema } from "#simulators/people/person.ts";
import { signInAtAbsher } from "#tests/support/absher-browser.ts";
import { fakeAbsher } from "#tests/support/fakes/absher.ts";
import { registryPerson } from "#tests/support/fakes/civil-registry.ts";
import { openSimulatedWorld } from "#tests/support/simulated-world.ts";

const REDIRECT_URI = "https://portal.example.sa/api/national-file/callback";
const SECRET = "a-secret-of-the-test";

type Subject = {
  readonly absher: Absher;
  /** Signs somebody in, or declines, and answers the query that comes back. */
  signIn(address: string, person: AbsherVouched | "decline"): Promise<string>;
  goDown(): Promise<unknown>;
  comeBack(): Promise<unknown>;
};

const world = await openSimulatedWorld({
  absherClient: { id: "nafidha", secret: SECRET, redirectUri: REDIRECT_URI },
});
afterAll(world.close);
const person = registryPerson();
await world.post("/people", person);
const account = absherAccountOf(personSchema.parse(person));
const VOUCHED: AbsherVouched = { nationalId: person.nationalId, username: account.username };

const failures: string[] = [];
const silentLog = { error: (event: string) => String(failures.push(event)) };
const registration = {
  issuer: `${world.url}/absher-id`,
  clientId: "nafidha",
  clientSecret: SECRET,
  redirectUri: REDIRECT_URI,
};
const queryOf = async (address: string, typed: Parameters<typeof signInAtAbsher>[2]): Promise<string> => {
  const back = await signInAtAbsher(address, REDIRECT_URI, typed);
  if ("query" in back) return back.query;
  throw new Error(`left at Absher: ${back.status}`);
};
const overHttp: Subject = {
  absher: openidAbsher(registration, silentLog),
  signIn: (address, who) => queryOf(address, who === "decline" ? "cancel" : account),
  goDown: () => world.setFault("absher", "down"),
  comeBack: () => world.setFault("absher", "ok"),
};
const fake = fakeAbsher();
const inMemory: Subject = {
  absher: fake,
  signIn: async (address, who) => fake.signIn(address, who),
  goDown: async () => fake.goDown(),
  comeBack: async () => fake.comeBack(),
};

async function asked(absher: Absher) {
  const request = await absher.request("ar");
  if (request === null) throw new Error("Absher is down");
  return request;
}

describe.each([
  ["over OpenID Connect", overHttp],
  ["in memory", inMemory],
])("Absher %s", (_, { absher, signIn, goDown, comeBack }) => {
  it("vouches for who signed in there, once", async () => {
    const { address, checks } = await asked(absher);
    const query = await signIn(address, VOUCHED);
    expect(await absher.redeem(query, checks)).toEqual({ kind: "vouched", person: VOUCHED });
    expect(await absher.redeem(query, checks)).toEqual({ kind: "not_accepted" });
  });

  it("gives each request a state, nonce and verifier of its own, and shows no verifier", async () => {
    const [one, other] = [await asked(absher), await asked(absher)];
    for (const key of ["state", "nonce", "verifier"] as const) expect(one.checks[key]).not.toBe(other.checks[key]);
  });

  it("says declined when the person cancels there", async () => {
    const { address, checks } = await asked(absher);
    expect(await absher.redeem(await signIn(address, "decline"), checks)).toEqual({ kind: "declined" });
  });

  it("accepts no answer to another request (code injection)", async () => {
    const [attackers, victims] = [await asked(absher), await asked(absher)];
    const code = new URLSearchParams(await signIn(attackers.address, VOUCHED));
    expect(await absher.redeem(`?${code}`, victims.checks)).toEqual({ kind: "not_accepted" });
    code.set("state", victims.checks.state);
    expect(await absher.redeem(`?${code}`, victims.checks)).toEqual({ kind: "not_accepted" });
  });

  it("accepts nothing that is no answer at all", async () => {
    const { checks } = await asked(absher);
    for (const query of ["", "?", "?code=made-up", `?state=${checks.state}`, `?state=${checks.state}&code=made-up`]) {
      expect(await absher.redeem(query, checks)).toEqual({ kind: "not_accepted" });
    }
  });

  it("has nowhere to send anybody while it is down, and redeems nothing", async () => {
    const { address, checks } = await asked(absher);
    const query = await signIn(address, VOUCHED);
    await goDown();
    expect(await absher.request("ar")).toBeNull();
    expect(await absher.redeem(query, checks)).toEqual({ kind: "unavailable" });
    await comeBack();
    expect(await absher.request("ar")).not.toBeNull();
  });
});

describe("Absher over OpenID Connect", () => {
  const { absher } = overHttp;

  it("is asked for a fresh sign-in by code with PKCE, in the person's language, and never by a secret in the address", async () => {
    const { address, checks } = await asked(absher);
    const parameters = Object.fromEntries(new URL(address).searchParams);
    expect(parameters).toMatchObject({
      response_type: "code",
      code_challenge_method: "S256",
      prompt: "login",
      ui_locales: "ar",
      redirect_uri: REDIRECT_URI,
    });
    expect(address).not.toContain(checks.verifier);
    expect(address).not.toContain(SECRET);
  });

  it("is believed only with the name of its issuer in the answer (mix-up)", async () => {
    for (const change of [
      (query: URLSearchParams) => query.set("iss", "https://evil.example"),
      (query: URLSearchParams) => query.delete("iss"),
    ]) {
      const { address, checks } = await asked(absher);
      const query = new URLSearchParams(await queryOf(address, account));
      change(query);
      expect(await absher.redeem(`?${query}`, checks)).toEqual({ kind: "not_accepted" });
    }
  });

  it("gives nothing to a client with another secret", async () => {
    const stranger = openidAbsher({ ...registration, clientSecret: "another-secret-entirely" }, silentLog);
    const { address, checks } = await asked(stranger);
    expect(await stranger.redeem(await queryOf(address, account), checks)).toEqual({ kind: "not_accepted" });
  });

  it("keeps no session: the next sign-in in the same browser asks again", async () => {
    const { address } = await asked(absher);
    expect(await signInAtAbsher(address, REDIRECT_URI, { ...account, password: "wrong" })).toMatchObject({
      status: 200,
    });
    expect(await signInAtAbsher(address, REDIRECT_URI, account)).toHaveProperty("query");
  });

  it("lets a person in by id as well as by username, whatever its case", async () => {
    for (const username of [person.nationalId, account.username.toUpperCase()]) {
      const { address, checks } = await asked(absher);
      const query = await queryOf(address, { ...account, username });
      expect(await absher.redeem(query, checks)).toEqual({ kind: "vouched", person: VOUCHED });
    }
  });

  it("counts as down when it is slow or nobody listens", async () => {
    await world.setFault("absher", "slow", { latencyMs: 1_500 });
    expect(await openidAbsher({ ...registration, timeoutSeconds: 1 }, silentLog).request("en")).toBeNull();
    await world.setFault("absher", "ok");
    expect(
      await openidAbsher({ ...registration, issuer: "http://127.0.0.1:1/absher-id" }, silentLog).request("en"),
    ).toBeNull();
  });

  it("is not spoken to without https unless it is on this machine", async () => {
    expect(
      await openidAbsher({ ...registration, issuer: "http://absher.example.sa" }, silentLog).request("ar"),
    ).toBeNull();
  });

  it("is not believed where it names another issuer than the one that was set", async () => {
    const impostor = openidAbsher(
      { ...registration, issuer: registration.issuer.replace("localhost", "127.0.0.1") },
      silentLog,
    );
    expect(await impostor.request("ar")).toBeNull();
  });
});
