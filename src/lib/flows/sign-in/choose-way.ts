import type { Result } from "#lib/domain/result.ts";
import { accept, refuse } from "#lib/domain/result.ts";
import { advance } from "#lib/domain/sign-in/machine.ts";
import type { SignInRefusal } from "#lib/domain/sign-in/refusal.ts";
import { type SecondFactor, type Ways, waysOf } from "#lib/domain/sign-in/second-step.ts";
import { NO_EFFECTS } from "#lib/ports/effects.ts";
import { checkMobileOnFile } from "./check-mobile-on-file.ts";
import { type CodeRequest, type Sending, sendCode } from "./send-code.ts";
import type { SignInPorts } from "./sign-in-ports.ts";

/**
 * Goes on after a right password by the strongest way that the account has. A code by text message is sent only where that is the strongest;
 * where the number on file cannot be used, the ways that do not need it are left.
 */
export async function awaitFactor(
  ports: SignInPorts,
  request: Omit<Sending, "found">,
): Promise<Result<null, SignInRefusal>> {
  const { account, uid } = request;
  const [factors, found] = await Promise.all([ports.factors.list(account.id), ports.signIns.find(uid)]);
  if (found === null) return refuse({ code: "step_passed" });
  const going = { ...request, found };
  const ways = waysOf(factors, account.mobile.usable ? "usable" : "unusable");
  if (ways === null) return refuse({ code: "mobile_unusable" });
  if (ways[0] !== "sms") return awaitOwnFactor(ports, going, ways);
  const mobile = await checkMobileOnFile(ports, account);
  if (mobile.ok) return sendFirst(ports, going, ways);
  const left = waysOf(factors, "unusable");
  return left === null ? mobile : awaitOwnFactor(ports, going, left);
}

/** "Another way": goes on by it. Choosing the text message sends its code. */
export async function chooseWay(
  ports: SignInPorts,
  request: CodeRequest,
  way: SecondFactor,
): Promise<Result<null, SignInRefusal>> {
  const found = await ports.signIns.find(request.uid);
  if (found?.state.step !== "factor_awaited") return refuse({ code: "step_passed" });
  if (way === "sms") return chooseSms(ports, { ...request, found }, found.state.second.accountId);
  const next = advance(found.state, { type: "way_chosen", way }, ports.clock.now());
  if (!next.verdict.ok) return next.verdict;
  const move = { id: request.uid, version: found.version, state: next.state };
  return (await ports.signIns.replace(move, NO_EFFECTS)) ? accept(null) : refuse({ code: "busy" });
}

async function chooseSms(
  ports: SignInPorts,
  request: Omit<Sending, "account">,
  accountId: string,
): Promise<Result<null, SignInRefusal>> {
  const account = await ports.accounts.find(accountId);
  if (account === null) return refuse({ code: "step_passed" });
  const mobile = await checkMobileOnFile(ports, account);
  if (!mobile.ok) return mobile;
  return sendCode(ports, { ...request, account }, (codeHash) => [{ type: "sms_chosen", codeHash }]);
}

function sendFirst(ports: SignInPorts, going: Sending, ways: Ways): Promise<Result<null, SignInRefusal>> {
  return sendCode(ports, going, (codeHash) => [
    { type: "password_proved", accountId: going.account.id, ways },
    { type: "sms_chosen", codeHash },
  ]);
}

async function awaitOwnFactor(
  ports: SignInPorts,
  { uid, account, found }: Sending,
  ways: Ways,
): Promise<Result<null, SignInRefusal>> {
  const next = advance(found.state, { type: "password_proved", accountId: account.id, ways }, ports.clock.now());
  if (!next.verdict.ok) return next.verdict;
  const stored = await ports.signIns.replace({ id: uid, version: found.version, state: next.state }, NO_EFFECTS);
  return stored ? accept(null) : refuse({ code: "busy" });
}
