/**
 * The asking site's origin, for `form-action`: without scripts the last post of a sign-in is redirected through the provider to that site,
 * and browsers hold that redirect to the policy as well. `asking` comes from a cookie, so it counts only when it is an origin and
 * nothing else.
 */
export function formTargets(asking: string | undefined): readonly string[] {
  if (asking === undefined || !URL.canParse(asking)) return [];
  const { origin, protocol } = new URL(asking);
  return origin === asking && (protocol === "https:" || protocol === "http:") ? [origin] : [];
}
