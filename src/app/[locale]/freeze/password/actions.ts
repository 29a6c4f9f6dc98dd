"use server";

import { z } from "zod";
import { pictureAnswerField, signInNameField } from "#lib/domain/fields.ts";
import { currentPasswordField } from "#lib/domain/password-field.ts";
import { secretField } from "#lib/domain/service-desk/fields.ts";
import { freezeByPassword } from "#lib/flows/freeze/freeze-by-password.ts";
import { handleForm } from "#lib/http/form-action.ts";
import type { FormState } from "#lib/http/form-state.ts";
import { currentVisit } from "#lib/http/visit.ts";
import { portal } from "#lib/portal.ts";
import { frozenPath } from "../paths.ts";
import { pageOf, slowerPictureOf } from "../picture.ts";

const passwordForm = z.object({
  page: secretField,
  name: signInNameField,
  password: currentPasswordField,
  picture: pictureAnswerField,
});

/** "Freeze account", by its name and password. */
export async function freezeByPasswordAction(state: FormState, data: FormData): Promise<FormState> {
  const { ports } = portal();
  const page = pageOf(data);
  const picture = slowerPictureOf(ports, page);
  return handleForm({ state, data, schema: passwordForm, echo: ["page", "name"], picture }, async (typed, locale) => {
    const frozen = await freezeByPassword(ports, { ...typed, page, visit: await currentVisit() });
    if (frozen.ok) return { go: frozenPath(locale, frozen.value.until) };
    const { code } = frozen.refusal;
    const isPicture = code === "picture_wrong" || code === "picture_gone";
    return isPicture ? { refused: frozen.refusal, field: "picture" } : { refused: frozen.refusal };
  });
}
