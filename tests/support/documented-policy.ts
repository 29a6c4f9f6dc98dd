import type { Proof } from "#lib/domain/mobile-change/evidence.ts";
import type { Decision } from "#lib/domain/mobile-change/policy.ts";
import type { ChangeRequest } from "#lib/domain/mobile-change/policy-table.ts";

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;

type Documented = Pick<Decision, "row" | "waitMs" | "guarded" | "newPassword" | "contested">;
type Option = Documented & { readonly strength: number };
type Has = (proof: Proof) => boolean;

const ROWS: readonly (readonly [Decision["row"], (has: Has) => boolean])[] = [
  ["everything_lost", (has) => has("registry_facts")],
  ["forgotten", (has) => has("registry_facts") && has("email")],
  ["password", (has) => has("password")],
  ["supported", (has) => has("password") && (has("email") || has("known_device"))],
  ["ordinary", (has) => has("password") && has("old_sim")],
  [
    "strong",
    (has) =>
      has("passkey") ||
      (has("password") && (has("totp") || has("recovery_code"))) ||
      (has("totp") && has("recovery_code")),
  ],
  ["in_person", (has) => has("in_person")],
];

/** The wait of one row, written down sentence by sentence from the specification, apart from the module. */
function documentedWait(row: Decision["row"], request: ChangeRequest): number {
  let wait = row === "everything_lost" ? 7 * DAY : row === "forgotten" ? DAY : 0;
  const isWeak = !["ordinary", "strong", "in_person"].includes(row);
  const { ownership, now, dispute } = request;
  if (ownership !== "foreign") {
    const isFresh = ownership.simChangedAt === null || now - ownership.simChangedAt < 72 * HOUR;
    if (isFresh && isWeak) wait = Math.max(wait, 24 * HOUR);
  }
  if (row === "in_person" && request.oldNumber !== "no" && dispute === "none") wait = Math.max(wait, 24 * HOUR);
  if (request.freeze !== "none" && isWeak) wait = Math.max(wait, 7 * DAY);
  if (dispute === "contested" && row !== "in_person") wait = Math.max(wait, 30 * DAY);
  if (ownership === "foreign") wait = Math.max(wait, 72 * HOUR);
  if (request.hasUnshownFactor && row !== "ordinary" && row !== "in_person") wait += 72 * HOUR;
  return wait;
}

/** What the specification says to a request with an owned number and no open case; `null` is a refusal for too little evidence. */
export function documentedDecision(request: ChangeRequest): Documented | null {
  const has: Has = (proof) => request.proofs.has(proof);
  if (request.ownership === "foreign" && !has("passkey") && !has("in_person")) return null;
  const options = ROWS.flatMap(([row, isShown], strength): readonly Option[] => {
    const isOff = request.weakRows === "off" && strength < 2;
    const isClosed = request.freeze === "in_person_only" && row !== "in_person";
    if (isOff || isClosed || !isShown(has)) return [];
    const contested = request.dispute === "contested" && row !== "in_person";
    const waitMs = documentedWait(row, request);
    return [{ row, strength, waitMs, guarded: row !== "ordinary", newPassword: strength < 2, contested }];
  });
  const strongest = options.at(-1);
  if (strongest === undefined) return null;
  const weight = ({ waitMs, guarded, strength }: Option) => waitMs * 100 + (guarded ? 10 : 0) - strength;
  const [lightest = strongest] = [...options].sort((one, other) => weight(one) - weight(other));
  const { waitMs, guarded, newPassword, contested } = lightest;
  return { row: strongest.row, waitMs, guarded, newPassword, contested };
}
