import type { NationalId } from "#lib/domain/national-id.ts";
import { accept, type Result, refuse } from "#lib/domain/result.ts";
import { NO_ROW } from "#lib/domain/row-id.ts";
import type { ConfirmRefusal } from "#lib/domain/service-desk/refusal.ts";
import { waitAfterFailures } from "#lib/domain/sign-in/throttle-policy.ts";
import type { Visit } from "#lib/domain/visit.ts";
import type { Ports } from "#lib/ports/ports.ts";
import { tellPerson } from "./tell-person.ts";

/** What confirming needs from outside. */
export type ConfirmPorts = Pick<
  Ports,
  "accounts" | "chance" | "clock" | "inPersonCodes" | "jobs" | "pictures" | "throttle"
>;

/** What a person types who was at a service desk. `page` is the id of the page, to which the picture is bound. */
export type TypedConfirmation = {
  readonly nationalId: NationalId;
  readonly code: string;
  readonly picture: string;
  readonly page: string;
  readonly visit: Visit;
};

const MAX_RACES = 8;
const throttleKey = (visit: Visit): string => `desk-code|${visit.network}`;

/**
 * Confirms an account by a service-desk code that was issued for the account as it is: a freeze ends, also that of a new account, and so does a
 * new account's cap (mobile-change, New accounts). Picture first; every code that does not count, and an id without an account, are one
 * refusal by one path.
 */
export async function confirmInPerson(
  ports: ConfirmPorts,
  typed: TypedConfirmation,
): Promise<Result<null, ConfirmRefusal>> {
  const now = ports.clock.now();
  const verdict = await ports.pictures.answer({ purpose: "freeze", flowId: typed.page, now }, typed.picture);
  if (verdict !== "right") return refuse({ code: verdict === "gone" ? "picture_gone" : "picture_wrong" });
  const attempt = await ports.throttle.attempt(throttleKey(typed.visit), now, waitAfterFailures);
  if (!attempt.admitted) {
    return refuse({ code: "too_many_attempts", waitSeconds: Math.ceil((attempt.waitUntil - now) / 1000) });
  }
  for (let race = 0; race < MAX_RACES; race += 1) {
    const confirmed = await confirmOnce(ports, typed, now);
    if (confirmed === "account_changed") continue;
    if (confirmed === "not_accepted") return refuse({ code: "desk_code_not_accepted" });
    await ports.throttle.clear(throttleKey(typed.visit));
    ports.jobs.nudge();
    return accept(null);
  }
  return refuse({ code: "busy" });
}

async function confirmOnce(ports: ConfirmPorts, { nationalId, code }: TypedConfirmation, now: number) {
  const account = await ports.accounts.findByNationalId(nationalId);
  const scope = { kind: "account" } as const;
  if (account === null) {
    const used = await ports.inPersonCodes.consume({ accountId: NO_ROW, scope, number: "", code }, now);
    return used ? "confirmed" : "not_accepted";
  }
  const details = { wasFrozen: account.status.kind === "frozen" };
  return ports.inPersonCodes.confirmAccount(
    account,
    { code, at: now },
    {
      messages: tellPerson(ports, account, "confirmed"),
      audit: [{ event: "account.confirmed_in_person", accountId: account.id, at: now, details }],
    },
  );
}
