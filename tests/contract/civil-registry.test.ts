import { afterAll, describe, expect, it } from "vitest";
import { httpCivilRegistry } from "#lib/adapters/civil-registry/http-civil-registry.ts";
import type { CivilRegistry, RegistryPerson } from "#lib/ports/civil-registry.ts";
import { fakeCivilRegistry, registryPerson } from "#tests/support/fakes/civil-registry.ts";
import { openSimulatedWorld } from "#tests/support/simulated-world.ts";

type Subject = {
  readonly registry: CivilRegistry;
  put(person: RegistryPerson): Promise<unknown>;
  goDown(): Promise<unknown>;
  comeBack(): Promise<unknown>;
};

const world = await openSimulatedWorld();
afterAll(world.close);

const overHttp: Subject = {
  registry: httpCivilRegistry(world.endpoint("civil-registry")),
  put: (person) => world.post("/people", person),
  goDown: () => world.setFault("civil-registry", "down"),
  comeBack: () => world.setFault("civil-registry", "ok"),
};
const fake = fakeCivilRegistry();
const inMemory: Subject = {
  registry: fake,
  put: async (person) => fake.put(person),
  goDown: async () => fake.goDown(),
  comeBack: async () => fake.comeBack(),
};

describe.each([
  ["over HTTP", overHttp],
  ["in memory", inMemory],
])("A civil registry %s", (_, subject) => {
  it("answers with the whole person whose id it is", async () => {
    const person = registryPerson();
    await subject.put(person);
    expect(await subject.registry.find(person.nationalId)).toEqual({ kind: "person", person });
  });

  it("answers with the newest entry of a replaced person", async () => {
    const person = registryPerson({ nationalId: "1098765439", status: "deceased" });
    await subject.put({ ...person, status: "alive" });
    await subject.put(person);
    expect(await subject.registry.find(person.nationalId)).toEqual({ kind: "person", person });
  });

  it("says absent of an id that nobody has", async () => {
    expect(await subject.registry.find("1999999996")).toEqual({ kind: "absent" });
  });

  it("says unknown while it is down, and never absent", async () => {
    await subject.goDown();
    expect(await subject.registry.find("1999999996")).toEqual({ kind: "unknown" });
    await subject.comeBack();
    expect(await subject.registry.find("1999999996")).toEqual({ kind: "absent" });
  });
});

describe("A civil registry over HTTP that misbehaves", () => {
  it("is unknown when it is slower than the timeout", async () => {
    await world.setFault("civil-registry", "slow", { latencyMs: 2_000 });
    const impatient = httpCivilRegistry(world.endpoint("civil-registry", 100));
    expect(await impatient.find("1999999996")).toEqual({ kind: "unknown" });
    await world.setFault("civil-registry", "ok");
  });

  it("is unknown when nothing listens, when the token is wrong, and when the answer is not of its shape", async () => {
    const deaf = httpCivilRegistry({ baseUrl: "http://127.0.0.1:1", token: null });
    const stranger = httpCivilRegistry({ ...world.endpoint("civil-registry"), token: "wrong" });
    const otherService = httpCivilRegistry({ ...world.endpoint("civil-registry"), baseUrl: `${world.url}/nowhere` });
    for (const registry of [deaf, stranger, otherService]) {
      expect(await registry.find("1999999996")).toEqual({ kind: "unknown" });
    }
  });
});
