import type { Instant } from "#lib/domain/result.ts";
import type { PictureCodes, PictureTicket } from "#lib/ports/picture-codes.ts";

/** Picture codes in memory: `answerOf` tells what the picture shows. */
export type FakePictureCodes = PictureCodes & { answerOf(id: string): string };

type Row = { readonly key: string; readonly answer: string; readonly expiresAt: Instant; live: boolean };

const LIFETIME_MS = 10 * 60 * 1000;
const FRESH_MS = 2 * 60 * 1000;

/** Pictures that are numbered in order: the first shows `10001`, the second `10002`. */
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
  return {
    answerOf: (id) => {
      const row = rows.get(id);
      if (row === undefined) throw new Error("there is no such picture");
      return row.answer;
    },
    current: async (ticket, digits) => {
      const [id, row] = liveOf(ticket) ?? [];
      const fresh = row !== undefined && row.expiresAt - ticket.now >= FRESH_MS && row.answer.length === digits;
      return fresh && id !== undefined ? id : draw(ticket, digits);
    },
    renew: async (ticket, digits) => draw(ticket, digits),
    picture: async (id, now) => {
      const row = rows.get(id);
      return row?.live === true && row.expiresAt > now ? new TextEncoder().encode(id) : null;
    },
    answer: async (ticket, typed) => {
      const [, row] = liveOf(ticket) ?? [];
      if (row === undefined || row.expiresAt <= ticket.now) return "gone";
      row.live = false;
      return typed === row.answer ? "right" : "wrong";
    },
  };
}

const keyOf = (ticket: PictureTicket): string => `${ticket.purpose}|${ticket.flowId}`;
