import type { AdapterPayload } from "oidc-provider";
import type { FoundOidcRecord, OidcRecord } from "#lib/ports/oidc-store.ts";
import { LIFETIME_SECONDS } from "./lifetimes.ts";

/** The library's name for a pushed authorization request (RFC 9126). */
export const PUSHED_REQUEST = "PushedAuthorizationRequest";

/** A payload's field, where it is text. */
export const text = (value: unknown): string | null => (typeof value === "string" ? value : null);

/** The id is not stored, except a session's: it is found by its uid too, and then has to know its id. Payloads are sealed. */
function withoutId(model: string, payload: AdapterPayload): OidcRecord["payload"] {
  const { jti, ...rest } = payload;
  return model === "Session" ? { jti, ...rest } : rest;
}

/** Whose record it is: the person of an answered sign-in too, so that the end of all sessions ends one that was not gone on with. */
function ownerOf({ accountId, result }: AdapterPayload): string | null {
  return text(accountId) ?? text(result?.login?.accountId);
}

/** The grant that it hangs on: of an answered consent too, so that both are read together. */
function grantOf({ grantId, result }: AdapterPayload): string | null {
  return text(grantId) ?? text(result?.consent?.grantId);
}

/** The session that it came from, or that it stopped. */
function sessionOf({ sessionUid, session }: AdapterPayload): string | null {
  return text(sessionUid) ?? text(session?.uid);
}

/** One of the library's things as it is kept; it lives for so many seconds. */
export function recordOf(model: string, payload: AdapterPayload, expiresIn: number | undefined): OidcRecord {
  return {
    payload: withoutId(model, payload),
    grantId: grantOf(payload),
    uid: text(payload.uid),
    sessionUid: sessionOf(payload),
    accountId: ownerOf(payload),
    expiresAt: expiresIn === undefined ? null : Date.now() + expiresIn * 1000,
  };
}

/**
 * The library gives an interaction all the time that may ever be asked for; it is stored for the time that it has without asking. A pushed
 * request is used up at the end of the interaction that it began, so it is remembered until then; it begins none after `expiresIn`.
 */
export function keptFor(model: string, expiresIn: number | undefined): number | undefined {
  if (expiresIn === undefined) return undefined;
  if (model === "Interaction") return Math.min(expiresIn, LIFETIME_SECONDS.interaction);
  return model === PUSHED_REQUEST ? expiresIn + LIFETIME_SECONDS.interactionMaximum : expiresIn;
}

/** An interaction's end is the record's, which may have been put off; its payload was sealed before. */
export function endOf(model: string, { expiresAt }: FoundOidcRecord): { readonly exp?: number } {
  return model === "Interaction" && expiresAt !== null ? { exp: Math.floor(expiresAt / 1000) } : {};
}

/** A copy for the library to keep and change, with what stands beside the payload: the mark of use. */
export function withUse({ payload, consumedAt }: FoundOidcRecord): AdapterPayload {
  const copy = structuredClone(payload);
  return consumedAt === null ? copy : { ...copy, consumed: Math.floor(consumedAt / 1000) };
}
