"use client";

import { useState } from "react";
import { useLanguage } from "../language-context.tsx";
import type { Work } from "./use-work.ts";

type OtherWaysProps = { readonly work: Work; readonly begin: () => void; readonly leave: () => void };

/** What a browser with scripts offers besides picture and sound: to do some work instead. */
export function OtherWays({ work, begin, leave }: OtherWaysProps) {
  const { words } = useLanguage();
  // Open at once where work began by itself; afterwards the person opens and closes it.
  const [open] = useState(work.step !== "not_wanted");
  const underWay = work.step === "under_way";
  return (
    <details className="other-ways needs-script" open={open}>
      <summary>{words.otherWays}</summary>
      <p className="field-help">{words.workHelp}</p>
      <button className="button button-secondary" onClick={underWay ? leave : begin} type="button">
        {underWay ? words.workCancel : words.workStart}
      </button>
      <p className="field-help" role="status">
        {underWay ? words.workUnderWay : work.step === "failed" ? words.workFailed : ""}
      </p>
    </details>
  );
}
