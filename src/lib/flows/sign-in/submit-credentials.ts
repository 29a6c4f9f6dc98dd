import type { Account } from "#lib/domain/account/account.ts";
import { canAuthenticate } from "#lib/domain/account/account.ts";
import type { Result } from "#lib/domain/result.ts";
import { accept, refuse } from "#lib/domain/result.ts";
import type { SignInRefusal } from "#lib/domain/sign-in/refusal.ts";
import type { SignInName } from "#lib/domain/sign-in-name.ts";
import type { Visit } from "#lib/domain/visit.ts";
import { checkMobileOnFile } from "./check-mobile-on-file.ts";
import { loadSignIn } from "./load-sign-in.ts";
import { recordFailure } from "./record-failure.ts";
import { sendFirstCode } from "./send-code.ts";
import type { SignInPorts } from "./sign-in-ports.ts";
import { checkThrottle } from "./throttled.ts";

/** What the sign-in form brings, parsed; `picture` is the digits that were typed. */
export type Credentials = {
  readonly uid: string;
  readonly visit: Visit;
  readonly name: SignInName;
  readonly password: string;
  readonly picture: string;
};

/**
 * Judges the picture first and names it when wrong; then name and password, by one path whether the account exists or not
 * (the same queries, one password verification). On success a code goes to the number on file.
 */
export async function submitCredentials(ports: SignInPorts, given: Credentials): Promise<Result<null, SignInRefusal>> {
  const found = await loadSignIn(ports, given.uid);
  if (found.state.step !== "credentials_needed") return refuse({ code: "step_passed" });
  const ticket = { purpose: "sign_in", flowId: given.uid, now: ports.clock.now() } as const;
  const verdict = await ports.pictures.answer(ticket, given.picture);
  if (verdict !== "right") return refuse({ code: verdict === "gone" ? "picture_gone" : "picture_wrong" });

  const account = await ports.accounts.findBySignInName(given.name);
  const throttled = await checkThrottle(ports, { given, account, found });
  if (!throttled.ok) return throttled;

  const right = await ports.passwords.verify(account?.passwordHash ?? null, given.password);
  if (!right || account === null) return recordFailure(ports, { given, account, found });
  return proceed(ports, given, account);
}

async function proceed(ports: SignInPorts, given: Credentials, account: Account): Promise<Result<null, SignInRefusal>> {
  const allowed = canAuthenticate(account, ports.clock.now());
  if (!allowed.ok) return allowed;
  const mobile = await checkMobileOnFile(ports, account);
  if (!mobile.ok) return mobile;
  const sent = await sendFirstCode(ports, given, account);
  return sent.ok ? accept(null) : sent;
}
