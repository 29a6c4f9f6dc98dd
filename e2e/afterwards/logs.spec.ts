import { expect, test } from "@playwright/test";
import { leaksIn } from "../fixtures/leaks.ts";
import { secretsUsed } from "../fixtures/secrets-used.ts";
import { addedTo, logFiles } from "../fixtures/world.ts";

test("no code, password, id or mobile of any test is in any log", () => {
  const secrets = secretsUsed();
  expect(secrets.size).toBeGreaterThan(0);
  const logs = logFiles().map(({ path }) => ({ place: path, text: addedTo({ path, size: 0 }) }));
  expect(logs.flatMap((log) => leaksIn(log, secrets))).toEqual([]);
});
