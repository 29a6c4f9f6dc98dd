import { resolve } from "node:path";
import { expect, test } from "@playwright/test";
import { removeDataFolder } from "#scripts/database/place.ts";
import { freePort } from "#scripts/processes/free-port.ts";
import { registrationAt } from "../fixtures/registration-across-restarts.ts";
import { isFree, living, type Place, type Started, start } from "../fixtures/start-command.ts";

test.describe.configure({ timeout: 180_000 });

let place: Place;
let running: Started | undefined;

test.beforeAll(async () => {
  const ports = [await freePort(), await freePort(), await freePort()];
  place = { ports, dataDir: resolve(".test", `start-${process.pid}`) };
});

test.afterAll(async () => {
  await running?.interrupt();
  removeDataFolder(place.dataDir);
});

test("npm start works twice in a row and after SIGKILL, Ctrl-C leaves nothing running, and a registration goes on where it was", async ({
  page,
}) => {
  const registration = registrationAt(place, page);
  await test.step("the first start, ended by Ctrl-C", async () => {
    running = await start(place);
    await registration.giveAnswers();
    await expectEndedByInterrupt(running);
  });
  await test.step("the second start, killed", async () => {
    running = await start(place);
    await registration.confirmAnswers();
    await running.kill();
  });
  await test.step("the start after SIGKILL, ended by Ctrl-C", async () => {
    running = await start(place);
    await expectPortalAnswers();
    await registration.activate();
    await expectEndedByInterrupt(running);
  });
  running = undefined;
});

async function expectPortalAnswers(): Promise<void> {
  const answer = await fetch(`http://localhost:${place.ports[0]}/readyz`);
  expect(answer.status).toBe(200);
}

async function expectEndedByInterrupt(started: Started): Promise<void> {
  const family = started.family();
  expect(family.length).toBeGreaterThan(3);
  await started.interrupt();
  await expect.poll(() => living(family), { message: "nothing is left running" }).toEqual([]);
  for (const port of place.ports) expect(await isFree(port)).toBe(true);
}
