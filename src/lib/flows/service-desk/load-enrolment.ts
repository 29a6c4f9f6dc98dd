import type { CreationOptions } from "#lib/domain/factors/passkey-options.ts";
import { accept, type Result, refuse } from "#lib/domain/result.ts";
import type { Officer } from "#lib/domain/service-desk/officer.ts";
import type { DeskRefusal } from "#lib/domain/service-desk/refusal.ts";
import type { OfficerPorts } from "./desk-ports.ts";

/** What the page of an enrolment shows: whose it is, and what an authenticator is asked to make. */
export type EnrolmentOffer = { readonly officer: Officer; readonly options: CreationOptions };

/** Where the challenge of an enrolment stands: at the secret of its address. */
export const enrolmentPlace = (token: string, now: number) =>
  ({ purpose: "officer", flowId: `enrol:${token}`, now }) as const;

/** Offers the passkey of an unused, unexpired enrolment address; looking at it uses nothing up. */
export async function offerEnrolment(ports: OfficerPorts, token: string): Promise<Result<EnrolmentOffer, DeskRefusal>> {
  const now = ports.clock.now();
  const officer = await ports.officers.findInvited(token, now);
  if (officer === null) return refuse({ code: "enrolment_over" });
  const { challenge } = await ports.passkeyChallenges.current(enrolmentPlace(token, now));
  const owner = { handle: officerHandle(ports, officer.id), name: officer.name, displayName: officer.name };
  return accept({ officer, options: await ports.webauthn.creationOptions(challenge, owner, []) });
}

/** What an officer's authenticator keeps as its owner: no account's passkey has it. */
export function officerHandle({ hash }: Pick<OfficerPorts, "hash">, officerId: string): string {
  return hash.of("passkey-owner", `officer:${officerId}`);
}
