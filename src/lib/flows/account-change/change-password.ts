import type { Account } from "#lib/domain/account/account.ts";
import { ownDataOf } from "#lib/domain/account-change/own-data.ts";
import { advancePasswordChange, type PasswordChangeState } from "#lib/domain/account-change/password-machine.ts";
import type { PasswordChangeRefusal } from "#lib/domain/account-change/refusal.ts";
import { guardOfChange } from "#lib/domain/mobile-change/guarded-period.ts";
import { checkNewPassword } from "#lib/domain/password-field.ts";
import { normalizePassword } from "#lib/domain/password-policy.ts";
import type { Instant, Result } from "#lib/domain/result.ts";
import { accept, refuse } from "#lib/domain/result.ts";
import { typedSubject } from "#lib/domain/sign-in/throttle-policy.ts";
import { parseSignInName } from "#lib/domain/sign-in-name.ts";
import type { CompletedChange } from "#lib/ports/account-change-store.ts";
import type { FoundFlow } from "#lib/ports/flow-store.ts";
import { channelsOf } from "../mobile-change/notices.ts";
import { admitPassword, passwordWasRight, passwordWasWrong } from "../password-guard.ts";
import { passwordPolicyOf } from "../registration/password-check.ts";
import { writeAlong } from "../write-along.ts";
import type { OwnChange, PasswordChangePorts } from "./change-ports.ts";
import { loadAccountChange } from "./load-account-change.ts";
import { tellOfChange } from "./notices.ts";

/** What the form brings: the password as it is, and as it is to be. */
export type TypedPasswords = { readonly current: string; readonly wanted: string };

type Outcome = Result<null, PasswordChangeRefusal>;

/**
 * Changes a known password. The rules come first, since they cost nothing; then the present password, counted like a try to sign in. Every other
 * session ends, every channel is told with a hold code, and without a passkey that counts the account is guarded for 72 h. Of two at once one wins.
 */
export async function changePassword(
  ports: PasswordChangePorts,
  own: OwnChange,
  typed: TypedPasswords,
): Promise<Outcome> {
  const found = await loadAccountChange({ store: ports.passwordChanges, clock: ports.clock }, own);
  if (!found.ok) return found;
  if (found.value.state.step !== "password_open") return refuse({ code: "step_passed" });
  const account = await ports.accounts.find(own.session.accountId);
  if (account === null) return refuse({ code: "change_flow_missing" });
  const now = ports.clock.now();
  const { methods } = found.value.state.owner;
  const factors = await ports.factors.list(account.id);
  const guard = guardOfChange({ account, methods, factors, act: "replace", now });
  if (!guard.ok) return guard;
  const password = checkNewPassword(passwordPolicyOf(ports), ownDataOf(account), typed.wanted);
  if (!password.ok) return password;
  if (password.value === normalizePassword(typed.current)) return refuse({ code: "password_unchanged" });
  const proved = await proveCurrent(ports, { own, account }, typed.current);
  if (!proved.ok) return proved;
  const change = { passwordHash: await ports.passwords.hash(password.value), guardedUntil: guard.value };
  return complete(ports, { own, found: found.value, account }, change);
}

type Here = {
  readonly own: OwnChange;
  readonly found: FoundFlow<PasswordChangeState>;
  readonly account: Account;
};

/** The sign-in that began this had its picture code, which stands for slower proof here. A password that counts for nothing is not right. */
async function proveCurrent(
  ports: PasswordChangePorts,
  { own, account }: Pick<Here, "own" | "account">,
  current: string,
): Promise<Outcome> {
  const name = parseSignInName(account.username);
  const subject = name.ok ? typedSubject(name.value) : account.id;
  const tried = { subject, account, visit: own.visit, slowerProof: true };
  const admitted = await admitPassword(ports, tried);
  if (!admitted.ok) return admitted;
  const isRight = await ports.passwords.verify(account.passwordHash, current);
  if (isRight && account.recovery.passwordResetDueAt === null) {
    await passwordWasRight(ports, tried);
    return accept(null);
  }
  await writeAlong(ports.passwordChanges, own.flowId, await passwordWasWrong(ports, tried));
  ports.jobs.nudge();
  return refuse({ code: "current_password_wrong" });
}

type NewPassword = { readonly passwordHash: string; readonly guardedUntil: Instant | null };

async function complete(
  ports: PasswordChangePorts,
  { own, found, account }: Here,
  change: NewPassword,
): Promise<Outcome> {
  const next = advancePasswordChange(found.state, { type: "password_changed" });
  if (!next.ok) return next;
  const move = { id: own.flowId, version: found.version, state: next.value };
  const written = await ports.passwordChanges.complete(move, changeOf(ports, { account, change, own }));
  if (written === "flow_moved") return refuse({ code: "step_passed" });
  if (written === "account_moved") return refuse({ code: "busy" });
  ports.jobs.nudge();
  return accept(null);
}

function changeOf(
  ports: Pick<PasswordChangePorts, "chance" | "clock">,
  { account, change, own }: { readonly account: Account; readonly change: NewPassword; readonly own: OwnChange },
): CompletedChange {
  const at = ports.clock.now();
  const { passwordHash, guardedUntil } = change;
  const guarded = guardedUntil !== null;
  return {
    found: account,
    after: { passwordHash, passwordChangedAt: at, ...(guarded && { guardedUntil }) },
    sessionsEnded: { exceptSid: own.session.sid, reason: "password_set" },
    opened: null,
    brings: {
      ...tellOfChange(ports, {
        account,
        audience: channelsOf(account),
        now: at,
        content: (hold) => ({ template: "password_changed_notice", ...hold }),
      }),
      audit: [{ event: "password.changed", accountId: account.id, at, details: { guarded } }],
      at,
    },
  };
}
