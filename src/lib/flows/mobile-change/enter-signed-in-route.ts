import type { Account } from "#lib/domain/account/account.ts";
import type { ChangePorts } from "./change-ports.ts";
import { loadChange } from "./load-change.ts";
import { type SignInProof, startSignedInRoute } from "./start.ts";

/** Who comes to the signed-in route, and with which flow of this browser. */
export type Arrival = {
  readonly flowId: string | null;
  readonly account: Pick<Account, "id" | "language">;
  readonly session: SignInProof;
  /** Whether that sign-in is recent enough to begin a change with. */
  readonly isFresh: boolean;
};

/** What becomes of an arrival. */
export type Entry =
  | { readonly kind: "under_way" }
  | { readonly kind: "begun"; readonly flowId: string }
  | { readonly kind: "fresh_sign_in_needed" };

/**
 * Begins the signed-in route for who has just proved who they are (decision 35), so that its time is known from the first form on. A change of
 * this session that is under way is left as it is, however old the sign-in; one that is done, over, or another's stands in nobody's way.
 */
export async function enterSignedInRoute(
  ports: Pick<ChangePorts, "chance" | "clock" | "mobileChanges">,
  { flowId, account, session, isFresh }: Arrival,
): Promise<Entry> {
  const own = flowId === null ? null : { flowId, session: { accountId: account.id, sid: session.sid } };
  const found = own === null ? null : await loadChange(ports, own);
  if (found?.ok === true && found.value.state.step !== "done") return { kind: "under_way" };
  if (!isFresh) return { kind: "fresh_sign_in_needed" };
  return { kind: "begun", flowId: await startSignedInRoute(ports, account, session) };
}
