import type { SummaryRow } from "#components/summary-list.tsx";
import { LINKED_PLATFORMS, type LinkedPlatform } from "#lib/domain/account/platforms.ts";
import { fill } from "#lib/i18n/catalogue.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { registrationWords } from "#lib/i18n/messages/registration/words.ts";
import { portal } from "#lib/portal.ts";

/** The platforms that are linked to every account: each is ready, and each whose site is registered here can be opened. */
export function platformRows(locale: Locale): Promise<SummaryRow[]> {
  return Promise.all(LINKED_PLATFORMS.map((platform) => platformRow(locale, platform)));
}

async function platformRow(locale: Locale, platform: LinkedPlatform): Promise<SummaryRow> {
  const { platformNames, ready, openPlatform } = registrationWords(locale).done;
  const term = platformNames[platform];
  const home = (await portal().sites.find(platform))?.client_uri;
  if (typeof home !== "string") return { term, value: ready };
  const address = new URL(home);
  address.searchParams.set("ui_locales", locale);
  const way = <a href={address.href}>{fill(openPlatform, { platform: term })}</a>;
  return { term, value: ready, way };
}
