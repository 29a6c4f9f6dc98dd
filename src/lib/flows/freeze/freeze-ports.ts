import type { Language } from "#lib/domain/language.ts";
import type { Visit } from "#lib/domain/visit.ts";
import type { Ports } from "#lib/ports/ports.ts";
import type { ChangePorts } from "../mobile-change/change-ports.ts";

/** What freezing from the public page needs from outside. */
export type FreezePorts = ChangePorts & Pick<Ports, "freezes">;

/** Whose request this is: the browser's flow, from where it comes, and the language of the page. */
export type OwnFreeze = { readonly flowId: string; readonly visit: Visit; readonly language: Language };

/** How long a person has from asking for a code until the account is frozen; more is given for the asking. */
export const FREEZE_FLOW_LIFETIME_MS = 30 * 60 * 1000;
