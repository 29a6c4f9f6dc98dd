import type { Proof } from "#lib/domain/mobile-change/evidence.ts";
import type { PasswordRequest } from "#lib/domain/mobile-change/forgotten-password.ts";

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;

/** How soon, and what it takes to stop it; `null`: too little was shown. */
export type DocumentedPassword = { readonly waitMs: number; readonly strength: number } | null;

type Way = { readonly proof: Proof; readonly strength: number; readonly own: number };

const WAYS: readonly Way[] = [
  { proof: "registry_facts", strength: 0, own: DAY },
  { proof: "email", strength: 1, own: DAY },
  { proof: "known_device", strength: 1, own: DAY },
  { proof: "totp", strength: 2, own: 0 },
  { proof: "recovery_code", strength: 2, own: 0 },
  { proof: "passkey", strength: 3, own: 0 },
  { proof: "in_person", strength: 4, own: 0 },
];

/** A forgotten password, written down way by way and sentence by sentence from the specification and its record, apart from the module. */
export function documentedPassword(request: PasswordRequest): DocumentedPassword {
  const shown = WAYS.filter(({ proof, strength }) => {
    if (request.freeze === "in_person_only" && strength !== 4) return false;
    if (request.weakRows === "off" && strength === 0) return false;
    return request.proofs.has(proof);
  });
  if (shown.length === 0) return null;
  const waits = shown.map(({ strength, own }) => {
    let wait = own;
    // The number's own newness, a freeze and a factor that is not shown lengthen every way but a passkey and the desk.
    if (strength < 3) wait = Math.max(wait, request.numberCountsAt - request.now);
    if (strength < 3 && request.freeze !== "none") wait = Math.max(wait, 7 * DAY);
    if (strength < 4 && request.dispute === "contested") wait = Math.max(wait, 30 * DAY);
    return strength < 3 && request.hasUnshownFactor ? wait + 72 * HOUR : wait;
  });
  return { waitMs: Math.min(...waits), strength: Math.max(...shown.map(({ strength }) => strength)) };
}
