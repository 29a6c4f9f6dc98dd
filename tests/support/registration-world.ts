import type { Account } from "#lib/domain/account/account.ts";
import { DEFAULT_WAITS } from "#lib/domain/mobile-change/waits.ts";
import { parseMobile } from "#lib/domain/mobile-number.ts";
import { parseNationalId } from "#lib/domain/national-id.ts";
import type { GivenIdentity } from "#lib/domain/registration/state.ts";
import type { Result } from "#lib/domain/result.ts";
import { parseUsername } from "#lib/domain/username.ts";
import { confirmAnswers } from "#lib/flows/registration/confirm-answers.ts";
import { giveDetails, type TypedDetails } from "#lib/flows/registration/give-details.ts";
import { giveIdentity } from "#lib/flows/registration/give-identity.ts";
import type { RegistrationPorts } from "#lib/flows/registration/registration-ports.ts";
import { startRegistration } from "#lib/flows/registration/start-registration.ts";
import { fakeCivilRegistry, registryPerson } from "./fakes/civil-registry.ts";
import { fakeClock } from "./fakes/clock.ts";
import { memoryAccountStore } from "./fakes/memory-accounts.ts";
import { fakePictureCodes } from "./fakes/memory-picture-codes.ts";
import { memoryRegistrationStore } from "./fakes/memory-registrations.ts";
import { memoryCodeAllowance } from "./fakes/memory-stores.ts";
import { memoryWorld } from "./fakes/memory-world.ts";
import { fakeMobileOwnership, ownedNumber } from "./fakes/mobile-ownership.ts";
import { fakeChance, fakeHash, fakePasswords } from "./fakes/secrets.ts";
import { recording } from "./recording.ts";

/** When the registration tests take place. */
export const NOW = Date.UTC(2026, 10, 22, 9);

/** A password that keeps every rule, and fits no one's data. */
export const GOOD_PASSWORD = "Blue-Gate#Tea";

function value<Value>(parsed: Result<Value, unknown>): Value {
  if (!parsed.ok) throw new Error("the test's own value is not well-formed");
  return parsed.value;
}

/** A well-formed identity; override what the test is about. */
export function anIdentity(
  typed: { readonly nationalId?: string; readonly mobile?: string; readonly email?: string } = {},
) {
  return {
    nationalId: value(parseNationalId(typed.nationalId ?? "1234567897")),
    mobile: value(parseMobile(typed.mobile ?? "0512345678")),
    email: typed.email ?? "ahmad@example.sa",
    fullName: null,
  } satisfies GivenIdentity;
}

/** A checked username. */
export const aUsername = (typed: string) => value(parseUsername(typed));

/** The registration's ports on fakes; calls that reach stores, registries and the hasher are recorded in order. */
export function registrationWorld(accounts: readonly Account[] = []) {
  const memory = memoryWorld(accounts);
  const calls: string[] = [];
  const clock = fakeClock(NOW);
  const pictures = fakePictureCodes();
  const passwords = fakePasswords();
  const civil = fakeCivilRegistry([registryPerson()]);
  const ownership = fakeMobileOwnership();
  const registrations = memoryRegistrationStore(memory);
  ownership.assign("1234567897", ownedNumber());
  const ports: RegistrationPorts = {
    accounts: recording(memoryAccountStore(memory), "accounts", calls),
    chance: fakeChance(),
    civilRegistry: recording(civil, "civilRegistry", calls),
    clock,
    codeAllowance: recording(memoryCodeAllowance(), "codeAllowance", calls),
    commonPasswords: { isCommon: (password) => password === "Common-Password1" },
    hash: fakeHash,
    jobs: {
      start: async () => {},
      runDue: async () => {},
      nudge: () => {},
      isUnderWay: async () => false,
      stop: async () => {},
    },
    mobileOwnership: recording(ownership, "mobileOwnership", calls),
    passwords: recording(passwords, "passwords", calls),
    pictures: recording(pictures, "pictures", calls),
    policy: { passwordProfile: "national", minimumAgeYears: 15, waits: DEFAULT_WAITS, countries: ["SA"] },
    registrations: recording(registrations, "registrations", calls),
  };
  return { ports, memory, calls, clock, pictures, civil, ownership, platforms: registrations.platforms };
}

/** What `registrationWorld` gives. */
export type RegistrationWorld = ReturnType<typeof registrationWorld>;

/** From where the tests' browser comes. */
export const VISIT = { network: "192.0.2.0/24", deviceToken: null };

/** Details with the right answer to the flow's live picture; override what the test is about. */
export async function typedDetails(
  { pictures, clock }: Pick<RegistrationWorld, "pictures" | "clock">,
  flowId: string,
  changes: Partial<TypedDetails> = {},
): Promise<TypedDetails> {
  const ticket = { purpose: "registration", flowId, now: clock.now() } as const;
  const picture = pictures.answerOf(await pictures.current(ticket, 5));
  return { username: aUsername("Salem2024"), password: GOOD_PASSWORD, language: "ar", picture, ...changes };
}

/** Walks a new registration to the page that asks for the code, and answers its id and the code that was sent. */
export async function walkToCode(
  world: Pick<RegistrationWorld, "ports" | "pictures" | "clock" | "memory">,
  identity: GivenIdentity = anIdentity(),
  changes: Partial<TypedDetails> = {},
): Promise<{ readonly flowId: string; readonly code: string }> {
  const { ports } = world;
  const flowId = await startRegistration(ports, { returnTo: null });
  await giveIdentity(ports, flowId, identity);
  await giveDetails(ports, flowId, await typedDetails(world, flowId, changes));
  const sent = await confirmAnswers(ports, { flowId, visit: VISIT });
  if (!sent.ok) throw new Error(`no code was sent: ${sent.refusal.code}`);
  return { flowId, code: lastCode(world.memory) };
}

/** The newest activation code that was written. */
export function lastCode(memory: RegistrationWorld["memory"]): string {
  const content = memory.messages.findLast((message) => message.content.template === "registration_code")?.content;
  if (content?.template !== "registration_code") throw new Error("no code was sent");
  return content.code;
}

/** Six digits that are not the code. */
export const wrongCode = (code: string): string => (code === "000000" ? "000001" : "000000");
