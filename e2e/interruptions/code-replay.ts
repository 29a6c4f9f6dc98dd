import { expect } from "@playwright/test";
import { world } from "../fixtures/world.ts";
import type { Comeback, Walk } from "./walk.ts";

/**
 * Asserts that no authorization code signs anybody in at the site a second time (RFC 6749, 4.1.2): the very requests that brought one
 * are sent twice more, with the cookies of then. The last one had its effect on the way; one before it may have been lost unredeemed.
 */
export async function expectCodesSpent({ comebacks }: Walk): Promise<void> {
  for (const comeback of comebacks) {
    let signedIn = comeback === comebacks.at(-1) ? 1 : 0;
    for (let again = 0; again < 2; again += 1) signedIn += (await signsIn(comeback)) ? 1 : 0;
    expect(signedIn, "sign-ins at the site by one code").toBeLessThanOrEqual(1);
  }
}

/** Whether the site begins a session of its own for what the browser brings. */
async function signsIn({ url, cookie }: Comeback): Promise<boolean> {
  const answer = await fetch(url, { headers: { cookie, accept: "text/html" }, redirect: "manual" });
  await answer.body?.cancel();
  const { href, searchParams } = new URL(answer.headers.get("location") ?? "", url);
  if (searchParams.has("error")) return false;
  expect(href).toBe(`${world.citizenAccount}/en`);
  return true;
}
