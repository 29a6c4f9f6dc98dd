import type { Result } from "#lib/domain/result.ts";
import { accept, refuse } from "#lib/domain/result.ts";
import { ENROLMENT_LIFETIME_MS, type FounderSeat, seatFor } from "#lib/domain/service-desk/officer.ts";
import type { Ports } from "#lib/ports/ports.ts";
import { officerDetails } from "./desk-audit.ts";

/** What adding and disabling officers needs from outside. */
export type InvitePorts = Pick<Ports, "chance" | "clock" | "hash" | "officers">;

/** Who is to become an officer. */
export type NewOfficer = { readonly name: string; readonly desk: string };

/** An officer who was added: the secret of the enrolment address, and whether the officer is one of the two founders. */
export type Invited = { readonly id: string; readonly token: string; readonly founderSeat: FounderSeat | null };

/** Why an officer is not added: the two founders are of two desks. */
export type InviteRefusal = { readonly code: "founders_of_one_desk" | "busy" };

const MAX_RACES = 3;

/** Adds an officer, who can enrol a passkey within 24 hours, once. The first two are founders; every later one needs the word of two desks. */
export async function inviteOfficer(ports: InvitePorts, who: NewOfficer): Promise<Result<Invited, InviteRefusal>> {
  for (let race = 0; race < MAX_RACES; race += 1) {
    const seat = seatFor(who.desk, await ports.officers.list());
    if (!seat.ok) return seat;
    const invited = { id: ports.chance.uuid(), token: ports.chance.token(), founderSeat: seat.value };
    if (await add(ports, who, invited)) return accept(invited);
    // Another officer took the seat meanwhile.
  }
  return refuse({ code: "busy" });
}

function add(ports: InvitePorts, { name, desk }: NewOfficer, { id, token, founderSeat }: Invited): Promise<boolean> {
  const now = ports.clock.now();
  const officer = { id, name, desk, addedAt: now, founderSeat };
  const details = { ...officerDetails(ports, { officerId: id, desk }), founder: founderSeat !== null };
  const audit = [{ event: "officer.added", accountId: null, at: now, details } as const];
  const expiresAt = now + ENROLMENT_LIFETIME_MS;
  return ports.officers.add({ officer, token, expiresAt }, { messages: [], audit });
}

/** Ends an officer's work, sessions and codes; false for one who is unknown or disabled already. */
export async function disableOfficer(ports: InvitePorts, id: string): Promise<boolean> {
  const officer = await ports.officers.find(id);
  if (officer === null) return false;
  const at = ports.clock.now();
  const details = officerDetails(ports, { officerId: id, desk: officer.desk });
  return ports.officers.disable(id, at, {
    messages: [],
    audit: [{ event: "officer.disabled", accountId: null, at, details }],
  });
}
