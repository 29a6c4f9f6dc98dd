import type { AbsherStop } from "#lib/flows/national-file/come-back-from-absher.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { nationalFilePath } from "../../registration/paths.ts";

const STOPS: ReadonlySet<string> = new Set<AbsherStop>(["declined", "not_accepted", "unavailable", "foreign"]);

/** Whether a part of an address names a reason. */
export const isStop = (why: string): why is AbsherStop => STOPS.has(why);

/** The page that tells a reason. */
export const stoppedPath = (locale: Locale, why: AbsherStop): string => `${nationalFilePath(locale)}/stopped/${why}`;
