import type { Language } from "#lib/domain/language.ts";
import type { Instant } from "#lib/domain/result.ts";

/** Where a picture code is asked; an answer counts only there. */
export type PicturePurpose = "registration" | "sign_in" | "recovery" | "freeze";

/** The picture a flow has to answer. */
export type PictureTicket = {
  readonly purpose: PicturePurpose;
  /** The browser flow's id; stored hashed. */
  readonly flowId: string;
  readonly now: Instant;
};

/** How an answer did. A wrong answer, of whatever kind, burns the picture as a right one does. */
export type PictureVerdict = "right" | "wrong" | "gone";

/** In which language the digits are to be heard, and when that is asked. */
export type ListeningTo = { readonly language: Language; readonly now: Instant };

/**
 * Issues pictures of digits and judges one answer to each (10 minutes, bound to purpose and flow). Each picture can also be answered by other
 * digits that are heard, or by work that the browser does: three ways, one challenge, one answer in all.
 */
export type PictureCodes = {
  /** The id of the flow's live picture; draws one when there is none, or one of other length, or it has less than two minutes left. */
  current(ticket: PictureTicket, digits: number): Promise<string>;
  /** A new picture; earlier ones of this flow no longer count. */
  renew(ticket: PictureTicket, digits: number): Promise<string>;
  /** The PNG of a live picture; `null` when it is gone. */
  picture(id: string, now: Instant): Promise<Uint8Array | null>;
  /** The WAV in which a live picture's other digits are said, the same bytes each time; `null` when it is gone. */
  speech(id: string, listening: ListeningTo): Promise<Uint8Array | null>;
  /** The work that can be done instead of a live picture, as JSON in ALTCHA's format; `null` when it is gone. */
  work(id: string, now: Instant): Promise<string | null>;
  /** Consumes the flow's live picture by one statement and says whether what was seen, heard or worked out is right. */
  answer(ticket: PictureTicket, typed: string): Promise<PictureVerdict>;
};
