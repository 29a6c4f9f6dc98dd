import { ButtonLink } from "#components/button-link.tsx";
import { Form } from "#components/form.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import type { Account } from "#lib/domain/account/account.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { passkeyWords } from "#lib/i18n/messages/passkeys/words.ts";
import { leaveOfferAction } from "./actions.ts";
import { isOfferLeft } from "./offer-cookie.ts";
import { addPath } from "./paths.ts";
import { readPasskeys } from "./queries.ts";

/** Offers a passkey to who has none and may add one now; who said "not now" in this browser is not asked again. */
export async function PasskeyOffer({ locale, account }: { readonly locale: Locale; readonly account: Account }) {
  if (await isOfferLeft()) return null;
  const { passkeys } = await readPasskeys(account);
  if (passkeys.length > 0) return null;
  const words = passkeyWords(locale);
  return (
    <section aria-labelledby="passkey-offer" className="needs-script space-y-3">
      <h2 id="passkey-offer">{words.offerTitle}</h2>
      <p>{words.offerAbout}</p>
      <div className="actions">
        <ButtonLink href={addPath(locale)}>{words.add}</ButtonLink>
        <Form action={leaveOfferAction} id="not-now">
          <SubmitButton tone="secondary">{words.notNow}</SubmitButton>
        </Form>
      </div>
    </section>
  );
}
