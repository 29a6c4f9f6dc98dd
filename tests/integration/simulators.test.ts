import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makePeople } from "#simulators/people/generator.ts";
import type { Person } from "#simulators/people/person.ts";
import { USUAL_SEED } from "#simulators/world.ts";
import { openSimulatedWorld, type SimulatedWorld } from "#tests/support/simulated-world.ts";

const people = makePeople(USUAL_SEED, Date.UTC(2026, 5, 15, 9)).map((member) => member.person);

describe("The simulated world's calls", () => {
  let world: SimulatedWorld;
  beforeAll(async () => {
    world = await openSimulatedWorld();
  });
  afterAll(() => world.close());

  const sms = (to: string, text: string) =>
    world.post("/sms/messages", { to, text, idempotencyKey: `${to} ${text}`, class: "code" });
  const inbox = async (query: string) =>
    (await world.get(`/inbox.json?${query}`)).body as { text: string; sentAt: string }[];

  it("show a message with exactly the promised fields", async () => {
    await sms("+966500001111", "رمز التفعيل: 654321");
    expect(await inbox("to=%2B966500001111")).toEqual([
      {
        id: expect.any(String),
        channel: "sms",
        to: "+966500001111",
        text: "رمز التفعيل: 654321",
        code: "654321",
        holdCode: null,
        link: null,
        sentAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      },
    ]);
  });

  it("show only what came after a moment, newest first, also when the plus sign was not encoded", async () => {
    for (const text of ["one", "two", "three"]) await sms("+966500002222", text);
    const all = await inbox("to=+966500002222");
    expect(all.map((message) => message.text)).toEqual(["three", "two", "one"]);
    const later = await inbox(`to=+966500002222&after=${all[2]?.sentAt}`);
    expect(later.map((message) => message.text)).toEqual(["three", "two"]);
    expect(await world.get("/inbox.json?after=yesterday")).toMatchObject({ status: 400 });
  });

  it("list the people with exactly the promised fields, and find one by id", async () => {
    const listed = (await world.get("/people.json")).body as Person[];
    const [first] = listed;
    expect(Object.keys(first ?? {}).sort()).toEqual(
      [
        "nationalId",
        "kind",
        "name",
        "birthDate",
        "birthDateHijri",
        "idExpiry",
        "gender",
        "nationality",
        "status",
        "mobiles",
      ].sort(),
    );
    expect(Object.keys(first?.mobiles[0] ?? {}).sort()).toEqual(["contract", "number", "simChangedAt", "since"]);
    expect(await world.get(`/people/${first?.nationalId}`)).toEqual({ status: 200, body: first });
    expect(await world.get("/people/1999999996")).toMatchObject({ status: 404 });
  });

  it("add a person and then replace it", async () => {
    const person = { ...people[0], nationalId: "1122334459", mobiles: [] };
    expect(await world.post("/people", person)).toEqual({ status: 201, body: person });
    const replaced = { ...person, status: "deceased" };
    expect(await world.post("/people", replaced)).toEqual({ status: 200, body: replaced });
    expect((await world.get("/people/1122334459")).body).toEqual(replaced);
  });

  it.each([
    ["a wrong check digit", { nationalId: "1234567890" }, "nationalId"],
    ["a third kind of id", { nationalId: "3000000004" }, "nationalId"],
    ["a kind that is not the id's", { kind: "resident" }, "kind"],
    ["a date that does not exist", { birthDate: "1990-02-30" }, "birthDate"],
    ["a missing name", { name: undefined }, "name"],
    ["a number that is not E.164", { mobiles: [{ number: "0512345678", contract: "personal" }] }, "mobiles.0.number"],
  ])("refuse a person with %s and say where", async (_, change, where) => {
    const reply = await world.post("/people", { ...people[0], ...change });
    expect(reply).toEqual({ status: 400, body: { error: expect.stringContaining(`${where}:`) } });
  });

  it("refuse bad input with a reason and never crash", async () => {
    const bodies = [null, [], "text", 7, {}, { service: "bank", mode: "ok" }];
    const paths = ["/people", "/faults", "/clock", "/captcha", "/sms/messages", "/email/messages", "/clock/done"];
    for (const path of [...paths, "/civil-registry/persons/search", "/mobile-ownership/check"]) {
      for (const body of bodies) {
        expect(await world.post(path, body)).toEqual({ status: 400, body: { error: expect.any(String) } });
      }
    }
    expect(await world.post("/people", "x".repeat(2 ** 20))).toMatchObject({ status: 413 });
    expect(await world.get("/people/%E0%A4%A")).toMatchObject({ status: 400 });
    expect(await world.get("/faults")).toMatchObject({ status: 405 });
    expect(await world.get("/nothing")).toMatchObject({ status: 404 });
    const notJson = await fetch(`${world.url}/people`, { method: "POST", body: new Uint8Array([0xff, 0x00]) });
    expect(notJson.status).toBe(400);
  });

  it("ask the portal for the bearer token, and nobody else", async () => {
    const reply = await fetch(`${world.url}/sms/messages`, { method: "POST", body: "{}" });
    expect(reply.status).toBe(401);
    expect((await fetch(`${world.url}/clock/stream`)).status).toBe(401);
    expect((await fetch(`${world.url}/people.json`)).status).toBe(200);
  });

  it("fail as often as a flaky service is told to", async () => {
    const search = () => world.post("/civil-registry/persons/search", { nationalId: "1999999996" });
    await world.setFault("civil-registry", "flaky", { failRate: 1 });
    expect(await search()).toMatchObject({ status: 503 });
    await world.setFault("civil-registry", "flaky", { failRate: 0 });
    expect(await search()).toMatchObject({ status: 200 });
    await world.setFault("civil-registry", "ok");
    expect(await world.post("/faults", { service: "sms", mode: "broken" })).toMatchObject({ status: 400 });
  });
});

describe("The simulated world's page", () => {
  let world: SimulatedWorld;
  beforeAll(async () => {
    world = await openSimulatedWorld();
  });
  afterAll(() => world.close());

  it("is Arabic and right-to-left first, and English when asked", async () => {
    expect((await world.get("/")).body).toContain('<html lang="ar" dir="rtl">');
    expect((await world.get("/?lang=en")).body).toContain('<html lang="en" dir="ltr">');
  });

  it("escapes whatever a message or a person's name holds", async () => {
    const nasty = `<script>alert("x")</script>'&`;
    await world.post("/sms/messages", { to: "+966500003333", text: nasty, idempotencyKey: "n", class: "notice" });
    const name = { first: nasty, father: "a", grandfather: "b", family: "c" };
    await world.post("/people", { ...people[0], name: { ar: name, en: name } });
    for (const path of ["/", "/inbox.html", `/?to=${encodeURIComponent(nasty)}`]) {
      expect((await world.get(path)).body).not.toContain("<script>alert");
    }
    expect((await world.get("/inbox.html")).body).toContain(
      "&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;&#39;&amp;",
    );
  });

  it("shows one number's messages only when asked, also by its local form", async () => {
    await world.post("/sms/messages", { to: "+966500004444", text: "for four", idempotencyKey: "4", class: "notice" });
    const filtered = String((await world.get("/inbox.html?to=0500004444")).body);
    expect(filtered).toContain("for four");
    expect(filtered).not.toContain("+966500003333");
  });
});
