import type { Metadata } from "next";
import { Panel } from "#components/panel.tsx";
import { env } from "#lib/config/env.ts";
import { currentLocale } from "#lib/i18n/current-locale.ts";
import { developersWords } from "#lib/i18n/messages/developers/words.ts";
import { vocabulary } from "#lib/i18n/messages/vocabulary/words.ts";
import { GuideSection } from "./guide-section.tsx";
import "./developers.css";

export async function generateMetadata(): Promise<Metadata> {
  return { title: developersWords(await currentLocale()).title };
}

/** The guide for engineers and security officers of government sites, with this very server's addresses. */
export default async function DevelopersPage() {
  const locale = await currentLocale();
  const words = developersWords(locale);
  return (
    <article className="reading developers">
      <Panel id="document">
        <h1>{words.title}</h1>
        <p className="reading-intro">{words.intro}</p>
      </Panel>
      <nav aria-label={vocabulary(locale).contents} className="reading-contents">
        <ol>
          {words.sections.map(({ id, heading }) => (
            <li key={id}>
              <a href={`#${id}`}>{heading}</a>
            </li>
          ))}
        </ol>
      </nav>
      {words.sections.map((section) => (
        <GuideSection issuer={env().ISSUER_URL} key={section.id} section={section} words={words} />
      ))}
    </article>
  );
}
