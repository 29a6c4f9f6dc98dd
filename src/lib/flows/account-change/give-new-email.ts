import type { Account } from "#lib/domain/account/account.ts";
import { type EmailAct, emailActOf } from "#lib/domain/account-change/email-act.ts";
import { advanceEmailChange, type EmailChangeState } from "#lib/domain/account-change/email-machine.ts";
import type { EmailChangeRefusal } from "#lib/domain/account-change/refusal.ts";
import { challengeOf } from "#lib/domain/challenge.ts";
import { guardOfChange } from "#lib/domain/mobile-change/guarded-period.ts";
import type { Result } from "#lib/domain/result.ts";
import { accept, refuse } from "#lib/domain/result.ts";
import type { FoundFlow } from "#lib/ports/flow-store.ts";
import { codeMessageId, hashOneTimeCode, isCodeOnItsWay } from "../one-time-code.ts";
import type { EmailChangePorts, OwnChange } from "./change-ports.ts";
import { loadAccountChange } from "./load-account-change.ts";

type Outcome = Result<null, EmailChangeRefusal>;
type Here = { readonly own: OwnChange; readonly found: FoundFlow<EmailChangeState> };

/**
 * Takes the e-mail that is to be: a new one, the first one, or the present one that was never confirmed, and sends a code to it. The present
 * one that was confirmed is refused, and so is replacing it while the account is guarded.
 */
export async function giveNewEmail(ports: EmailChangePorts, own: OwnChange, email: string): Promise<Outcome> {
  const found = await loadAccountChange({ store: ports.emailChanges, clock: ports.clock }, own);
  if (!found.ok) return found;
  const allowed = await loadAct(ports, found.value.state, email);
  return allowed.ok ? send(ports, { own, found: found.value }, { email, type: "email_given" }) : allowed;
}

/** Sends another code to the e-mail that is being proved; its guesses are not refilled. Refuses within 60 s of the last one. */
export async function resendEmailCode(ports: EmailChangePorts, own: OwnChange): Promise<Outcome> {
  const found = await loadAccountChange({ store: ports.emailChanges, clock: ports.clock }, own);
  if (!found.ok) return found;
  const { state } = found.value;
  if (state.step !== "email_code_sent") return refuse({ code: "step_passed" });
  const { email, challenges } = state;
  if (await isCodeOnItsWay(ports, challengeOf(challenges, email)?.code)) return refuse({ code: "code_on_its_way" });
  return send(ports, { own, found: found.value }, { email, type: "code_asked_again" });
}

/** The account as it is now, and what giving this e-mail does to it: of one reading, so that nothing comes between the two. */
export async function loadAct(
  ports: Pick<EmailChangePorts, "accounts" | "clock" | "factors">,
  { owner }: EmailChangeState,
  email: string,
): Promise<Result<{ readonly account: Account; readonly act: EmailAct }, EmailChangeRefusal>> {
  const account = await ports.accounts.find(owner.accountId);
  if (account === null) return refuse({ code: "change_flow_missing" });
  const { methods } = owner;
  const factors = await ports.factors.list(account.id);
  const wish = { account, methods, factors, act: "replace", now: ports.clock.now() } as const;
  const act = emailActOf(account, email, guardOfChange(wish));
  return act.ok ? accept({ account, act: act.value }) : act;
}

type Sending = { readonly email: string; readonly type: "email_given" | "code_asked_again" };

/** Sends a code with its allowance taken and the flow moved in one compare-and-set write; within a minute the one before goes on. */
async function send(ports: EmailChangePorts, { own, found }: Here, { email, type }: Sending): Promise<Outcome> {
  const code = ports.chance.sixDigits();
  const codeHash = hashOneTimeCode(ports.hash, { purpose: "email_change", flowId: own.flowId, number: email, code });
  const now = ports.clock.now();
  const next = advanceEmailChange(found.state, { type, email, codeHash }, now);
  if (!next.verdict.ok) return next.verdict;
  const messageId = codeMessageId(ports.hash, codeHash);
  const issued = "challenges" in next.state && challengeOf(next.state.challenges, email)?.code.codeHash === codeHash;
  if (issued) {
    const { network } = own.visit;
    const asked = { purpose: "email_change", number: email, network, messageId, now } as const;
    const allowance = await ports.codeAllowance.take(asked);
    if (!allowance.taken) return refuse({ code: "code_allowance_spent", waitSeconds: allowance.waitSeconds });
  }
  const account = await ports.accounts.find(own.session.accountId);
  const message = {
    id: messageId,
    recipient: { channel: "email", to: email },
    language: account?.language ?? "ar",
    content: { template: "email_code", code },
  } as const;
  const move = { id: own.flowId, version: found.version, state: next.state };
  const stored = await ports.emailChanges.replace(move, { messages: issued ? [message] : [], audit: [] });
  if (!stored) return refuse({ code: "busy" });
  ports.jobs.nudge();
  return accept(null);
}
