import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runStaffCommand } from "#scripts/staff/commands.ts";
import { type ServiceDeskWorld, serviceDeskWorld } from "#tests/support/service-desk-world.ts";

describe("npm run staff", () => {
  let world: ServiceDeskWorld;
  const run = (...words: string[]) =>
    runStaffCommand({ ports: world.ports, issuer: "https://login.example.sa" }, words);
  const idIn = (printed: string): string => /id (\S+)/.exec(printed)?.[1] ?? "none";

  beforeAll(async () => {
    world = await serviceDeskWorld();
  });
  afterAll(() => world.storage.close());

  it("prints a one-time enrolment address whose secret no server sees, and keeps that secret hashed", async () => {
    const printed = await run("add", "نورة  السبيعي", "--desk", "الرياض");
    const address = new URL(printed.split("\n").at(-1) ?? "");
    expect(address.pathname).toBe("/ar/staff/enrol");
    expect(address.search).toBe("");
    expect(address.hash).toMatch(/^#[A-Za-z0-9_-]{22,}$/);
    expect(printed).toContain("needs no approval");
    const rows = JSON.stringify(await world.storage.database.officer.findMany({ omit: { counter: true } }));
    expect(rows).not.toContain(address.hash.slice(1));
    expect(rows).not.toContain("نورة");
  });

  it("takes the second officer from another desk only, and tells the third that two desks have to approve", async () => {
    await expect(run("add", "Fahad", "--desk", "الرياض")).rejects.toThrow("two different desks");
    expect(await run("add", "Fahad", "--desk", "جدة")).toContain("needs no approval");
    expect(await run("add", "Salma", "--desk", "الرياض")).toContain("officers of two desks have to approve");
  });

  it("lists who there is and where each stands, and disables one, once", async () => {
    const id = idIn(await run("add", "Leaving", "--desk", "جدة"));
    expect(await run("list")).toContain(`${id}\tinvited\tجدة\tLeaving`);
    expect(await run("disable", id)).toBe(`disabled ${id}`);
    expect(await run("list")).toContain(`${id}\tdisabled`);
    await expect(run("disable", id)).rejects.toThrow("No working officer");
    await expect(run("disable", "everyone")).rejects.toThrow("No working officer");
  });

  it("gives a founder's seat that nobody took to another", async () => {
    const other = await serviceDeskWorld();
    const staff = { ports: other.ports, issuer: "https://login.example.sa" };
    try {
      const id = idIn(await runStaffCommand(staff, ["add", "Never", "--desk", "الرياض"]));
      await runStaffCommand(staff, ["disable", id]);
      expect(await runStaffCommand(staff, ["add", "Nora", "--desk", "الرياض"])).toContain("needs no approval");
    } finally {
      await other.storage.close();
    }
  });

  it("explains itself on a wrong line, and refuses names that hide something", async () => {
    for (const words of [
      [],
      ["add", "Nora"],
      ["add", "--desk", "x"],
      ["list", "x"],
      ["remove", "x"],
      ["add", "a", "b"],
    ]) {
      await expect(run(...words)).rejects.toThrow("Usage:");
    }
    await expect(run("add", "Nora\u202Eeman", "--desk", "x")).rejects.toThrow("visible");
    await expect(run("add", " ", "--desk", "x")).rejects.toThrow("visible");
  });
});
