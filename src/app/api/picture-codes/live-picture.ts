import "server-only";
import type { Instant } from "#lib/domain/result.ts";
import { portal } from "#lib/portal.ts";
import type { PictureCodes } from "#lib/ports/picture-codes.ts";

const PICTURE_ID = /^[A-Za-z0-9_-]{16,64}$/;

/** What every answer about a picture code says to caches. */
export const NEVER_STORED = { "cache-control": "no-store" } as const;

/** Reads something of a live picture code; `null` when the id is none or the picture is gone. */
export async function ofLivePicture<Part>(
  id: string,
  read: (pictures: PictureCodes, now: Instant) => Promise<Part | null>,
): Promise<Part | null> {
  if (!PICTURE_ID.test(id)) return null;
  const { pictures, clock } = portal().ports;
  return read(pictures, clock.now());
}

/** 404, without a word. */
export function gone(): Response {
  return new Response(null, { status: 404, headers: NEVER_STORED });
}
