"use server";

import { z } from "zod";
import { pictureAnswerField, signInNameField } from "#lib/domain/fields.ts";
import { textField } from "#lib/domain/form.ts";
import type { FreezeChannel } from "#lib/domain/freeze/freeze-machine.ts";
import { accept } from "#lib/domain/result.ts";
import { secretField } from "#lib/domain/service-desk/fields.ts";
import { askForFreezeCode } from "#lib/flows/freeze/send-freeze-code.ts";
import { handleForm } from "#lib/http/form-action.ts";
import type { FormState } from "#lib/http/form-state.ts";
import { currentVisit } from "#lib/http/visit.ts";
import { portal } from "#lib/portal.ts";
import { bindFlow } from "#lib/session/flow-cookie.ts";
import { freezePath } from "../paths.ts";
import { pageOf, pictureOf } from "../picture.ts";

const askForm = z.object({
  page: secretField,
  name: signInNameField,
  channel: textField<FreezeChannel>(8, (typed) => accept(typed === "email" ? "email" : "sms")),
  picture: pictureAnswerField,
});

/** "Next": a code to a channel on file, if there is such an account. */
export async function askForCodeAction(state: FormState, data: FormData): Promise<FormState> {
  const { ports } = portal();
  const page = pageOf(data);
  const picture = pictureOf(ports, page);
  const echo = ["page", "name", "channel"] as const;
  return handleForm({ state, data, schema: askForm, echo, picture }, async (typed, locale) => {
    const from = { visit: await currentVisit(), language: locale };
    const asked = await askForFreezeCode(ports, from, { ...typed, page });
    if (asked.ok) {
      await bindFlow("freeze", asked.value);
      return { go: freezePath(locale, "enter") };
    }
    const { code } = asked.refusal;
    const isPicture = code === "picture_wrong" || code === "picture_gone";
    return isPicture ? { refused: asked.refusal, field: "picture" } : { refused: asked.refusal };
  });
}
