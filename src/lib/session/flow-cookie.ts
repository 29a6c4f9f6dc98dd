import { cookies } from "next/headers";
import { env } from "#lib/config/env.ts";
import { cookieName, secureCookies } from "./cookie-names.ts";

/** The flows that a browser carries by a cookie of its own. The two ways to a new number have one each, so that neither ends the other. */
export type FlowKind =
  | "registration"
  | "national-file"
  | "absher-visit"
  | "mobile-change"
  | "account-mobile-change"
  | "recovery"
  | "freeze"
  | "app-enrolment"
  | "code-enrolment"
  | "email-change"
  | "password-change";

const FLOW_ID = /^[A-Za-z0-9_-]{22,64}$/;

/** The flow that this browser is in, or `null`; a malformed cookie is none. */
export async function readFlowId(kind: FlowKind): Promise<string | null> {
  const value = (await cookies()).get(cookieName(kind, env().ISSUER_URL))?.value;
  return value !== undefined && FLOW_ID.test(value) ? value : null;
}

/** Binds a flow to this browser, in the place of an earlier one of its kind. Only in a server action or route handler. */
export async function bindFlow(kind: FlowKind, id: string): Promise<void> {
  const issuer = env().ISSUER_URL;
  (await cookies()).set(cookieName(kind, issuer), id, {
    httpOnly: true,
    sameSite: "lax",
    secure: secureCookies(issuer),
    path: "/",
  });
}

/** Ends the binding. Only in a server action or route handler. */
export async function unbindFlow(kind: FlowKind): Promise<void> {
  const issuer = env().ISSUER_URL;
  (await cookies()).set(cookieName(kind, issuer), "", {
    httpOnly: true,
    sameSite: "lax",
    secure: secureCookies(issuer),
    path: "/",
    maxAge: 0,
  });
}
