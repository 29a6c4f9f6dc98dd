"use server";

import { z } from "zod";
import { holdCodeField, pictureAnswerField } from "#lib/domain/fields.ts";
import { textField } from "#lib/domain/form.ts";
import { accept } from "#lib/domain/result.ts";
import { type HoldOutcome, holdByCode, holdByLink } from "#lib/flows/mobile-change/hold-by-code.ts";
import { type FormOutcome, handleForm } from "#lib/http/form-action.ts";
import type { FormState } from "#lib/http/form-state.ts";
import { currentVisit } from "#lib/http/visit.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { portal } from "#lib/portal.ts";
import { casePath } from "../../mobile-change/paths.ts";
import { pageOf, pictureOf } from "./picture.ts";

const holdForm = z.object({
  page: textField(64, (typed) => accept(typed)),
  code: holdCodeField,
  picture: pictureAnswerField,
});

const FIELD_OF: Readonly<Record<string, string>> = {
  picture_wrong: "picture",
  picture_gone: "picture",
  hold_code_not_accepted: "code",
};

/** "Hold": stops what the code stands for. */
export async function holdAction(state: FormState, data: FormData): Promise<FormState> {
  const { ports } = portal();
  const page = pageOf(data);
  const picture = pictureOf(ports, page);
  return handleForm({ state, data, schema: holdForm, echo: ["page", "code"], picture }, async (typed, locale) => {
    const held = await holdByCode(ports, {
      code: typed.code,
      picture: typed.picture,
      page,
      visit: await currentVisit(),
    });
    return held.ok ? { go: outcomePath(locale, held.value) } : refused(held.refusal);
  });
}

const LINK_SECRET = /^[A-Za-z0-9_-]{16,64}$/;

const linkForm = z.object({ secret: textField(64, (typed) => accept(LINK_SECRET.test(typed) ? typed : "none")) });

/** The button of the page that an e-mail's link leads to. */
export async function holdByLinkAction(state: FormState, data: FormData): Promise<FormState> {
  return handleForm({ state, data, schema: linkForm, echo: ["secret"] }, async ({ secret }, locale) => {
    const held = await holdByLink(portal().ports, { link: secret, visit: await currentVisit() });
    return held.ok ? { go: outcomePath(locale, held.value) } : { refused: held.refusal };
  });
}

function outcomePath(locale: Locale, outcome: HoldOutcome): string {
  if (outcome.kind === "held") return casePath(locale, outcome.caseNumber);
  return outcome.until === null ? `/${locale}/freeze/new-account` : `/${locale}/freeze/frozen`;
}

function refused(refusal: Extract<FormOutcome, { refused: unknown }>["refused"]): FormOutcome {
  const field = FIELD_OF[refusal.code];
  return field === undefined ? { refused: refusal } : { refused: refusal, field };
}
