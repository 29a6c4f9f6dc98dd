import { isCodeMessage, type MessageContent } from "#lib/domain/outgoing-message.ts";
import type { WordMessage } from "#lib/ports/message-words.ts";
import type { Locale } from "./locales.ts";
import { type Links, type MailWords, outgoingWords } from "./messages/outgoing/words.ts";

/** The longest host for which a code SMS with the line for autofill stays within one segment of 70 UTF-16 units. */
export const LONGEST_AUTOFILL_HOST = 21;

type Spoken = {
  readonly sms?: (content: MessageContent) => string;
  readonly email?: (content: MessageContent, links: Links) => MailWords;
};

/**
 * Words messages for the portal at `issuer`. A code SMS ends with `@host #code`, which lets a phone fill the code in at this host only
 * (WebOTP); it is left out for a host of more than 21 characters.
 */
export function messageWords(issuer: string): WordMessage {
  const { hostname, origin } = new URL(issuer);
  return ({ recipient, language, content }) => {
    const spoken = spokenBy(language, content);
    if (recipient.channel === "email") {
      if (spoken.email === undefined) throw new Error(`${content.template} is not sent by email`);
      return spoken.email(content, linksOf(origin, language));
    }
    if (spoken.sms === undefined) throw new Error(`${content.template} is not sent by SMS`);
    return { sms: withAutofill(spoken.sms(content), content, hostname) };
  };
}

/** A template's words only ever meet the template's own content, which the compiler cannot see through the look-up. */
function spokenBy(language: Locale, content: MessageContent): Spoken {
  return outgoingWords(language)[content.template] as Spoken;
}

function linksOf(origin: string, language: Locale): Links {
  return { freeze: `${origin}/${language}/freeze`, lostPhone: `${origin}/${language}/recovery` };
}

function withAutofill(text: string, content: MessageContent, host: string): string {
  if (!isCodeMessage(content) || host.length > LONGEST_AUTOFILL_HOST) return text;
  return `${text}\n@${host} #${content.code}`;
}
