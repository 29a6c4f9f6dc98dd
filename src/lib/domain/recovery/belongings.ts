/** What a person may still have, in the order in which it is asked. Everyone has their id, so `registry_facts` is not asked. */
export const BELONGINGS = [
  "old_sim",
  "password",
  "email",
  "passkey",
  "totp",
  "recovery_code",
  "in_person",
  "known_device",
] as const;

/** One thing that a person says they still have; each is evidence of the same name once it is shown. */
export type Belonging = (typeof BELONGINGS)[number];

/** Evidence that recovery collects, by the policy's names. */
export type RecoveryProof = Belonging | "registry_facts";

/** The belongings among what a form brought; anything else is dropped, and none is said twice. */
export function belongingsIn(sent: readonly string[]): readonly Belonging[] {
  return BELONGINGS.filter((belonging) => sent.includes(belonging));
}
