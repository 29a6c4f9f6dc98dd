import type { AssuranceLevel, AuthenticationMethod } from "#lib/domain/account/assurance.ts";
import type { LevelRequest } from "#lib/domain/account/level-request.ts";
import type { Result } from "#lib/domain/result.ts";
import type { TimeRefusal } from "#lib/domain/time-limit.ts";
import type { AskedItem } from "./asked-data.ts";

/** The site that asks; the pages show it to the person. `host` is where the person is sent back to. */
export type AskingSite = {
  readonly id: string;
  readonly name: { readonly ar: string; readonly en: string };
  readonly host: string;
  /** The same as an origin; the sign-in pages' `form-action` has to allow it (a form without scripts is redirected there). */
  readonly origin: string;
  /** The site's own home, when it registered one: where to go after an interaction that has expired. */
  readonly home: string | null;
  /** The portal's own account area. */
  readonly firstParty: boolean;
};

/** What the site asked for in its authorization request, as parsed; all of it is the site's word and none is trusted. */
export type AskedParameters = {
  readonly scopes: readonly string[];
  /** Language tags in the site's order of preference. */
  readonly uiLocales: readonly string[];
  /** The levels of assurance that it wants; `null` when it asked for none. */
  readonly level: LevelRequest | null;
  readonly maxAgeSeconds: number | null;
  readonly loginHint: string | null;
};

/** One stop of an authorization request at the portal's own pages. */
export type InteractionDetails = {
  readonly uid: string;
  readonly prompt: "login" | "consent";
  /** Why the library stopped: `no_session`, `max_age`, `login_prompt`, `acr`, `op_scopes_missing`, … */
  readonly reasons: readonly string[];
  readonly client: AskingSite;
  readonly asked: AskedParameters;
  /** The single sign-on session that this browser already has; a sign-in as its account is a step-up. */
  readonly session: { readonly accountId: string; readonly acr: string | null } | null;
  /** The data that the person is asked about, as far as the site's registration allows them; only meaningful at `consent`. */
  readonly toAnswer: readonly AskedItem[];
  readonly grantId: string | null;
  /** When the interaction began, when it is over, and when that was read: epoch milliseconds of real time. */
  readonly beganAt: number;
  readonly expiresAt: number;
  readonly now: number;
};

/** What a person said on the consent page: no, or yes to what is required and to what is optional in the groups that were ticked. */
export type ConsentDecision = "deny" | { readonly ticked: readonly string[] };

/** How a person proved who they are. */
export type CompletedLogin = {
  readonly accountId: string;
  readonly acr: AssuranceLevel;
  readonly amr: readonly AuthenticationMethod[];
};

/**
 * The pages' way into the OpenID provider. `uid` is the interaction in the address, `cookieHeader` the request's whole
 * `Cookie` header: the interaction's cookie must be signed and belong to that uid, otherwise each function answers `null`, as it
 * does for an interaction that has expired or was finished. The addresses are absolute: redirect to them with 303, outside try/catch.
 */
export type InteractionGateway = {
  /** What is being asked, or `null` when there is nothing (any more) for this browser. */
  details(uid: string, cookieHeader: string): Promise<InteractionDetails | null>;
  /** Signs the person in; answers where the browser goes on. */
  finishLogin(uid: string, cookieHeader: string, login: CompletedLogin): Promise<string | null>;
  /** Records the person's answer and remembers it for this site: what was asked and agreed to, and what of it was refused. */
  finishConsent(uid: string, cookieHeader: string, answer: ConsentDecision): Promise<string | null>;
  /** Puts the interaction's end off; answers the new end (epoch milliseconds of real time), or that there is no more time to give. */
  askForMoreTime(uid: string, cookieHeader: string): Promise<Result<number, TimeRefusal> | null>;
  /** Goes on with the session as it is, below the level that the site only wished for; nothing when something else is asked as well. */
  leaveLevel(uid: string, cookieHeader: string): Promise<string | null>;
  /** Tells the site that the level it cannot do without is not met: `unmet_authentication_requirements`. */
  refuseLevel(uid: string, cookieHeader: string): Promise<string | null>;
  /** Gives up: the site is told `access_denied`. */
  abort(uid: string, cookieHeader: string): Promise<string | null>;
};
