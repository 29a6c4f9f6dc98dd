"use server";

import type { FormState } from "#lib/http/form-state.ts";
import { currentLocale } from "#lib/i18n/current-locale.ts";
import { SAMPLES } from "./samples.ts";

/** Refuses two fields and offers a correction, whatever was typed. */
export async function refuseSample(state: FormState, data: FormData): Promise<FormState> {
  const sample = SAMPLES[await currentLocale()];
  const typed = (name: string) => String(data.get(name) ?? "").slice(0, 64);
  return {
    attempt: state.attempt + 1,
    form: sample.refused,
    fields: { nationalId: sample.fieldRefused, mobile: sample.mobileRefused },
    values: {
      nationalId: typed("nationalId"),
      mobile: typed("mobile"),
      username: typed("username"),
      language: typed("language"),
      agreement: typed("agreement"),
    },
    suggestion: { field: "mobile", value: "+966512345678", label: "+966 51 234 5678" },
  };
}

/** Says that all is well. */
export async function resendSample(state: FormState): Promise<FormState> {
  const sample = SAMPLES[await currentLocale()];
  return { attempt: state.attempt + 1, form: null, fields: {}, values: {}, notice: sample.info };
}
