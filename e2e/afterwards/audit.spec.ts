import { execFileSync } from "node:child_process";
import { expect, test } from "@playwright/test";

test("the audit log of everything that was done is verified by the command, with the portal running", () => {
  const said = execFileSync(process.execPath, ["scripts/audit.ts", "verify"], { encoding: "utf8" });
  expect(said).toMatch(/^The audit log is unchanged: [1-9]\d* closed days, [1-9]\d* entries\./);
});
