import { z } from "zod";
import type { EmailChangeState } from "#lib/domain/account-change/email-machine.ts";
import type { PasswordChangeState } from "#lib/domain/account-change/password-machine.ts";
import { accept, refuse } from "#lib/domain/result.ts";
import type { AccountChangeStore, ChangeWritten, CompletedChange } from "#lib/ports/account-change-store.ts";
import type { FlowMove } from "#lib/ports/flow-store.ts";
import { replaceAccount } from "./account-writes.ts";
import { insertCase } from "./change-case-writes.ts";
import { endSessions } from "./end-sessions.ts";
import { type FlowKind, flowStore, moveFlow } from "./flow-store.ts";
import { insertHoldCodes } from "./hold-code-store.ts";
import type { Storage } from "./storage.ts";
import { storedChallenges } from "./stored-code.ts";
import { transact } from "./transaction.ts";

const owner = z.object({ accountId: z.string(), sid: z.string().nullable(), methods: z.array(z.string()) });
const passwordState: z.ZodType<PasswordChangeState> = z.object({
  step: z.enum(["password_open", "password_changed"]),
  owner,
});

const emailState: z.ZodType<EmailChangeState> = z.discriminatedUnion("step", [
  z.object({ step: z.literal("email_open"), owner, challenges: storedChallenges }),
  z.object({ step: z.literal("email_code_sent"), owner, challenges: storedChallenges, email: z.string() }),
  z.object({ step: z.literal("email_changed"), owner, caseNumber: z.string().nullable().default(null) }),
]);

/** Changes of the e-mail in PostgreSQL. */
export function emailChangeStore(storage: Storage): AccountChangeStore<EmailChangeState> {
  return accountChangeStore(storage, { kind: "email-change", read: (stored) => emailState.parse(stored) });
}

/** Changes of a known password in PostgreSQL. */
export function passwordChangeStore(storage: Storage): AccountChangeStore<PasswordChangeState> {
  return accountChangeStore(storage, { kind: "password-change", read: (stored) => passwordState.parse(stored) });
}

function accountChangeStore<State>(storage: Storage, flow: FlowKind<State>): AccountChangeStore<State> {
  return {
    ...flowStore(storage, flow),
    complete: (move, change) => complete(storage, { ...move, kind: flow.kind }, change),
  };
}

/** Takes the flow's step first: of two requests of one flow the second waits here and finds it moved. */
async function complete<State>(
  storage: Storage,
  move: FlowMove<State> & Pick<FlowKind<State>, "kind">,
  { found, after, sessionsEnded, opened, brings }: CompletedChange,
): Promise<ChangeWritten> {
  const { id: accountId } = found;
  const outcome = await transact<null, Exclude<ChangeWritten, "written">>(storage, brings, async (transaction) => {
    if (!(await moveFlow(storage, transaction, move))) return refuse("flow_moved");
    const replaced = await replaceAccount(storage, transaction, { account: found, change: after });
    if (!replaced.ok) return refuse("account_moved");
    if (opened !== null && !(await insertCase(storage, transaction, opened))) return refuse("account_moved");
    await insertHoldCodes(storage, transaction, { accountId, codes: brings.holdCodes, now: brings.at });
    if (sessionsEnded !== null) await endSessions(storage, transaction, { accountId, ...sessionsEnded, at: brings.at });
    return accept(null);
  });
  return outcome.ok ? "written" : outcome.refusal;
}
