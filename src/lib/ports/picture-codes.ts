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

/** How an answer did. A wrong answer burns the picture as a right one does. */
export type PictureVerdict = "right" | "wrong" | "gone";

/** Issues pictures of digits and judges one answer to each (10 minutes, bound to purpose and flow). */
export type PictureCodes = {
  /** The id of the flow's live picture; draws one when there is none, or one of other length, or it has less than two minutes left. */
  current(ticket: PictureTicket, digits: number): Promise<string>;
  /** A new picture; earlier ones of this flow no longer count. */
  renew(ticket: PictureTicket, digits: number): Promise<string>;
  /** The PNG of a live picture; `null` when it is gone. */
  picture(id: string, now: Instant): Promise<Uint8Array | null>;
  /** Consumes the flow's live picture by one statement and says whether the digits are right. */
  answer(ticket: PictureTicket, typed: string): Promise<PictureVerdict>;
};
