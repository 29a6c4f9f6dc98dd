import "server-only";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { env } from "#lib/config/env.ts";
import { OFFICER_SESSION_MS } from "#lib/domain/service-desk/officer.ts";
import { signedInOfficer } from "#lib/flows/service-desk/officer-sign-in.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { portal } from "#lib/portal.ts";
import type { OfficerSession } from "#lib/ports/officer-session-store.ts";
import { cookieName, secureCookies } from "./cookie-names.ts";

/** What an officer's browser carries: the session, and for some minutes the secret of an enrolment. Neither leaves with a link from elsewhere. */
type OfficerCookie = "staff-session" | "staff-enrolment";

const TOKEN = /^[A-Za-z0-9_-]{22,64}$/;

/** How long the secret of an enrolment stays in the browser. */
const ENROLMENT_COOKIE_SECONDS = 15 * 60;

const SECONDS: Readonly<Record<OfficerCookie, number>> = {
  "staff-session": OFFICER_SESSION_MS / 1000,
  "staff-enrolment": ENROLMENT_COOKIE_SECONDS,
};

/** The value of one of the officers' cookies, or `null`; a malformed one is none. */
export async function readOfficerCookie(name: OfficerCookie): Promise<string | null> {
  const value = (await cookies()).get(cookieName(name, env().ISSUER_URL))?.value;
  return value !== undefined && TOKEN.test(value) ? value : null;
}

/** Sets one of the officers' cookies, or takes it away with `null`. Only in a server action. */
export async function writeOfficerCookie(name: OfficerCookie, value: string | null): Promise<void> {
  const issuer = env().ISSUER_URL;
  (await cookies()).set(cookieName(name, issuer), value ?? "", {
    httpOnly: true,
    sameSite: "strict",
    secure: secureCookies(issuer),
    path: "/",
    maxAge: value === null ? 0 : SECONDS[name],
  });
}

/** The officer who is signed in in this browser, read anew; a session of the account area is nobody's here. */
export async function currentOfficer(): Promise<OfficerSession | null> {
  const token = await readOfficerCookie("staff-session");
  return token === null ? null : signedInOfficer(portal().ports, token);
}

/** The guard of every page and action of the service desk: the officer, or a redirect to the officers' sign-in. */
export async function requireOfficer(locale: Locale): Promise<OfficerSession> {
  return (await currentOfficer()) ?? redirect(`/${locale}/staff`);
}
