import { notFound } from "next/navigation";
import { ButtonLink } from "#components/button-link.tsx";
import { FlowPage } from "#components/flow-page.tsx";
import { Notice } from "#components/notice.tsx";
import { currentLocale } from "#lib/i18n/current-locale.ts";
import { nationalFileWords } from "#lib/i18n/messages/national-file/words.ts";
import { nationalFilePath, registrationStartPath } from "../../../registration/paths.ts";
import { titled } from "../../title.ts";
import { isStop } from "../stop.ts";

export const generateMetadata = titled((words) => words.stopped.title);

/** Why the way through Absher did not lead back to a registration, and how to go on. */
export default async function StoppedPage({ params }: { readonly params: Promise<{ why: string }> }) {
  const { why } = await params;
  if (!isStop(why)) notFound();
  const locale = await currentLocale();
  const words = nationalFileWords(locale);
  const { what, next } = words.stopped.reasons[why];
  return (
    <FlowPage locale={locale} title={words.stopped.title}>
      <Notice role="alert" title={what} tone="warning">
        <p>{next}</p>
      </Notice>
      <div className="actions">
        <ButtonLink href={nationalFilePath(locale)}>{words.stopped.again}</ButtonLink>
        <ButtonLink href={registrationStartPath(locale)} tone="secondary">
          {words.start.noAbsher}
        </ButtonLink>
      </div>
    </FlowPage>
  );
}
