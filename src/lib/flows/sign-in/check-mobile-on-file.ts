import type { Account } from "#lib/domain/account/account.ts";
import { isForeignNumber } from "#lib/domain/mobile-number.ts";
import type { Result } from "#lib/domain/result.ts";
import { accept, refuse } from "#lib/domain/result.ts";
import type { SignInRefusal } from "#lib/domain/sign-in/refusal.ts";
import { isStolen } from "../mobile-change/stolen-phone.ts";
import type { SignInPorts } from "./sign-in-ports.ts";

const CHECK_LIFETIME_MS = 24 * 60 * 60 * 1000;

/**
 * Whether a code may go to the number on file: its ownership is read again when the last reading is a day old
 * (mobile-change, Exactly once). A registry that does not answer is a pass here: sign-in does not depend on it. None is asked about a
 * number of another country. Where the phone was reported stolen it is asked each time, and the report ends once a SIM was issued since: else its
 * owner would be told of nothing more by that number.
 */
export async function checkMobileOnFile(
  ports: Pick<SignInPorts, "accounts" | "clock" | "mobileOwnership">,
  account: Account,
): Promise<Result<null, SignInRefusal>> {
  if (!account.mobile.usable) return refuse({ code: "mobile_unusable" });
  if (isForeignNumber(account.mobile.number)) return accept(null);
  const now = ports.clock.now();
  const { phoneStolenAt } = account.recovery;
  if (phoneStolenAt === null && now - account.mobile.checkedAt < CHECK_LIFETIME_MS) return accept(null);
  const ownership = await ports.mobileOwnership.check(account.nationalId, account.mobile.number);
  if (ownership.answer === "unknown") return accept(null);
  const usable = ownership.answer === "yes";
  const left = usable && !isStolen(account, ownership) ? null : phoneStolenAt;
  await ports.accounts.recordMobileCheck(account, { usable, phoneStolenAt: left, at: now });
  return usable ? accept(null) : refuse({ code: "mobile_unusable" });
}
