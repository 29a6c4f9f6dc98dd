import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { confirmAnswers } from "#lib/flows/registration/confirm-answers.ts";
import { enterCode } from "#lib/flows/registration/enter-code.ts";
import { finishRegistration } from "#lib/flows/registration/finish-registration.ts";
import { giveDetails } from "#lib/flows/registration/give-details.ts";
import { giveIdentity } from "#lib/flows/registration/give-identity.ts";
import type { RegistrationPorts } from "#lib/flows/registration/registration-ports.ts";
import { startRegistration } from "#lib/flows/registration/start-registration.ts";
import { ownedNumber } from "#tests/support/fakes/mobile-ownership.ts";
import {
  type CrashMoment,
  crashingStore,
  type RegistrationDatabase,
  registrationDatabase,
} from "#tests/support/registration-database.ts";
import { anIdentity, lastCode, typedDetails, VISIT } from "#tests/support/registration-world.ts";

let world: RegistrationDatabase;
beforeEach(async () => {
  world = await registrationDatabase();
});
afterEach(() => world.storage.close());

/** What the person does on the page where the registration stands. */
async function takeNextStep(ports: RegistrationPorts, flowId: string): Promise<void> {
  const step = (await ports.registrations.find(flowId))?.state.step;
  if (step === "started") await giveIdentity(ports, flowId, anIdentity());
  if (step === "identity_given") await giveDetails(ports, flowId, await typedDetails(world, flowId));
  if (step === "details_given") await confirmAnswers(ports, { flowId, visit: VISIT });
  if (step === "code_sent") await enterCode(ports, { flowId, code: lastCode(world.memory) });
  if (step === "number_proved") await finishRegistration(ports, flowId);
}

/** Goes on page by page; a killed process is replaced by a new one, and the person reloads. */
async function registerWithCrash(at: number, moment: CrashMoment): Promise<{ readonly crashes: number }> {
  const dying = { ...world.ports, registrations: crashingStore(world.ports.registrations, at, moment) };
  const flowId = await startRegistration(world.ports, { returnTo: null });
  let ports: RegistrationPorts = dying;
  let crashes = 0;
  for (let page = 0; page < 8; page += 1) {
    await takeNextStep(ports, flowId).catch((error: Error) => {
      expect(error.message).toBe("killed");
      crashes += 1;
      ports = world.ports;
    });
  }
  return { crashes };
}

describe("a registration whose process is killed", () => {
  const writes = [1, 2, 3, 4, 5];
  const cases = writes.flatMap((at) => [
    { at, moment: "before" as const },
    { at, moment: "after" as const },
  ]);

  it.each(cases)(
    "$moment write $at goes on where it stood and ends in one account, one code and one notice",
    async ({ at, moment }) => {
      world.ownership.assign("1234567897", ownedNumber({ number: "+966555555551" }));
      expect(await registerWithCrash(at, moment)).toEqual({ crashes: 1 });
      expect(await world.storage.database.account.count()).toBe(1);
      expect(await world.storage.database.linkedPlatform.count()).toBe(3);
      expect(await world.storage.database.holdCode.count()).toBe(1);
      const templates = world.memory.messages.map(({ content }) => content.template);
      expect(templates).toEqual(["registration_code", "new_account_notice"]);
      const audit = await world.storage.auditLog();
      expect(audit.map(({ event }) => event)).toEqual(["registration.activated"]);
    },
  );
});
