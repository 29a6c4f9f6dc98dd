import type { ReactNode } from "react";
import { fill } from "#lib/i18n/catalogue.ts";
import type { DocumentSection } from "#lib/i18n/document.ts";
import type { DevelopersWords } from "#lib/i18n/messages/developers/words.ts";
import { LIFETIME_SECONDS } from "#lib/oidc/lifetimes.ts";
import { Pieces } from "./pieces.tsx";
import { EndpointTable, ScopeTable } from "./tables.tsx";

type GuideSectionProps = {
  readonly issuer: string;
  readonly section: DocumentSection;
  readonly words: DevelopersWords;
};

/** The provider's own numbers, in the units in which the guide says them. */
const TIMES = {
  code: LIFETIME_SECONDS.authorizationCode,
  token: LIFETIME_SECONDS.accessToken / 60,
  refresh: LIFETIME_SECONDS.refreshToken / (24 * 60 * 60),
  session: LIFETIME_SECONDS.session / (60 * 60),
};

/** One section: its words, then the code or the table that belongs to it. */
export function GuideSection({ issuer, section, words }: GuideSectionProps) {
  const { id, heading, paragraphs, points } = section;
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{heading}</h2>
      {paragraphs.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      {points.length === 0 ? null : (
        <ul>
          {points.map((point) => (
            <li key={point}>{fill(point, TIMES)}</li>
          ))}
        </ul>
      )}
      {insertOf({ id, issuer, words })}
    </section>
  );
}

function insertOf({ id, issuer, words }: { id: string; issuer: string; words: DevelopersWords }): ReactNode {
  if (id === "endpoints") return <EndpointTable issuer={issuer} words={words} />;
  if (id === "scopes") return <ScopeTable words={words} />;
  return <Pieces issuer={issuer} section={id} words={words} />;
}
