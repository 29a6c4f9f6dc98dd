import { afterAll, describe, expect, it } from "vitest";
import { httpMobileOwnership } from "#lib/adapters/mobile-ownership/http-mobile-ownership.ts";
import type { MobileOwnership, OwnedNumber } from "#lib/ports/mobile-ownership.ts";
import { registryPerson } from "#tests/support/fakes/civil-registry.ts";
import { fakeMobileOwnership, ownedNumber } from "#tests/support/fakes/mobile-ownership.ts";
import { openSimulatedWorld } from "#tests/support/simulated-world.ts";

type Subject = {
  readonly ownership: MobileOwnership;
  give(nationalId: string, numbers: readonly OwnedNumber[]): Promise<unknown>;
  goDown(): Promise<unknown>;
  comeBack(): Promise<unknown>;
};

const OWNER = "1234567897";
const OTHER = "1098765439";
const personal = ownedNumber();
const business = ownedNumber({ number: "+966551234567", contract: "business", simChangedAt: null });

const world = await openSimulatedWorld();
afterAll(world.close);

const iso = (instant: number | null): string | null => (instant === null ? null : new Date(instant).toISOString());
const overHttp: Subject = {
  ownership: httpMobileOwnership(world.endpoint("mobile-ownership")),
  give: (nationalId, numbers) =>
    world.post("/people", {
      ...registryPerson({ nationalId }),
      mobiles: numbers.map((each) => ({ ...each, since: iso(each.since), simChangedAt: iso(each.simChangedAt) })),
    }),
  goDown: () => world.setFault("mobile-ownership", "down"),
  comeBack: () => world.setFault("mobile-ownership", "ok"),
};
const fake = fakeMobileOwnership();
const inMemory: Subject = {
  ownership: fake,
  give: async (nationalId, numbers) => {
    for (const number of numbers) fake.assign(nationalId, number);
  },
  goDown: async () => fake.goDown(),
  comeBack: async () => fake.comeBack(),
};

describe.each([
  ["over HTTP", overHttp],
  ["in memory", inMemory],
])("A mobile-ownership registry %s", (_, subject) => {
  it("says yes for the owner, with the contract and the SIM's date", async () => {
    await subject.give(OWNER, [personal, business]);
    expect(await subject.ownership.check(OWNER, personal.number)).toEqual({
      answer: "yes",
      contract: "personal",
      simChangedAt: personal.simChangedAt,
    });
  });

  it("says yes with an unknown SIM date when the operators do not know it", async () => {
    await subject.give(OWNER, [personal, business]);
    const answer = await subject.ownership.check(OWNER, business.number);
    expect(answer).toEqual({ answer: "yes", contract: "business", simChangedAt: null });
  });

  it("says no, and nothing more, for anybody else and for a number that nobody has", async () => {
    await subject.give(OWNER, [personal, business]);
    const no = { answer: "no", contract: null, simChangedAt: null };
    expect(await subject.ownership.check(OTHER, personal.number)).toEqual(no);
    expect(await subject.ownership.check(OWNER, "+966599999999")).toEqual(no);
  });

  it("lists every number of an id, and none for a stranger", async () => {
    await subject.give(OWNER, [personal, business]);
    expect(await subject.ownership.numbersOf(OWNER)).toEqual({ kind: "numbers", numbers: [personal, business] });
    expect(await subject.ownership.numbersOf("2999999994")).toEqual({ kind: "numbers", numbers: [] });
  });

  it("says unknown to both questions while it is down", async () => {
    await subject.goDown();
    const unknown = { answer: "unknown", contract: null, simChangedAt: null };
    expect(await subject.ownership.check(OWNER, personal.number)).toEqual(unknown);
    expect(await subject.ownership.numbersOf(OWNER)).toEqual({ kind: "unknown" });
    await subject.comeBack();
  });
});

describe("A mobile-ownership registry over HTTP that misbehaves", () => {
  it("is unknown when it is slower than the timeout", async () => {
    await world.setFault("mobile-ownership", "slow", { latencyMs: 2_000 });
    const impatient = httpMobileOwnership(world.endpoint("mobile-ownership", 100));
    expect((await impatient.check(OWNER, personal.number)).answer).toBe("unknown");
    expect((await impatient.numbersOf(OWNER)).kind).toBe("unknown");
    await world.setFault("mobile-ownership", "ok");
  });

  it("is unknown when the service is another one than expected", async () => {
    const confused = httpMobileOwnership(world.endpoint("sms"));
    expect((await confused.check(OWNER, personal.number)).answer).toBe("unknown");
    expect((await confused.numbersOf(OWNER)).kind).toBe("unknown");
  });
});
