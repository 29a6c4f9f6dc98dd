import type { EmailChangeState } from "#lib/domain/account-change/email-machine.ts";
import type { ChangeOwner } from "#lib/domain/account-change/owner.ts";
import type { PasswordChangeState } from "#lib/domain/account-change/password-machine.ts";
import type { Chance } from "#lib/ports/chance.ts";
import {
  ACCOUNT_CHANGE_LIFETIME_MS,
  type ChangeArrival,
  type ChangeEntry,
  type EmailChangePorts,
  type PasswordChangePorts,
} from "./change-ports.ts";
import { type ChangePlace, loadAccountChange } from "./load-account-change.ts";

/** Begins a change of the password; see `begin`. */
export function beginPasswordChange(
  { passwordChanges: store, chance, clock }: Pick<PasswordChangePorts, "chance" | "clock" | "passwordChanges">,
  arrival: ChangeArrival,
): Promise<ChangeEntry> {
  return begin<PasswordChangeState>({ store, chance, clock }, arrival, {
    start: (owner) => ({ step: "password_open", owner }),
    isOver: ({ step }) => step === "password_changed",
  });
}

/** Begins a change of the e-mail; see `begin`. */
export function beginEmailChange(
  { emailChanges: store, chance, clock }: Pick<EmailChangePorts, "chance" | "clock" | "emailChanges">,
  arrival: ChangeArrival,
): Promise<ChangeEntry> {
  return begin<EmailChangeState>({ store, chance, clock }, arrival, {
    start: (owner) => ({ step: "email_open", owner, challenges: [] }),
    isOver: ({ step }) => step === "email_changed",
  });
}

type Kind<State> = {
  readonly start: (owner: ChangeOwner) => State;
  readonly isOver: (state: State) => boolean;
};

/**
 * Begins a change for who has just proved who they are (decision 35). One of this session that is under way is gone on with, however old the
 * sign-in; another session's, or one that is done, stands in nobody's way.
 */
async function begin<State extends { readonly owner: ChangeOwner }>(
  ports: ChangePlace<State> & { readonly chance: Chance },
  { flowId, account, session, isFresh }: ChangeArrival,
  { start, isOver }: Kind<State>,
): Promise<ChangeEntry> {
  const own = flowId === null ? null : { flowId, session: { accountId: account.id, sid: session.sid } };
  const found = own === null ? null : await loadAccountChange(ports, own);
  if (found?.ok === true && !isOver(found.value.state)) return { kind: "under_way" };
  if (!isFresh) return { kind: "fresh_sign_in_needed" };
  const id = ports.chance.token();
  const now = ports.clock.now();
  const state = start({ accountId: account.id, sid: session.sid, methods: session.amr });
  await ports.store.begin(id, state, { now, expiresAt: now + ACCOUNT_CHANGE_LIFETIME_MS });
  return { kind: "begun", flowId: id };
}
