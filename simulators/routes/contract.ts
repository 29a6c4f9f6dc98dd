import { z } from "zod";
import { absherAccountOf } from "../absher/accounts.ts";
import type { Move } from "../clock.ts";
import { faultSchema } from "../faults.ts";
import { type Answer, BadCall, type Call, json, type Route } from "../http/kernel.ts";
import { parse } from "../http/parse.ts";
import type { InboxQuery } from "../inbox.ts";
import { personSchema } from "../people/person.ts";
import type { World } from "./world.ts";

const TEN_YEARS_SECONDS = 10 * 366 * 24 * 3_600;
const advanceSchema = z.object({ advanceSeconds: z.number().positive().max(TEN_YEARS_SECONDS) });

/** The calls that the project's contract promises to whoever tries or tests the portal. */
export function contractRoutes(world: World): readonly Route[] {
  const open = { access: "open" } as const;
  return [
    {
      ...open,
      method: "GET",
      path: "/inbox.json",
      answer: (call) => json(200, world.inbox.list(inboxQuery(call.query))),
    },
    { ...open, method: "GET", path: "/people.json", answer: () => json(200, everyone(world)) },
    { ...open, method: "GET", path: /^\/people\/([^/]+)$/, answer: (call) => onePerson(world, call) },
    { ...open, method: "GET", path: /^\/people\/([^/]+)\/absher$/, answer: (call) => absherAccount(world, call) },
    { ...open, method: "POST", path: "/people", answer: (call) => putPerson(world, call) },
    { ...open, method: "POST", path: "/faults", answer: (call) => setFault(world, call) },
    { ...open, method: "POST", path: "/clock", answer: (call) => moveClock(world, call) },
    { ...open, method: "GET", path: "/captcha.json", answer: (call) => pictureCode(world, call) },
  ];
}

/** Reads `to` and `after`; a plus sign that was not encoded is understood, and a moment that is none is a 400. */
export function inboxQuery(query: URLSearchParams): InboxQuery {
  const to = query.get("to")?.replace(/^ /, "+").trim();
  const after = query.get("after")?.replace(/ (?=\d{2}:?\d{2}$)/, "+");
  const moment = after ? Date.parse(after) : undefined;
  if (moment !== undefined && Number.isNaN(moment)) throw new BadCall(400, "after: an ISO 8601 moment is wanted");
  return { ...(to ? { to } : {}), ...(moment === undefined ? {} : { after: moment }) };
}

const everyone = (world: World) => world.people.list().map((member) => member.person);

function onePerson(world: World, call: Call): Answer {
  const person = world.people.find(call.params[0] ?? "");
  if (!person) throw new BadCall(404, "nobody has this id");
  return json(200, person);
}

function absherAccount(world: World, call: Call): Answer {
  const person = world.people.find(call.params[0] ?? "");
  if (!person) throw new BadCall(404, "nobody has this id");
  return json(200, absherAccountOf(person));
}

function putPerson(world: World, call: Call): Answer {
  const person = parse(personSchema, call.body);
  const outcome = world.people.put(person);
  if (outcome === "full") throw new BadCall(409, "the simulated world is full");
  return json(outcome === "added" ? 201 : 200, person);
}

function setFault(world: World, call: Call): Answer {
  const fault = parse(faultSchema, call.body);
  world.faults.set(fault);
  return json(200, fault);
}

async function moveClock(world: World, call: Call): Promise<Answer> {
  const { advanceSeconds } = parse(advanceSchema, call.body);
  const move = await world.clock.advance(Math.round(advanceSeconds * 1_000));
  if (move.kind === "nobody") {
    throw new BadCall(409, "no portal follows this clock: start it with SIMULATED_CLOCK=1");
  }
  const now = new Date(move.now).toISOString();
  return move.kind === "moved" ? json(200, { now }) : json(504, { error: WHY_LATE[move.kind], now });
}

const WHY_LATE: Record<Exclude<Move["kind"], "nobody" | "moved">, string> = {
  failed: "the clock moved, but the portal could not run all that became due",
  late: "the clock moved, but the portal did not say in time that it ran what became due",
};

function pictureCode(world: World, call: Call): Answer {
  const id = call.query.get("id");
  if (!id) throw new BadCall(400, "id: the picture's data-challenge is wanted");
  const answers = world.pictureCodes.answersOf(id);
  if (answers === undefined) {
    throw new BadCall(404, "no such picture code: the portal tells them only with SIMULATED_CAPTCHA=1");
  }
  return json(200, answers);
}
