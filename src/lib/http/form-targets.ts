/**
 * The origins of registered sites, for `form-action`: without scripts the last post of a sign-in is redirected through the provider
 * to the site that asked, and browsers hold that redirect to the policy as well.
 */
export function formTargets(): readonly string[] {
  return [];
}
