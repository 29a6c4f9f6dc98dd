import { cookies as requestCookies } from "next/headers";
import { notFound } from "next/navigation";
import { getServerSession } from "next-auth";
import { authOptions, cookies } from "../../lib/auth.ts";
import { tokenOf } from "../../lib/csrf.ts";
import { isLocale } from "../../lib/site.ts";
import { ReceivedData } from "./received-data.tsx";
import { SignIn } from "./sign-in.tsx";

type Props = {
  readonly params: Promise<{ readonly locale: string }>;
  readonly searchParams: Promise<{ readonly stopped?: string }>;
};

/** The site's one page: the way in, or what was received. */
export default async function Page({ params, searchParams }: Props) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const session = await getServerSession(authOptions());
  if (session !== null && session.claims.national_id !== undefined) {
    return <ReceivedData claims={session.claims} locale={locale} />;
  }
  const csrfToken = tokenOf((await requestCookies()).get(cookies().csrfToken.name)?.value);
  const { stopped } = await searchParams;
  return <SignIn csrfToken={csrfToken} locale={locale} outcome={stopped === undefined ? "none" : "stopped"} />;
}
