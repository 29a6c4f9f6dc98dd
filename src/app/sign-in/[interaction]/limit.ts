import type { TimeLimitProps } from "#components/time-limit.tsx";
import type { Locale } from "#lib/i18n/locales.ts";
import type { InteractionDetails } from "#lib/oidc/interaction-gateway.ts";
import { timeLimitOf } from "../../time-limit.ts";
import { moreTimeAction } from "./actions.ts";

/** The time limit of a site's request. */
export const limitOf = (locale: Locale, asked: InteractionDetails): TimeLimitProps =>
  timeLimitOf({ ...asked, locale }, moreTimeAction.bind(null, asked.uid));
