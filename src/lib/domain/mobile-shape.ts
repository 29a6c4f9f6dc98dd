import { foldTyped } from "./digits.ts";
import { type Rule, rule } from "./rule.ts";

/** Why dialled digits do not have the shape of a Saudi mobile number. */
export type MobileShapeRefusal =
  | { readonly code: "mobile_malformed" }
  | { readonly code: "mobile_too_short" }
  | { readonly code: "mobile_too_long" }
  | { readonly code: "mobile_unknown_prefix" };

const SEPARATORS = /[\s().\-\u00a0\u2010-\u2015\u2212/]/g;
const SUBSCRIBER = /^(?:(?:\+|00)?966)?0?(\d+)$/;
const SUBSCRIBER_DIGITS = 9;

/** A typed number with its digits folded, as one writes it: `+` and digits, and whatever else was typed. */
export const foldMobile = (typed: string): string => foldTyped(typed).replace(/＋/g, "+").replace(/^tel:/i, "");

/** A number without the characters that people group digits with. */
export const withoutSeparators = (text: string): string => text.replace(SEPARATORS, "");

/** `+` and digits as one dialled string; a `+` that ended up behind the digits (right-to-left typing) goes to the front. */
export const toDialled = (text: string): string => {
  const bare = withoutSeparators(text);
  return /^\d+\+$/.test(bare) ? `+${bare.slice(0, -1)}` : bare;
};

/** The digits of a Saudi number behind its country code and zero; empty for a number with another country's code. */
const subscriberOf = (dialled: string): string => SUBSCRIBER.exec(dialled)?.[1] ?? "";

/**
 * What a dialled number needs for the shape of a Saudi mobile, told by the server and ticked beside the box.
 * Which prefixes are given out to operators is not among them: that changes, and the server alone knows it.
 */
export const saudiMobileRules: readonly Rule<MobileShapeRefusal>[] = [
  rule({ code: "mobile_malformed" }, (dialled) => /^\+?\d+$/.test(dialled)),
  rule({ code: "mobile_too_short" }, (dialled) => subscriberOf(dialled).length >= SUBSCRIBER_DIGITS),
  rule({ code: "mobile_too_long" }, (dialled) => subscriberOf(dialled).length <= SUBSCRIBER_DIGITS),
  rule({ code: "mobile_unknown_prefix" }, (dialled) => subscriberOf(dialled).startsWith("5")),
];
