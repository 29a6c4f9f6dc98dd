import { notFound } from "next/navigation";
import { FlowPage } from "#components/flow-page.tsx";
import { env } from "#lib/config/env.ts";
import { currentLocale } from "#lib/i18n/current-locale.ts";
import { FieldSamples } from "./field-samples.tsx";
import { PartSamples } from "./part-samples.tsx";
import { SAMPLES } from "./samples.ts";

/** Every component in its states, for looking at; only where the world is simulated. */
export default async function DesignPage() {
  if (env().SIMULATORS_URL === undefined) notFound();
  const locale = await currentLocale();
  const sample = SAMPLES[locale];
  return (
    <FlowPage
      back={`/${locale}`}
      help={sample.help}
      locale={locale}
      step={{ current: 2, total: 4 }}
      title={sample.title}
    >
      <PartSamples locale={locale} />
      <FieldSamples locale={locale} />
    </FlowPage>
  );
}
