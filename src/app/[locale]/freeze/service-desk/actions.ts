"use server";

import { z } from "zod";
import { nationalIdField, pictureAnswerField } from "#lib/domain/fields.ts";
import { deskCodeField, secretField } from "#lib/domain/service-desk/fields.ts";
import { confirmInPerson } from "#lib/flows/service-desk/confirm-in-person.ts";
import { handleForm } from "#lib/http/form-action.ts";
import type { FormState } from "#lib/http/form-state.ts";
import { currentVisit } from "#lib/http/visit.ts";
import { portal } from "#lib/portal.ts";
import { pageOf, pictureOf } from "../picture.ts";

const confirmForm = z.object({
  page: secretField,
  nationalId: nationalIdField,
  code: deskCodeField,
  picture: pictureAnswerField,
});

/** "Confirm": a service-desk code for the account as it is. */
export async function confirmInPersonAction(state: FormState, data: FormData): Promise<FormState> {
  const { ports } = portal();
  const page = pageOf(data);
  const picture = pictureOf(ports, page);
  const echo = ["page", "nationalId"] as const;
  return handleForm({ state, data, schema: confirmForm, echo, picture }, async (typed, locale) => {
    const confirmed = await confirmInPerson(ports, { ...typed, page, visit: await currentVisit() });
    if (confirmed.ok) return { go: `/${locale}/freeze/service-desk/done` };
    const { code } = confirmed.refusal;
    const isPicture = code === "picture_wrong" || code === "picture_gone";
    if (isPicture) return { refused: confirmed.refusal, field: "picture" };
    return code === "desk_code_not_accepted"
      ? { refused: confirmed.refusal, field: "code" }
      : { refused: confirmed.refusal };
  });
}
