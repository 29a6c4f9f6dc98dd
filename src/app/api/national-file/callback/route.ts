import { NextResponse } from "next/server";
import { env } from "#lib/config/env.ts";
import { comeBackFromAbsher } from "#lib/flows/national-file/come-back-from-absher.ts";
import { nationalFilePorts } from "#lib/flows/national-file/national-file-ports.ts";
import { currentLocale } from "#lib/i18n/current-locale.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { portal } from "#lib/portal.ts";
import { bindFlow, readFlowId } from "#lib/session/flow-cookie.ts";
import { stoppedPath } from "../../../[locale]/national-file/stopped/stop.ts";
import { pagePath } from "../../../[locale]/registration/paths.ts";

/** Absher's answer, brought by the browser. Leads on to an address without any of it. */
export async function GET(request: Request): Promise<Response> {
  const { search } = new URL(request.url);
  const answer = { visitId: await readFlowId("absher-visit"), query: search };
  const back = await comeBackFromAbsher(nationalFilePorts(portal().ports), answer);
  const locale = back.language ?? (await currentLocale());
  if (back.kind === "known") await bindFlow("national-file", back.flowId);
  return leadTo(back.kind === "stopped" ? stoppedPath(locale, back.why) : onward(locale, back.kind));
}

function onward(locale: Locale, kind: "known" | "taken_before"): string {
  return pagePath(locale, "national_file", kind === "known" ? "details" : "continue");
}

const leadTo = (path: string): Response => NextResponse.redirect(new URL(path, env().ISSUER_URL), 303);
