import "server-only";
import { headers } from "next/headers";
import type { Account } from "#lib/domain/account/account.ts";
import type { PasskeyRequest } from "#lib/domain/factors/passkey-options.ts";
import { maskMobile } from "#lib/domain/mobile-mask.ts";
import { isMobileNumber } from "#lib/domain/mobile-number.ts";
import { CODE_RESEND_AFTER_MS, guessesLeft } from "#lib/domain/one-time-code.ts";
import type { Instant } from "#lib/domain/result.ts";
import { SIGN_IN_START, type SignInState } from "#lib/domain/sign-in/machine.ts";
import type { TypedFactor, Ways } from "#lib/domain/sign-in/second-step.ts";
import { requestPasskey } from "#lib/flows/factors/load-passkey-request.ts";
import { type AskedGroup, type AskedItem, groupsOf } from "#lib/oidc/asked-data.ts";
import { type ClaimValues, claimsFor } from "#lib/oidc/claims.ts";
import type { InteractionDetails } from "#lib/oidc/interaction-gateway.ts";
import { portal } from "#lib/portal.ts";
import { hasPasskey, type OutOfReach, readLevel, wantsPasskey } from "./level.ts";

/** The code page's facts. */
export type CodeView = {
  readonly mobile: string;
  readonly now: Instant;
  readonly expiresAt: Instant;
  readonly resendAt: Instant;
  readonly triesLeft: number;
  /** Every way that is open, this one too. */
  readonly ways: Ways;
};

/** The facts of a page that asks for a code which the person brings along. */
export type OwnFactorView = { readonly way: TypedFactor; readonly triesLeft: number; readonly ways: Ways };

/** What stands on the page of one interaction. `gone` also covers another browser's interaction. */
export type SignInView =
  | { readonly step: "gone" }
  | {
      readonly step: "credentials";
      readonly asked: InteractionDetails;
      readonly picture: string;
      readonly passkey: PasskeyRequest;
      readonly first: "password" | "passkey";
    }
  | {
      readonly step: "passkey_only";
      readonly asked: InteractionDetails;
      readonly passkey: PasskeyRequest;
      readonly canLeave: boolean;
    }
  | { readonly step: "level_refused"; readonly asked: InteractionDetails; readonly why: OutOfReach }
  | { readonly step: "code"; readonly asked: InteractionDetails; readonly code: CodeView }
  | {
      readonly step: "second_passkey";
      readonly asked: InteractionDetails;
      readonly passkey: PasskeyRequest;
      readonly ways: Ways;
    }
  | { readonly step: "own_factor"; readonly asked: InteractionDetails; readonly factor: OwnFactorView }
  | { readonly step: "completed"; readonly asked: InteractionDetails }
  | { readonly step: "consent"; readonly asked: InteractionDetails; readonly groups: readonly ReleasedGroup[] };

/** What is said yes or no to in one go, and the very values of it. */
export type ReleasedGroup = Pick<AskedGroup, "group" | "need"> & {
  readonly values: ClaimValues;
  /** For which of them, and since when, the site is told that the civil registry vouches for them. */
  readonly verified: { readonly names: readonly string[]; readonly at: Instant } | null;
  /** Whether the person agreed to it before. */
  readonly isTicked: boolean;
};

/** The interaction of this address, if it is this browser's and still open. */
export async function askedHere(uid: string): Promise<InteractionDetails | null> {
  return portal().interactions.details(uid, await cookieHeader());
}

/** The request's cookies, as the interaction gateway takes them. */
export async function cookieHeader(): Promise<string> {
  return (await headers()).get("cookie") ?? "";
}

/** Reads what the page of this interaction shows; it decides nothing. */
export async function readSignIn(uid: string): Promise<SignInView> {
  const [asked, signIn] = await Promise.all([askedHere(uid), portal().ports.signIns.find(uid)]);
  if (asked === null) return { step: "gone" };
  return asked.prompt === "consent" ? readConsent(asked) : readLogin(asked, signIn?.state ?? SIGN_IN_START);
}

async function readLogin(asked: InteractionDetails, state: SignInState): Promise<SignInView> {
  const { accounts, clock } = portal().ports;
  const now = clock.now();
  if (state.step === "completed") return { step: "completed", asked };
  const level = await readLevel(asked);
  if (level.kind === "out_of_reach") return { step: "level_refused", asked, why: level.why };
  const place = { purpose: "sign_in", flowId: asked.uid } as const;
  if (level.kind === "passkey_only") {
    return {
      step: "passkey_only",
      asked,
      passkey: await requestPasskey(portal().ports, place),
      canLeave: level.canLeave,
    };
  }
  if (state.step === "credentials_needed") return readCredentials(asked, state.pictureDigits);
  const { second, way, ways } = state;
  const account = await accounts.find(second.accountId);
  if (account === null) return { step: "gone" };
  const triesLeft = guessesLeft(second);
  if (way === "passkey") {
    return { step: "second_passkey", asked, passkey: await requestPasskey(portal().ports, place), ways };
  }
  if (way !== "sms") return { step: "own_factor", asked, factor: { way, triesLeft, ways } };
  if (second.sms === null) return { step: "gone" };
  const { expiresAt, sentAt } = second.sms;
  const resendAt = sentAt + CODE_RESEND_AFTER_MS;
  return { step: "code", asked, code: { mobile: masked(account), now, expiresAt, resendAt, triesLeft, ways } };
}

async function readCredentials(asked: InteractionDetails, pictureDigits: number): Promise<SignInView> {
  const { ports } = portal();
  const place = { purpose: "sign_in", flowId: asked.uid } as const;
  const [isEnrolled, picture, passkey] = await Promise.all([
    hasPasskey(asked),
    ports.pictures.current({ ...place, now: ports.clock.now() }, pictureDigits),
    requestPasskey(ports, place),
  ]);
  const first = isEnrolled || wantsPasskey(asked) !== "no" ? "passkey" : "password";
  return { step: "credentials", asked, picture, passkey, first };
}

function masked(account: Account): string {
  const { number } = account.mobile;
  return isMobileNumber(number) ? maskMobile(number) : "";
}

async function readConsent(asked: InteractionDetails): Promise<SignInView> {
  if (asked.session === null) return { step: "gone" };
  const { accountId } = asked.session;
  const { accounts, consents } = portal().ports;
  // Who is asked for the identifier has agreed to nothing yet.
  const isFirst = asked.toAnswer.some(({ name }) => name === "sub");
  const [account, consent] = await Promise.all([
    accounts.find(accountId),
    isFirst ? null : consents.find({ accountId, clientId: asked.client.id }),
  ]);
  if (account === null) return { step: "gone" };
  const groups = groupsOf(asked.toAnswer).map(({ group, need, items }) => ({
    ...{ group, need },
    values: claimsFor(
      account,
      items.map(({ name }) => name),
      account.language,
    ),
    verified: verifiedOf(items, account),
    isTicked: items.some(({ name }) => consent?.claims.includes(name) === true),
  }));
  return { step: "consent", asked, groups };
}

function verifiedOf(items: readonly AskedItem[], { createdAt }: Account): ReleasedGroup["verified"] {
  const names = items.filter(({ isVerified }) => isVerified).map(({ name }) => name);
  return names.length === 0 ? null : { names, at: createdAt };
}
