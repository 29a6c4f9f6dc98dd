import type { CreatedAnswer } from "#lib/domain/factors/passkey-answer.ts";
import type { Result } from "#lib/domain/result.ts";
import { accept, refuse } from "#lib/domain/result.ts";
import type { Officer } from "#lib/domain/service-desk/officer.ts";
import type { DeskRefusal } from "#lib/domain/service-desk/refusal.ts";
import { officerDetails } from "./desk-audit.ts";
import type { OfficerPorts } from "./desk-ports.ts";
import { enrolmentPlace } from "./load-enrolment.ts";

/** Keeps the passkey that was made and uses the address up, in one statement. Nobody is signed in by it. */
export async function enrolOfficer(
  ports: OfficerPorts,
  { token, answer }: { readonly token: string; readonly answer: CreatedAnswer },
): Promise<Result<Officer, DeskRefusal>> {
  const now = ports.clock.now();
  const officer = await ports.officers.findInvited(token, now);
  if (officer === null) return refuse({ code: "enrolment_over" });
  const challenge = await ports.passkeyChallenges.consume(enrolmentPlace(token, now));
  if (challenge === null) return refuse({ code: "passkey_too_late" });
  const made = await ports.webauthn.readCreated(answer, challenge);
  if (made === null) return refuse({ code: "passkey_not_accepted" });
  const { credentialId, publicKey, counter, backupEligible } = made;
  const details = officerDetails(ports, { officerId: officer.id, desk: officer.desk });
  const enrolled = await ports.officers.enrol(
    token,
    { credential: { credentialId, publicKey, counter, backupEligible }, at: now },
    { messages: [], audit: [{ event: "officer.enrolled", accountId: null, at: now, details }] },
  );
  return enrolled ? accept({ ...officer, enrolledAt: now }) : refuse({ code: "enrolment_over" });
}
