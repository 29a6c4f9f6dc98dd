import { redirect } from "next/navigation";
import { Form } from "#components/form.tsx";
import { Notice } from "#components/notice.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import type { RecoveryAim } from "#lib/domain/recovery/aim.ts";
import type { RecoveryAt } from "#lib/domain/recovery/state.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { recoveryWords } from "#lib/i18n/messages/recovery/words.ts";
import { vocabulary } from "#lib/i18n/messages/vocabulary/words.ts";
import { confirmAction } from "./actions.ts";
import { OwnerPage } from "./owner-page.tsx";
import { recoveryPath } from "./paths.ts";
import type { RecoveryView } from "./queries.ts";

type ActScreenProps = {
  readonly view: RecoveryView<RecoveryAt<"owner_proved">>;
  readonly aim: Exclude<RecoveryAim, { kind: "change_number" | "forgotten_password" }>;
};

/** The last word on something that is no change of number: what will happen, under the name of what happens. */
export function ActScreen({ view, aim }: ActScreenProps) {
  const { locale } = view;
  if (aim.kind === "set_password") redirect(recoveryPath(locale, "new-password"));
  const { actReview, aims } = recoveryWords(locale);
  return (
    <OwnerPage help={actReview.help} title={actReview.title} view={view}>
      <Notice tone="warning">
        <p>{aims[aim.kind].act}</p>
      </Notice>
      <Form action={confirmAction}>
        <SubmitButton>{buttonOf(locale, aim.kind)}</SubmitButton>
      </Form>
    </OwnerPage>
  );
}

function buttonOf(
  locale: Locale,
  kind: Exclude<RecoveryAim["kind"], "change_number" | "forgotten_password" | "set_password">,
): string {
  const common = vocabulary(locale);
  if (kind === "cancel_change") return common.cancelRequest;
  if (kind === "undo_change") return common.undoChange;
  if (kind === "find_username") return recoveryWords(locale).username.show;
  return kind === "freeze_account" ? common.freezeAccount : common.confirm;
}
