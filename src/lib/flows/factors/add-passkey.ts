import { PASSKEY_MAXIMUM } from "#lib/domain/factors/passkey.ts";
import type { CreatedAnswer } from "#lib/domain/factors/passkey-answer.ts";
import type { PasskeyChangeRefusal } from "#lib/domain/factors/passkey-refusal.ts";
import type { Result } from "#lib/domain/result.ts";
import { accept, refuse } from "#lib/domain/result.ts";
import type { AddRefusal } from "#lib/ports/passkey-store.ts";
import type { Adding } from "./load-passkey-offer.ts";
import { tellAllChannels } from "./notices.ts";
import type { PasskeyPorts } from "./passkey-ports.ts";

/** Adds the passkey that was made, under the person's name for it; every channel is told. Adding one starts no guarded period and is open during one. */
export async function addPasskey(
  ports: PasskeyPorts,
  { account, sessionId }: Adding,
  made: { readonly answer: CreatedAnswer; readonly name: string },
): Promise<Result<null, PasskeyChangeRefusal>> {
  const now = ports.clock.now();
  const challenge = await ports.passkeyChallenges.consume({ purpose: "enrol", flowId: sessionId, now });
  if (challenge === null) return refuse({ code: "passkey_too_late" });
  const created = await ports.webauthn.readCreated(made.answer, challenge);
  if (created === null) return refuse({ code: "passkey_not_accepted" });
  const enrolment = { id: ports.chance.uuid(), accountId: account.id, name: made.name, addedAt: now, lastUsedAt: null };
  const added = await ports.passkeys.add(
    account,
    { ...created, ...enrolment },
    {
      messages: tellAllChannels(ports, account, { template: "factor_added_notice", factor: "passkey" }),
      audit: [{ event: "factor.added", accountId: account.id, at: now, details: { factor: "passkey" } }],
    },
  );
  if (!added.ok) return refuse(refusalOf(added.refusal));
  ports.jobs.nudge();
  return accept(null);
}

function refusalOf({ code }: AddRefusal): PasskeyChangeRefusal {
  if (code === "account_changed") return { code: "busy" };
  return code === "passkeys_at_maximum" ? { code, maximum: PASSKEY_MAXIMUM } : { code };
}
