import { z } from "zod";
import type { Service } from "../faults.ts";
import { type Answer, BadCall, type Call, json, type Outlet, type Route } from "../http/kernel.ts";
import { parse } from "../http/parse.ts";
import type { World } from "./world.ts";

const id = z.string().min(1).max(20);
const number = z.string().min(1).max(32);
const key = z.string().min(1).max(200);
const search = z.object({ nationalId: id });
const ownership = z.object({ nationalId: id, number });
const sms = z.object({
  to: number,
  text: z.string().min(1).max(2_000),
  idempotencyKey: key,
  class: z.enum(["code", "notice"]),
});
const email = z.object({
  to: z.string().min(1).max(320),
  subject: z.string().min(1).max(500),
  text: z.string().min(1).max(100_000),
  html: z.string().max(300_000).nullish(),
  idempotencyKey: key,
});
const digits = z.string().min(1).max(64);
const pictureCode = z.object({ id: z.string().min(1).max(200), answer: digits, audioAnswer: digits.optional() });
const turnDone = z.object({
  follower: z.string().max(40),
  turn: z.number().int(),
  outcome: z.enum(["ok", "failed"]).default("ok"),
});

const HEARTBEAT_MS = 15_000;

/** What the portal itself calls: registries, gateways, its simulated clock and its simulated picture codes. Ids are never in an address. */
export function gatewayRoutes(world: World): readonly Route[] {
  const post = { access: "gateway", method: "POST" } as const;
  const service = (name: Service, path: string, answer: (call: Call) => Answer): Route => ({
    ...post,
    path,
    answer: async (call) => {
      await world.faults.suffer(name);
      return answer(call);
    },
  });
  return [
    service("civil-registry", "/civil-registry/persons/search", (call) => findPerson(world, call)),
    service("mobile-ownership", "/mobile-ownership/check", (call) => checkOwner(world, call)),
    service("mobile-ownership", "/mobile-ownership/numbers", (call) => listNumbers(world, call)),
    service("sms", "/sms/messages", (call) => takeSms(world, call)),
    service("email", "/email/messages", (call) => takeEmail(world, call)),
    { ...post, path: "/captcha", answer: (call) => keepPictureCode(world, call) },
    { ...post, path: "/clock/done", answer: (call) => finishTurn(world, call) },
    { access: "gateway", method: "GET", path: "/clock/stream", stream: (call, to) => streamClock(world, call, to) },
  ];
}

function findPerson(world: World, call: Call): Answer {
  const found = world.people.find(parse(search, call.body).nationalId);
  if (!found) return json(200, { found: false });
  const { mobiles: _, ...person } = found;
  return json(200, { found: true, person });
}

function checkOwner(world: World, call: Call): Answer {
  const asked = parse(ownership, call.body);
  const mobile = world.people.mobileOf(asked.nationalId, asked.number);
  return mobile
    ? json(200, { owner: "yes", contract: mobile.contract, simChangedAt: mobile.simChangedAt })
    : json(200, { owner: "no", contract: null, simChangedAt: null });
}

function listNumbers(world: World, call: Call): Answer {
  const { nationalId } = parse(search, call.body);
  return json(200, { numbers: world.people.find(nationalId)?.mobiles ?? [] });
}

function takeSms(world: World, call: Call): Answer {
  const { to, text, idempotencyKey } = parse(sms, call.body);
  if (!/^\+[1-9]\d{4,14}$/.test(to)) throw new BadCall(422, "to: not an E.164 number");
  return accepted(world.inbox.deliver({ channel: "sms", to, text, idempotencyKey }));
}

function takeEmail(world: World, call: Call): Answer {
  const { to, subject, text, idempotencyKey } = parse(email, call.body);
  if (!/^[^\s@]+@[^\s@]+$/.test(to)) throw new BadCall(422, "to: not an e-mail address");
  return accepted(world.inbox.deliver({ channel: "email", to, text: `${subject}\n\n${text}`, idempotencyKey }));
}

const accepted = (messageId: string): Answer => json(202, { messageId, status: "accepted" });

function keepPictureCode(world: World, call: Call): Answer {
  const { id: picture, ...answers } = parse(pictureCode, call.body);
  world.pictureCodes.put(picture, answers);
  return json(200, { kept: true });
}

function finishTurn(world: World, call: Call): Answer {
  world.clock.done(parse(turnDone, call.body));
  return json(200, { noted: true });
}

function streamClock(world: World, call: Call, to: Outlet): void {
  const held = Number(call.query.get("heldOffsetMs") ?? 0);
  const follower = world.clock.follow(to.write, Number.isFinite(held) ? held : 0);
  const heartbeat = setInterval(() => to.write(""), HEARTBEAT_MS);
  to.onClose(() => {
    clearInterval(heartbeat);
    world.clock.unfollow(follower);
  });
}
