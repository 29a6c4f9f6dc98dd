import { z } from "zod";

/** What stands in a list of keys for the one that is derived from MASTER_KEY. */
export const FROM_MASTER_KEY = "master";

const KEY = /^[A-Za-z0-9_-]{43}$/;
const isKey = (item: string): boolean => item === FROM_MASTER_KEY || KEY.test(item);

/** Keys that can be changed one after the other, newest first: each 32 bytes in base64url, or `master`. The first makes what is new, all take what is there. */
export const keyList = z
  .string()
  .default(FROM_MASTER_KEY)
  .transform((text) => (text === "" ? FROM_MASTER_KEY : text).split(","))
  .refine(
    (items) => items.every(isKey),
    "must be keys of 32 bytes in base64url, or the word master, with commas between",
  )
  .refine((items) => new Set(items).size === items.length, "must name each key once");

/** For how many days a key signs before the next one does; no shorter than the days for which the old one is still published need. */
export const signingKeyDays = z.coerce.number().int().min(7).max(365).default(90);
