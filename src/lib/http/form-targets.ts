import { portal } from "#lib/portal.ts";

const SIGN_IN_PAGE = /^\/sign-in\/([A-Za-z0-9_-]{10,60})(\/|$)/;

/**
 * Origins, besides our own, for a page's `form-action`: without scripts the last post of a sign-in is redirected through the provider to
 * the site that asked, and browsers hold that redirect to the policy as well.
 */
export async function formTargets(pathname: string): Promise<readonly string[]> {
  const uid = SIGN_IN_PAGE.exec(pathname)?.[1];
  if (uid === undefined) return [];
  const origin = await portal().interactions.returnOrigin(uid);
  return origin === null ? [] : [origin];
}
