import { isWorkSolution, workTries } from "#lib/domain/picture-answer.ts";
import type { Instant } from "#lib/domain/result.ts";
import type { PictureCode as Row } from "#lib/generated/prisma/client.ts";
import type { Chance } from "#lib/ports/chance.ts";
import type { DigitSpeaker } from "#lib/ports/digit-speaker.ts";
import type { PictureCodePublisher } from "#lib/ports/picture-code-publisher.ts";
import type { PictureCodes, PictureTicket } from "#lib/ports/picture-codes.ts";
import type { PictureDrawer } from "#lib/ports/picture-drawer.ts";
import type { ProofOfWork } from "#lib/ports/proof-of-work.ts";
import { toDate } from "./dates.ts";
import type { Storage } from "./storage.ts";

/** How long a picture can be answered. */
export const PICTURE_LIFETIME_MS = 10 * 60 * 1000;

/** A picture with less time left than this is not handed out again. */
const TIME_TO_ANSWER_MS = 2 * 60 * 1000;

/** What the picture codes need besides the database. `publisher` is `null` outside a demonstration. */
export type PictureMakers = {
  readonly chance: Pick<Chance, "token" | "digits">;
  readonly draw: PictureDrawer;
  readonly speak: DigitSpeaker;
  readonly work: ProofOfWork;
  readonly publisher: PictureCodePublisher | null;
};

const INSERT = `INSERT INTO picture_code AS kept (purpose, flow_key, id, digits, answer_hash, picture, created_at, expires_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
  ON CONFLICT (purpose, flow_key) DO UPDATE SET
    id = excluded.id, digits = excluded.digits, answer_hash = excluded.answer_hash, picture = excluded.picture,
    created_at = excluded.created_at, expires_at = excluded.expires_at, consumed_at = NULL`;
const PUT = { name: "picture-put", text: INSERT };
/** Takes the place of what was answered, is nearly over (`$9`) or has another length. */
const PUT_FOR_SPENT = {
  name: "picture-put-for-spent",
  text: `${INSERT} WHERE kept.consumed_at IS NOT NULL OR kept.expires_at < $9 OR kept.digits <> excluded.digits`,
};
const LIVE = {
  name: "picture-live",
  text: `SELECT id FROM picture_code
    WHERE purpose = $1 AND flow_key = $2 AND digits = $3 AND consumed_at IS NULL AND expires_at >= $4`,
};
const PICTURE = {
  name: "picture-bytes",
  text: "SELECT picture FROM picture_code WHERE id = $1 AND consumed_at IS NULL AND expires_at > $2",
};
const CONSUME = {
  name: "picture-consume",
  text: `UPDATE picture_code SET consumed_at = $3
    WHERE purpose = $1 AND flow_key = $2 AND consumed_at IS NULL AND expires_at > $3
    RETURNING id, answer_hash AS "answerHash", digits`,
};

type Keys = Pick<Storage, "database" | "prepared" | "hash">;
type Drawn = { readonly id: string; readonly digits: string; readonly picture: Uint8Array };

/**
 * Picture codes in PostgreSQL: one row for each flow and purpose, which a new picture takes over. The picture's answer is kept as a keyed
 * hash; the digits that are heard follow from the id under a key and are kept nowhere, and neither is the work, which is bound to the id.
 */
export function pictureCodes(keys: Keys, makers: PictureMakers): PictureCodes {
  return {
    current: async (ticket, digits) => {
      const live = await liveId(keys, ticket, digits);
      if (live !== null) return live;
      const drawn = await draw(keys, makers, digits);
      if (await put(keys, ticket, { drawn, replaces: "spent" })) return drawn.id;
      return (await liveId(keys, ticket, digits)) ?? renew(keys, makers, { ticket, digits });
    },
    renew: (ticket, digits) => renew(keys, makers, { ticket, digits }),
    picture: async (id, now) => {
      const { rows } = await keys.prepared<Pick<Row, "picture">>(PICTURE, [id, toDate(now)]);
      return rows[0]?.picture ?? null;
    },
    speech: async (id, { language, now }) => {
      const row = await keys.database.pictureCode.findUnique({ where: live(id, now), select: { digits: true } });
      if (row === null) return null;
      const seed = keys.hash.of("spoken-sound", `${language}:${id}`);
      return makers.speak(spokenDigits(keys, id, row.digits), { language, seed });
    },
    work: async (id, now) => {
      const row = await keys.database.pictureCode.findUnique({ where: live(id, now), select: { digits: true } });
      return row === null ? null : makers.work.set(id, workTries(row.digits));
    },
    answer: async (ticket, typed) => {
      const { purpose, flowKey } = placeOf(keys, ticket);
      const [row] = (await keys.prepared<Asked>(CONSUME, [purpose, flowKey, toDate(ticket.now)])).rows;
      if (row === undefined) return "gone";
      const right = isWorkSolution(typed) ? await makers.work.isDone(row.id, typed) : isSeenOrHeard(keys, row, typed);
      return right ? "right" : "wrong";
    },
  };
}

type Asked = { readonly id: string; readonly answerHash: string; readonly digits: number };

function isSeenOrHeard(keys: Keys, { id, answerHash: seen, digits }: Asked, typed: string): boolean {
  const heard = answerHash(keys, id, spokenDigits(keys, id, digits));
  return [seen, heard].includes(answerHash(keys, id, typed));
}

const live = (id: string, now: Instant) => ({ id, consumedAt: null, expiresAt: { gt: toDate(now) } });

/** The digits that are heard: nobody without the key can tell them from the id. */
function spokenDigits({ hash }: Pick<Keys, "hash">, id: string, count: number): string {
  const number = BigInt(`0x${Buffer.from(hash.of("spoken-digits", id), "base64url").toString("hex")}`);
  return String(number % 10n ** BigInt(count)).padStart(count, "0");
}

async function liveId(keys: Keys, ticket: PictureTicket, digits: number): Promise<string | null> {
  const { purpose, flowKey } = placeOf(keys, ticket);
  const values = [purpose, flowKey, digits, freshUntil(ticket.now)];
  return (await keys.prepared<Pick<Row, "id">>(LIVE, values)).rows[0]?.id ?? null;
}

async function renew(
  keys: Keys,
  makers: PictureMakers,
  { ticket, digits }: { readonly ticket: PictureTicket; readonly digits: number },
): Promise<string> {
  const drawn = await draw(keys, makers, digits);
  await put(keys, ticket, { drawn, replaces: "any" });
  return drawn.id;
}

/** The demonstration's world knows the answers before the picture is kept: a crash in between leaves no picture that it cannot answer. */
async function draw(keys: Keys, { chance, draw: drawer, publisher }: PictureMakers, count: number): Promise<Drawn> {
  const id = chance.token();
  const heard = spokenDigits(keys, id, count);
  let digits = chance.digits(count);
  // Who has made out one of the two has made out one only.
  while (digits === heard) digits = chance.digits(count);
  await publisher?.announce(id, { answer: digits, audioAnswer: heard });
  return { id, digits, picture: await drawer(digits) };
}

/** Puts a picture into the flow's place; false when a live one is there and only a spent one may be replaced. */
async function put(
  keys: Keys,
  ticket: PictureTicket,
  { drawn, replaces }: { readonly drawn: Drawn; readonly replaces: "spent" | "any" },
): Promise<boolean> {
  const { purpose, flowKey } = placeOf(keys, ticket);
  const { id, digits, picture } = drawn;
  const times = [ticket.now, ticket.now + PICTURE_LIFETIME_MS].map(toDate);
  const values = [purpose, flowKey, id, digits.length, answerHash(keys, id, digits), Buffer.from(picture), ...times];
  const { count } = await (replaces === "any"
    ? keys.prepared(PUT, values)
    : keys.prepared(PUT_FOR_SPENT, [...values, freshUntil(ticket.now)]));
  return count === 1;
}

function freshUntil(now: Instant): Date {
  return toDate(now + TIME_TO_ANSWER_MS);
}

function placeOf({ hash }: Pick<Keys, "hash">, { purpose, flowId }: PictureTicket) {
  return { purpose, flowKey: hash.of("flow-id", `picture:${purpose}:${flowId}`) };
}

function answerHash({ hash }: Pick<Keys, "hash">, id: string, digits: string): string {
  return hash.of("picture-answer", `${id}:${digits}`);
}
