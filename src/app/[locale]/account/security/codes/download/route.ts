import { showRecoveryCode } from "#lib/domain/factors/recovery-code.ts";
import { fill } from "#lib/i18n/catalogue.ts";
import { securityWords } from "#lib/i18n/messages/security/words.ts";
import { readEnrolment, toSecurity } from "../../queries.ts";

/** The codes as a text file, while they are shown. */
export async function GET(): Promise<Response> {
  const { locale, account, state } = await readEnrolment("recovery_code");
  if (state.step !== "codes_shown") return toSecurity(locale);
  const heading = fill(securityWords(locale).codes.paper, { username: account.username });
  const text = [heading, "", ...state.codes.map(showRecoveryCode), ""].join("\r\n");
  return new Response(text, {
    headers: {
      "content-type": "text/plain; charset=utf-8",
      "content-disposition": 'attachment; filename="nafidha-recovery-codes.txt"',
      "cache-control": "no-store",
    },
  });
}
