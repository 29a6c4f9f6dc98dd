import type { ShownAnswer } from "#lib/domain/factors/passkey-answer.ts";
import { advance } from "#lib/domain/recovery/machine.ts";
import type { RecoveryRefusal } from "#lib/domain/recovery/refusal.ts";
import type { RecoveryAt, Voucher } from "#lib/domain/recovery/state.ts";
import { identityKey } from "#lib/domain/recovery/throttle-policy.ts";
import type { Result } from "#lib/domain/result.ts";
import { accept, refuse } from "#lib/domain/result.ts";
import { NO_ROW } from "#lib/domain/row-id.ts";
import { typedSubject, waitAfterFailures } from "#lib/domain/sign-in/throttle-policy.ts";
import { NO_EFFECTS } from "#lib/ports/effects.ts";
import { provePasskey } from "../factors/prove-passkey.ts";
import { passkeyPlace } from "./load-passkey-place.ts";
import { loadRecovery } from "./load-recovery.ts";
import type { OwnRecovery, RecoveryPorts } from "./recovery-ports.ts";
import { resendNumberCode } from "./send-number-code.ts";

type Here = RecoveryAt<"abroad_named">;
type Vouching = (state: Here) => Promise<Result<Voucher, RecoveryRefusal>>;

const MAX_RACES = 8;

/** Takes a passkey of the named account for a number of another country, then sends the code there. One of anybody else is refused like any that is wrong. */
export function vouchByPasskey(
  ports: RecoveryPorts,
  own: OwnRecovery,
  answer: ShownAnswer,
): Promise<Result<null, RecoveryRefusal>> {
  return vouch(ports, own, async ({ name }) => {
    const account = await ports.accounts.findBySignInName(name);
    const proved = await provePasskey(ports, { ...passkeyPlace(own), answer, accountId: null });
    if (!proved.ok) return proved;
    if (proved.value.accountId !== account?.id) return refuse({ code: "passkey_not_accepted" });
    return accept(voucherOf(ports, account.id, { proof: "passkey", factorId: proved.value.id }));
  });
}

/**
 * Takes a service-desk code that was issued to the named account for this very number, then sends the code there. A name of nobody costs the
 * same and hears the same. Tries are limited by name and network, since nothing was proved yet.
 */
export function vouchByDeskCode(
  ports: RecoveryPorts,
  own: OwnRecovery,
  code: string,
): Promise<Result<null, RecoveryRefusal>> {
  return vouch(ports, own, async ({ name, wish }) => {
    const now = ports.clock.now();
    const key = identityKey(typedSubject(name), own.visit.network);
    const tried = await ports.throttle.attempt(key, now, waitAfterFailures);
    if (!tried.admitted) {
      return refuse({ code: "too_many_attempts", waitSeconds: Math.ceil((tried.waitUntil - now) / 1000) });
    }
    const accountId = (await ports.accounts.findBySignInName(name))?.id ?? NO_ROW;
    const use = { accountId, code, scope: { kind: "new_number" }, number: wish.number } as const;
    if (!(await ports.inPersonCodes.consume(use, now))) return refuse({ code: "desk_code_not_accepted" });
    return accept(voucherOf(ports, accountId, { proof: "in_person", factorId: null }));
  });
}

function voucherOf(
  { clock }: Pick<RecoveryPorts, "clock">,
  accountId: string,
  shown: Omit<Voucher["shown"], "at">,
): Voucher {
  return { accountId, shown: { ...shown, at: clock.now() } };
}

/** What vouches is judged once; then it is written down, and the code is sent. */
async function vouch(ports: RecoveryPorts, own: OwnRecovery, judge: Vouching): Promise<Result<null, RecoveryRefusal>> {
  const loaded = await loadRecovery(ports, own);
  if (!loaded.ok) return loaded;
  const { state } = loaded.value;
  if (state.step !== "abroad_named" || state.voucher !== null) return refuse({ code: "step_passed" });
  const judged = await judge(state);
  if (!judged.ok) return judged;
  const kept = await keep(ports, own, { judged: state, voucher: judged.value });
  return kept.ok ? resendNumberCode(ports, own) : kept;
}

type Judged = { readonly judged: Here; readonly voucher: Voucher };

/** A desk code is bound to its number: what was judged for one vouches for no other that the same browser has named meanwhile. */
async function keep(
  ports: RecoveryPorts,
  own: OwnRecovery,
  { judged, voucher }: Judged,
): Promise<Result<null, RecoveryRefusal>> {
  for (let race = 0; race < MAX_RACES; race += 1) {
    const loaded = await loadRecovery(ports, own);
    if (!loaded.ok) return loaded;
    const { state, version } = loaded.value;
    if (state.step !== "abroad_named" || state.wish.number !== judged.wish.number)
      return refuse({ code: "step_passed" });
    const next = advance(state, { type: "vouched", voucher }, ports.clock.now());
    if (!next.verdict.ok) return next.verdict;
    const stored = await ports.recoveries.replace({ id: own.flowId, version, state: next.state }, NO_EFFECTS);
    if (stored) return accept(null);
  }
  return refuse({ code: "busy" });
}
