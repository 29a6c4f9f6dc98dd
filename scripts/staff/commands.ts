import { parseArgs } from "node:util";
import { isRowId } from "#lib/domain/row-id.ts";
import { type Officer, standingOf } from "#lib/domain/service-desk/officer.ts";
import { disableOfficer, type InvitePorts, inviteOfficer } from "#lib/flows/service-desk/invite-officer.ts";

const USAGE = `Usage:
  npm run staff -- add NAME --desk DESK    adds an officer and prints the address by which they enrol their passkey, once, within 24 hours
  npm run staff -- list                    shows every officer, desk and standing
  npm run staff -- disable ID              ends an officer's work, sessions and codes`;

/** What the command works on, and the portal's public address. */
export type Staff = { readonly ports: InvitePorts; readonly issuer: string };

const NAME_MAXIMUM = 80;
const DESK_MAXIMUM = 40;

/** Runs one command line of `npm run staff`. Returns what to print; throws a readable message on a wrong line. */
export async function runStaffCommand(staff: Staff, words: readonly string[]): Promise<string> {
  const { command, argument, desk } = read(words);
  if (command === "list" && argument === undefined && desk === undefined) return list(staff);
  if (command === "add" && argument !== undefined && desk !== undefined) return add(staff, { name: argument, desk });
  if (command === "disable" && argument !== undefined && desk === undefined) return disable(staff, argument);
  throw new Error(USAGE);
}

function read(words: readonly string[]) {
  try {
    const { positionals, values } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: { desk: { type: "string" } },
    });
    const [command, argument, surplus] = positionals;
    if (surplus !== undefined) throw new Error(USAGE);
    return { command, argument, desk: values.desk };
  } catch {
    throw new Error(USAGE);
  }
}

/** One line of visible signs, so that nothing on the page or in the terminal is pretended. */
function plain(text: string, maximum: number): string {
  const tidied = text.normalize("NFC").replace(/\s+/g, " ").trim();
  if (tidied === "" || tidied.length > maximum || /[\p{Cc}\p{Cf}]/u.test(tidied))
    throw new Error(`NAME has 1 to ${NAME_MAXIMUM} characters and DESK 1 to ${DESK_MAXIMUM}, all of them visible.`);
  return tidied;
}

async function add({ ports, issuer }: Staff, typed: { name: string; desk: string }): Promise<string> {
  const who = { name: plain(typed.name, NAME_MAXIMUM), desk: plain(typed.desk, DESK_MAXIMUM) };
  const invited = await inviteOfficer(ports, who);
  if (!invited.ok) {
    throw new Error(
      invited.refusal.code === "founders_of_one_desk"
        ? "The first two officers are of two different desks, and this desk has one already."
        : "Another officer was added at the same moment. Try again.",
    );
  }
  const { id, token, founderSeat } = invited.value;
  const next =
    founderSeat === null
      ? "After enrolling, officers of two desks have to approve; approving anything begins 7 days later."
      : "One of the two first officers: needs no approval.";
  const address = `${new URL("/ar/staff/enrol", issuer).href}#${token}`;
  return [
    `added ${who.name}, desk ${who.desk}, id ${id}`,
    next,
    "Enrolment address, for 24 hours, once:",
    address,
  ].join("\n");
}

async function list({ ports }: Staff): Promise<string> {
  const now = ports.clock.now();
  const line = (officer: Officer) => [officer.id, standingOf(officer, now), officer.desk, officer.name].join("\t");
  return (await ports.officers.list()).map(line).join("\n") || "There is no officer yet.";
}

async function disable({ ports }: Staff, id: string): Promise<string> {
  if (!isRowId(id) || !(await disableOfficer(ports, id))) throw new Error(`No working officer has the id ${id}.`);
  return `disabled ${id}`;
}
