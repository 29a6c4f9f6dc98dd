import type { Account } from "#lib/domain/account/account.ts";
import type { EmailAct } from "#lib/domain/account-change/email-act.ts";
import { advanceEmailChange, type EmailChangeState } from "#lib/domain/account-change/email-machine.ts";
import type { EmailChangeRefusal } from "#lib/domain/account-change/refusal.ts";
import type { ChangeCase } from "#lib/domain/mobile-change/change-case.ts";
import type { Recipient } from "#lib/domain/outgoing-message.ts";
import type { Result } from "#lib/domain/result.ts";
import { accept, refuse } from "#lib/domain/result.ts";
import type { CompletedChange } from "#lib/ports/account-change-store.ts";
import { NO_EFFECTS } from "#lib/ports/effects.ts";
import type { FoundFlow } from "#lib/ports/flow-store.ts";
import { channelsOf } from "../mobile-change/notices.ts";
import { hashOneTimeCode } from "../one-time-code.ts";
import type { EmailChangePorts, OwnChange } from "./change-ports.ts";
import { loadAct } from "./give-new-email.ts";
import { loadAccountChange } from "./load-account-change.ts";
import { tellOfChange } from "./notices.ts";
import { replacedEmail } from "./replace-email.ts";

const MAX_RACES = 250;

type Outcome = Result<null, EmailChangeRefusal>;
type Here = { readonly own: OwnChange; readonly found: FoundFlow<EmailChangeState> };

/**
 * Takes the code that was sent to the e-mail. A guess is counted before it is compared; the right one is used up by the very write that changes
 * the account, after guard and e-mail were read anew. Every channel is told, the old e-mail and the new one too, each with a hold code. What took
 * another's place is a case, which can be undone.
 */
export async function enterNewEmailCode(ports: EmailChangePorts, own: OwnChange, code: string): Promise<Outcome> {
  for (let race = 0; race < MAX_RACES; race += 1) {
    const found = await loadAccountChange({ store: ports.emailChanges, clock: ports.clock }, own);
    if (!found.ok) return found;
    const outcome = await guess(ports, { own, found: found.value }, code);
    if (outcome !== "another_was_first") return outcome;
  }
  return refuse({ code: "busy" });
}

async function guess(
  ports: EmailChangePorts,
  { own, found }: Here,
  code: string,
): Promise<Outcome | "another_was_first"> {
  const { state, version } = found;
  if (state.step !== "email_code_sent") return refuse({ code: "step_passed" });
  const { email } = state;
  const bound = { purpose: "email_change", flowId: own.flowId, number: email, code } as const;
  const event = { type: "code_entered", codeHash: hashOneTimeCode(ports.hash, bound) } as const;
  const next = advanceEmailChange(state, event, ports.clock.now());
  const move = { id: own.flowId, version, state: next.state };
  if (!next.verdict.ok) {
    return (await ports.emailChanges.replace(move, NO_EFFECTS)) ? next.verdict : "another_was_first";
  }
  const loaded = await loadAct(ports, state, email);
  if (!loaded.ok) return loaded;
  const { account, act } = loaded.value;
  const signedInBy = found.beganAt;
  const done =
    act.kind === "replaced"
      ? await replacedEmail(ports, {
          account,
          email,
          owner: state.owner,
          guarded: act.guardedUntil !== null,
          signedInBy,
        })
      : accept({ change: changeOf(ports, { account, email, act }), opened: null });
  if (!done.ok) return done;
  const { opened, change } = done.value;
  const changed = opened === null ? next : advanceEmailChange(next.state, caseOpened(opened), ports.clock.now());
  const written = await ports.emailChanges.complete({ ...move, state: changed.state }, change);
  if (written !== "written") return "another_was_first";
  ports.jobs.nudge();
  return accept(null);
}

const caseOpened = ({ number: caseNumber }: ChangeCase) => ({ type: "case_opened", caseNumber }) as const;

type Changing = { readonly account: Account; readonly email: string; readonly act: EmailAct };

/** What confirming or adding does. It takes nothing from anybody, so that there is nothing to undo; what was added is told, with hold codes. */
function changeOf(
  ports: Pick<EmailChangePorts, "chance" | "clock">,
  { account, email, act }: Changing,
): CompletedChange {
  const at = ports.clock.now();
  const told = tellOfChange(ports, {
    account,
    audience: act.kind === "confirmed" ? [] : audienceOf(account, email),
    now: at,
    content: (hold) => ({ template: "email_added_notice", ...hold }),
  });
  return {
    found: account,
    after: { email: { address: email, verifiedAt: at } },
    sessionsEnded: null,
    opened: null,
    brings: {
      ...told,
      audit: [{ event: "email.changed", accountId: account.id, at, details: { act: act.kind } }],
      at,
    },
  };
}

/** The number on file, and the e-mail as it is from now on. */
function audienceOf(account: Account, email: string): readonly Recipient[] {
  return [...channelsOf(account), { channel: "email", to: email }];
}
