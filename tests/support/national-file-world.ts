import type { Account } from "#lib/domain/account/account.ts";
import type { AbsherVisit } from "#lib/domain/national-file/state.ts";
import { type BroughtAnswer, comeBackFromAbsher } from "#lib/flows/national-file/come-back-from-absher.ts";
import { giveAnswers, type TypedAnswers } from "#lib/flows/national-file/give-answers.ts";
import { goToAbsher } from "#lib/flows/national-file/go-to-absher.ts";
import type { NationalFilePorts } from "#lib/flows/national-file/national-file-ports.ts";
import { confirmAnswers } from "#lib/flows/registration/confirm-answers.ts";
import type { AbsherVouched } from "#lib/ports/absher.ts";
import { fakeAbsher } from "./fakes/absher.ts";
import { memoryRegistrationStore } from "./fakes/memory-registrations.ts";
import { memoryFlowStore } from "./fakes/memory-stores.ts";
import { recording } from "./recording.ts";
import { anIdentity, GOOD_PASSWORD, lastCode, registrationWorld, VISIT } from "./registration-world.ts";

/** Whom Absher vouches for in these tests: the person of `registryPerson()`, whose username there keeps the rules. */
export const AT_ABSHER: AbsherVouched = { nationalId: "1234567897", username: "Ahmad234567" };

/** National File's ports on fakes, beside the world of the registration: a store of its own, as in the portal, and an Absher. */
export function nationalFileWorld(accounts: readonly Account[] = []) {
  const world = registrationWorld(accounts);
  const absher = fakeAbsher();
  const ports: NationalFilePorts = {
    ...world.ports,
    absher: recording(absher, "absher", world.calls),
    absherVisits: recording(memoryFlowStore<AbsherVisit>(world.memory), "absherVisits", world.calls),
    registrations: recording(memoryRegistrationStore(world.memory), "nationalFiles", world.calls),
  };
  return { ...world, absher, ports, newUser: world.ports };
}

/** What `nationalFileWorld` gives. */
export type NationalFileWorld = ReturnType<typeof nationalFileWorld>;

/** Sends a browser to Absher, where somebody signs in or declines; answers what it brings back. */
export async function atAbsher(
  { ports, absher }: Pick<NationalFileWorld, "ports" | "absher">,
  person: AbsherVouched | "decline" = AT_ABSHER,
): Promise<BroughtAnswer & { readonly visitId: string }> {
  const departure = await goToAbsher(ports, "ar");
  if (!departure.ok) throw new Error("Absher is down");
  const { visitId, address } = departure.value;
  return { visitId, query: absher.signIn(address, person) };
}

/** Signs in at Absher and comes back; answers the registration's id. */
export async function signedInAtAbsher(world: NationalFileWorld, person: AbsherVouched = AT_ABSHER): Promise<string> {
  const back = await comeBackFromAbsher(world.ports, await atAbsher(world, person));
  if (back.kind !== "known") throw new Error(`Absher led to ${back.kind}`);
  return back.flowId;
}

/** What the page brings, with the right answer to the flow's live picture; override what the test is about. */
export async function typedAnswers(
  { pictures, clock }: Pick<NationalFileWorld, "pictures" | "clock">,
  flowId: string,
  changes: Partial<TypedAnswers> = {},
): Promise<TypedAnswers> {
  const ticket = { purpose: "registration", flowId, now: clock.now() } as const;
  const picture = pictures.answerOf(await pictures.current(ticket, 5));
  const { mobile } = anIdentity();
  const typed = { mobile, email: null, fullName: "احمد الحربى", username: null };
  return { ...typed, password: GOOD_PASSWORD, language: "ar", picture, ...changes };
}

/** Walks from Absher to the page that asks for the code, and answers the registration's id and the code that was sent. */
export async function walkToNationalFileCode(
  world: NationalFileWorld,
  changes: Partial<TypedAnswers> = {},
  person: AbsherVouched = AT_ABSHER,
): Promise<{ readonly flowId: string; readonly code: string }> {
  const flowId = await signedInAtAbsher(world, person);
  const given = await giveAnswers(world.ports, flowId, await typedAnswers(world, flowId, changes));
  if (!given.ok) throw new Error(`the answers were refused: ${given.refusal.code}`);
  const sent = await confirmAnswers(world.ports, { flowId, visit: VISIT });
  if (!sent.ok) throw new Error(`no code was sent: ${sent.refusal.code}`);
  return { flowId, code: lastCode(world.memory) };
}
