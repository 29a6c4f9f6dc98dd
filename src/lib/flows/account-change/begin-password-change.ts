import {
  ACCOUNT_CHANGE_LIFETIME_MS,
  type ChangeArrival,
  type ChangeEntry,
  type PasswordChangePorts,
} from "./change-ports.ts";
import { loadPasswordChange } from "./load-password-change.ts";

/**
 * Begins a change of the password for who has just proved who they are (decision 35). One of this session that is under way is gone on with,
 * however old the sign-in; another session's, or one that is done, stands in nobody's way.
 */
export async function beginPasswordChange(
  ports: Pick<PasswordChangePorts, "chance" | "clock" | "passwordChanges">,
  { flowId, account, session, isFresh }: ChangeArrival,
): Promise<ChangeEntry> {
  const own = flowId === null ? null : { flowId, session: { accountId: account.id, sid: session.sid } };
  const found = own === null ? null : await loadPasswordChange(ports, own);
  if (found?.ok === true && found.value.state.step === "password_open") return { kind: "under_way" };
  if (!isFresh) return { kind: "fresh_sign_in_needed" };
  const id = ports.chance.token();
  const now = ports.clock.now();
  const owner = { accountId: account.id, sid: session.sid, methods: session.amr };
  const times = { now, expiresAt: now + ACCOUNT_CHANGE_LIFETIME_MS };
  await ports.passwordChanges.begin(id, { step: "password_open", owner }, times);
  return { kind: "begun", flowId: id };
}
