import { goesWith } from "#lib/domain/factors/passkey.ts";
import type { ShownAnswer } from "#lib/domain/factors/passkey-answer.ts";
import type { Result } from "#lib/domain/result.ts";
import { accept, refuse } from "#lib/domain/result.ts";
import { mayWork, OFFICER_IDLE_MS, OFFICER_SESSION_MS, type Officer } from "#lib/domain/service-desk/officer.ts";
import type { DeskRefusal } from "#lib/domain/service-desk/refusal.ts";
import type { OfficerSession } from "#lib/ports/officer-session-store.ts";
import { officerDetails } from "./desk-audit.ts";
import type { OfficerPorts } from "./desk-ports.ts";
import { officerHandle } from "./load-enrolment.ts";
import { signInPlace } from "./load-passkey-request.ts";

const NOT_ACCEPTED = refuse({ code: "passkey_not_accepted" } as const);

/** Signs an officer in by the passkey alone and answers the new session's token; an account's passkey is nobody's here. */
export async function signInOfficer(
  ports: OfficerPorts,
  { page, answer }: { readonly page: string; readonly answer: ShownAnswer },
): Promise<Result<string, DeskRefusal>> {
  const now = ports.clock.now();
  const challenge = await ports.passkeyChallenges.consume(signInPlace(page, now));
  if (challenge === null) return refuse({ code: "passkey_too_late" });
  const found = await ports.officers.findByCredential(answer.id);
  if (found === null || answer.response.userHandle !== officerHandle(ports, found.officer.id)) return NOT_ACCEPTED;
  const { officer, credential } = found;
  const shown = await ports.webauthn.readShown(answer, challenge, credential);
  if (shown === null || !goesWith(credential, shown)) return NOT_ACCEPTED;
  if (!(await ports.officers.recordUse(credential, shown.counter))) return NOT_ACCEPTED;
  if (!mayWork(officer, now)) return refuse({ code: "officer_barred" });
  return start(ports, officer, now);
}

async function start(ports: OfficerPorts, officer: Officer, now: number): Promise<Result<string, DeskRefusal>> {
  const token = `${ports.chance.token()}${ports.chance.token()}`;
  const details = officerDetails(ports, { officerId: officer.id, desk: officer.desk });
  const started = await ports.officerSessions.start(
    token,
    { officerId: officer.id, at: now, expiresAt: now + OFFICER_SESSION_MS },
    { messages: [], audit: [{ event: "officer.signed_in", accountId: null, at: now, details }] },
  );
  return started ? accept(token) : refuse({ code: "officer_barred" });
}

/** The officer of a session's token, as the officer stands now; `null` for a session that has ended and an officer who may not work. */
export async function signedInOfficer(
  ports: Pick<OfficerPorts, "clock" | "officerSessions">,
  token: string,
): Promise<OfficerSession | null> {
  const now = ports.clock.now();
  const session = await ports.officerSessions.touch(token, { now, idleSince: now - OFFICER_IDLE_MS });
  return session !== null && mayWork(session.officer, now) ? session : null;
}

/** Ends an officer's session. */
export async function signOutOfficer(ports: OfficerPorts, token: string): Promise<void> {
  const session = await signedInOfficer(ports, token);
  if (session === null) return;
  const { id: officerId, desk } = session.officer;
  const at = ports.clock.now();
  const details = officerDetails(ports, { officerId, desk });
  await ports.officerSessions.end(token, {
    messages: [],
    audit: [{ event: "officer.signed_out", accountId: null, at, details }],
  });
}
