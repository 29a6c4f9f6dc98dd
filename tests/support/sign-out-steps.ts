import type { Visitor } from "./oidc-visitor.ts";
import type { OidcWorld } from "./oidc-world.ts";

/** How a person signs out: what the site sends along, and what the person presses. */
export type SignOutChoice = {
  readonly query?: Readonly<Record<string, string>>;
  readonly choice?: "sign_out" | "stay";
};

/** The anti-forgery token of the portal's sign-out page. */
export function xsrfOf(html: string): string {
  const xsrf = /name="xsrf" value="([^"]+)"/.exec(html)?.[1];
  if (xsrf === undefined) throw new Error("there is no sign-out form");
  return xsrf;
}

/** Opens the portal's sign-out page and answers it; returns where the browser is sent then. */
export async function signOut(
  { issuer }: Pick<OidcWorld, "issuer">,
  visitor: Visitor,
  { query = {}, choice = "sign_out" }: SignOutChoice = {},
): Promise<string> {
  const page = await visitor.visit(`${issuer}/oidc/session/end?${new URLSearchParams(query)}`);
  const body = new URLSearchParams({
    xsrf: xsrfOf(await page.text()),
    ...(choice === "stay" ? {} : { logout: "yes" }),
  });
  const done = await visitor.visit(`${issuer}/oidc/session/end/confirm`, { method: "POST", body });
  if (done.status !== 303) throw new Error(`not signed out: ${done.status}`);
  return done.headers.get("location") ?? "";
}
