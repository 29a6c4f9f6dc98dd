import { z } from "zod";
import { type ClaimName, isClaimName, isVerifiable } from "./claims.ts";

/** How much a `claims` parameter may hold, so that nobody makes the portal work through a book. */
export const CLAIMS_REQUEST_LIMITS = { characters: 4000, depth: 8 } as const;

/** Where claims can be asked for. */
export const CLAIM_PLACES = ["userinfo", "id_token"] as const;

/** One of these places. */
export type ClaimPlace = (typeof CLAIM_PLACES)[number];

const constraint = z.looseObject({
  essential: z.boolean("must be true or false").optional(),
  values: z.array(z.unknown(), "must be an array").optional(),
});
const askedClaim = constraint.nullable();
const verifiedClaims = z.looseObject(
  {
    verification: z.looseObject({}, "must be an object"),
    claims: z.record(z.string(), askedClaim).refine((claims) => Object.keys(claims).length > 0, "must not be empty"),
  },
  "must be one object with verification and claims",
);
const acr = z.looseObject({
  essential: z.boolean().optional(),
  value: z.string().optional(),
  values: z.array(z.string()).max(10).optional(),
});
const place = z.looseObject({ verified_claims: verifiedClaims.optional() }).superRefine((asked, context) => {
  for (const [name, how] of Object.entries(asked)) {
    if (!isClaimName(name) || askedClaim.safeParse(how).success) continue;
    context.addIssue({ code: "custom", path: [name], message: "must be null or an object that says how it is needed" });
  }
});
const schema = z.looseObject({
  userinfo: place.optional(),
  id_token: place.and(z.looseObject({ acr: acr.nullable().optional() })).optional(),
});

/** A request for `verified_claims` (OpenID Connect for Identity Assurance 1.0 §5), as it came, within limits. */
export type VerifiedClaimsRequest = z.output<typeof verifiedClaims>;

/** What is asked for at one place: claims by name, each `true` when essential, and those that are to come with their verification. */
export type AskedAtPlace = {
  readonly claims: ReadonlyMap<ClaimName, boolean>;
  readonly verified: ReadonlyMap<ClaimName, boolean>;
  readonly verifiedRequest: VerifiedClaimsRequest | null;
};

function isDeeperThan(value: unknown, depth: number): boolean {
  if (typeof value !== "object" || value === null) return false;
  return depth === 0 || Object.values(value).some((member) => isDeeperThan(member, depth - 1));
}

/**
 * What an engineer has to mend in a parsed `claims` parameter, in one sentence; `null` when it can be used. Claims that nobody knows are ignored
 * (OpenID Connect Core §5.5).
 */
export function claimsRequestProblem(claims: unknown): string | null {
  const { characters, depth } = CLAIMS_REQUEST_LIMITS;
  if (isDeeperThan(claims, depth)) return `the claims parameter is nested more than ${depth} deep`;
  if (JSON.stringify(claims).length > characters) return `the claims parameter has more than ${characters} characters`;
  const parsed = schema.safeParse(claims);
  if (parsed.success) return null;
  const [issue] = parsed.error.issues;
  return `the claims parameter: ${issue?.path.join(".") ?? ""} ${issue?.message ?? "cannot be read"}`;
}

const isEssential = (how: unknown): boolean =>
  typeof how === "object" && how !== null && "essential" in how && how.essential === true;

function namesIn(asked: Readonly<Record<string, unknown>>): ReadonlyMap<ClaimName, boolean> {
  return new Map(
    Object.entries(asked).flatMap(([name, how]) => (isClaimName(name) ? [[name, isEssential(how)] as const] : [])),
  );
}

/** What one place of a `claims` parameter asks for; whatever cannot be read asks for nothing. */
export function askedAtPlace(asked: unknown): AskedAtPlace {
  const parsed = place.safeParse(asked);
  const claims = parsed.success ? parsed.data : {};
  const request = parsed.success ? (parsed.data.verified_claims ?? null) : null;
  const verified = [...namesIn(request?.claims ?? {})].filter(([name]) => isVerifiable(name));
  return { claims: namesIn(claims), verified: new Map(verified), verifiedRequest: request };
}

/** A request's `claims` parameter, parsed if it came as text. */
export function claimsRequestOf(claims: unknown): Readonly<Record<ClaimPlace, AskedAtPlace>> {
  const parsed = schema.safeParse(typeof claims === "string" ? jsonIn(claims) : claims);
  const { userinfo, id_token } = parsed.success ? parsed.data : {};
  return { userinfo: askedAtPlace(userinfo), id_token: askedAtPlace(id_token) };
}

/** The level of assurance that it asks for (asked-level.ts); `null` for none. */
export function acrAskedIn(claims: unknown): z.output<typeof acr> | null {
  const parsed = schema.safeParse(typeof claims === "string" ? jsonIn(claims) : claims);
  return parsed.success ? (parsed.data.id_token?.acr ?? null) : null;
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
