import type { Metadata } from "next";
import { currentLocale } from "#lib/i18n/current-locale.ts";
import { passkeyWords } from "#lib/i18n/messages/passkeys/words.ts";
import { DonePage } from "../done-page.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: passkeyWords(await currentLocale()).removedTitle };
}

export default function RemovedPage() {
  return <DonePage done="removed" />;
}
