import { EmailField } from "#components/email-field.tsx";
import { FlowPage } from "#components/flow-page.tsx";
import { Form } from "#components/form.tsx";
import { HiddenField } from "#components/hidden-field.tsx";
import { MobileField } from "#components/mobile-field.tsx";
import { PictureCodeField } from "#components/picture-code-field.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import { TextField } from "#components/text-field.tsx";
import { isMobileNumber, showMobile } from "#lib/domain/mobile-number.ts";
import type { RecoveryAim } from "#lib/domain/recovery/aim.ts";
import type { RecoveryAt } from "#lib/domain/recovery/state.ts";
import type { FormAction } from "#lib/http/form-state.ts";
import { recoveryWords } from "#lib/i18n/messages/recovery/words.ts";
import { vocabulary } from "#lib/i18n/messages/vocabulary/words.ts";
import { portal } from "#lib/portal.ts";
import { readFlowId } from "#lib/session/flow-cookie.ts";
import { countryChoice } from "../../../country-choice.ts";
import { helpAbroad } from "../../../mobile-change/help-abroad.ts";
import { timeLimitOf } from "../../../time-limit.ts";
import { giveNewNumberAction, giveOwnIdAction, giveOwnNumberAction, moreTimeAction } from "../actions.ts";
import { aimPath } from "../paths.ts";
import { pictureOf } from "../picture.ts";
import { type RecoveryView, readRecoveryAt } from "../queries.ts";
import { titled } from "../title.ts";

export const generateMetadata = titled((words) => words.identity.title);

type Open = RecoveryView<RecoveryAt<"begun" | "abroad_named" | "code_sent" | "number_refused">>;

/** Which number is meant. */
const HELP_OF = {
  change_number: "help",
  set_password: "helpOnFile",
  forgotten_password: "helpOnFile",
  cancel_change: "helpAny",
  undo_change: "helpAny",
  freeze_account: "helpAny",
  lift_freeze: "helpAny",
  report_stolen_phone: "helpAny",
  find_username: "helpUsername",
  weak_rows_on: "helpAny",
} as const satisfies Readonly<Record<RecoveryAim["kind"], string>>;

/** What takes the form, where that is not who it is with any number of one's own. */
const ACTION_OF: { readonly [Kind in RecoveryAim["kind"]]?: FormAction } = {
  change_number: giveNewNumberAction,
  find_username: giveOwnIdAction,
};

/** Who it is, a number of their own, and the picture code; also where they are corrected. */
export default async function IdentityPage() {
  const view = await readRecoveryAt("begun", "abroad_named", "code_sent", "number_refused");
  const { locale, state } = view;
  const { aim } = state;
  const common = vocabulary(locale);
  const isChange = aim.kind === "change_number";
  const words = recoveryWords(locale).identity;
  const picture = await pictureOf(portal().ports, await readFlowId("recovery")).current();
  const labels = {
    name: common.signInName,
    nationalId: common.nationalId,
    country: common.countryCode,
    mobile: isChange ? common.newMobile : common.mobile,
    email: common.newEmail,
    picture: common.pictureCode,
  };
  return (
    <FlowPage
      back={aimPath(locale, aim)}
      help={words[HELP_OF[aim.kind]]}
      limit={timeLimitOf(view, moreTimeAction)}
      locale={locale}
      title={words.title}
    >
      <Form action={ACTION_OF[aim.kind] ?? giveOwnNumberAction} labels={labels}>
        {aim.kind === "find_username" ? (
          <TextField inputMode="numeric" label={common.nationalId} name="nationalId" script="latin" />
        ) : (
          <TextField autoComplete="username" label={common.signInName} name="name" script="latin" />
        )}
        {isChange ? <NewContacts view={view} /> : <OwnNumber view={view} />}
        <PictureCodeField name="picture" picture={picture} />
        <SubmitButton>{common.next}</SubmitButton>
      </Form>
    </FlowPage>
  );
}

/** Whoever still has the e-mail is not asked for another. */
function NewContacts({ view: { locale, state } }: { readonly view: Open }) {
  const common = vocabulary(locale);
  const words = recoveryWords(locale).identity;
  const country = countryChoice(locale, givenNumber(state));
  const help = country.options.length > 1 ? helpAbroad(locale) : words.mobileHelp;
  return (
    <>
      <MobileField country={country} help={help} label={common.newMobile} name="mobile" value={numberIn(state)} />
      {state.belongings.includes("email") ? (
        <HiddenField name="email" value="" />
      ) : (
        <EmailField
          help={words.emailHelp}
          label={common.newEmail}
          optional
          value={state.step === "begun" ? "" : (state.wish.email ?? "")}
        />
      )}
    </>
  );
}

function OwnNumber({ view: { locale, state } }: { readonly view: Open }) {
  const words = recoveryWords(locale).identity;
  const country = countryChoice(locale, givenNumber(state));
  return (
    <MobileField
      help={words.mobileHelp}
      label={vocabulary(locale).mobile}
      name="mobile"
      value={numberIn(state)}
      {...(country.options.length > 1 ? { country } : {})}
    />
  );
}

function givenNumber(state: Open["state"]): string | null {
  return state.step === "begun" ? null : state.wish.number;
}

function numberIn(state: Open["state"]): string {
  const given = givenNumber(state);
  return given !== null && isMobileNumber(given) ? showMobile(given) : "";
}
