import { isWorkSolution, workTries } from "#lib/domain/picture-answer.ts";
import type { Instant } from "#lib/domain/result.ts";
import type { PictureCodes, PictureTicket } from "#lib/ports/picture-codes.ts";
import { fakeWork } from "./work.ts";

/** Picture codes in memory: `answerOf` tells what the picture shows, `heardOf` what is said instead. */
export type FakePictureCodes = PictureCodes & { answerOf(id: string): string; heardOf(id: string): string };

type Row = { readonly key: string; readonly answer: string; readonly expiresAt: Instant; live: boolean };

const LIFETIME_MS = 10 * 60 * 1000;
const FRESH_MS = 2 * 60 * 1000;

/** Pictures that are numbered in order: the first shows `10001` and is heard as `90001`, the second shows `10002`. */
export function fakePictureCodes(): FakePictureCodes {
  const rows = new Map<string, Row>();
  const liveOf = (ticket: PictureTicket) => [...rows].find(([, row]) => row.live && row.key === keyOf(ticket));
  const draw = (ticket: PictureTicket, digits: number): string => {
    for (const row of rows.values()) if (row.key === keyOf(ticket)) row.live = false;
    const id = `picture-${rows.size + 1}`;
    const answer = String(10 ** (digits - 1) + rows.size + 1);
    rows.set(id, { key: keyOf(ticket), answer, expiresAt: ticket.now + LIFETIME_MS, live: true });
    return id;
  };
  const answerOf = (id: string): string => {
    const row = rows.get(id);
    if (row === undefined) throw new Error("there is no such picture");
    return row.answer;
  };
  const ofLive = (id: string, now: Instant): string | null => {
    const row = rows.get(id);
    return row?.live === true && row.expiresAt > now ? row.answer : null;
  };
  return {
    answerOf,
    heardOf: (id) => heard(answerOf(id)),
    current: async (ticket, digits) => {
      const [id, row] = liveOf(ticket) ?? [];
      const fresh = row !== undefined && row.expiresAt - ticket.now >= FRESH_MS && row.answer.length === digits;
      return fresh && id !== undefined ? id : draw(ticket, digits);
    },
    renew: async (ticket, digits) => draw(ticket, digits),
    picture: async (id, now) => {
      return ofLive(id, now) === null ? null : new TextEncoder().encode(id);
    },
    speech: async (id, { language, now }) => {
      const answer = ofLive(id, now);
      return answer === null ? null : new TextEncoder().encode(`${language} ${heard(answer)}`);
    },
    work: async (id, now) => {
      const answer = ofLive(id, now);
      return answer === null ? null : fakeWork.set(id, workTries(answer.length));
    },
    answer: async (ticket, typed) => {
      const [id, row] = liveOf(ticket) ?? [];
      if (id === undefined || row === undefined || row.expiresAt <= ticket.now) return "gone";
      row.live = false;
      const right = isWorkSolution(typed)
        ? await fakeWork.isDone(id, typed)
        : [row.answer, heard(row.answer)].includes(typed);
      return right ? "right" : "wrong";
    },
  };
}

const heard = (answer: string): string => `9${answer.slice(1)}`;

const keyOf = (ticket: PictureTicket): string => `${ticket.purpose}|${ticket.flowId}`;
