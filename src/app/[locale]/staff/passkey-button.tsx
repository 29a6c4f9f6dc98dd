"use client";

import { useRef, useState } from "react";
import { useLanguage } from "#components/language-context.tsx";

type PasskeyButtonProps = {
  readonly label: string;
  /** What is said when the passkey was not completed. */
  readonly failed: string;
  /** Whether a passkey is made or shown, and the portal's options for it as JSON (WebAuthn Level 3, §5.1.9 and §5.1.10). */
  readonly ceremony: { readonly kind: "create" | "show"; readonly options: string };
};

/** Asks the browser for a passkey, puts the answer into the form around it as `answer`, and sends the form. */
export function PasskeyButton({ label, failed, ceremony }: PasskeyButtonProps) {
  const answer = useRef<HTMLInputElement>(null);
  const [state, setState] = useState<"idle" | "asking" | "failed">("idle");
  const { words } = useLanguage();
  const ask = async () => {
    setState("asking");
    const made = await credentialOf(ceremony);
    setState(made === null ? "failed" : "idle");
    if (made === null || answer.current === null) return;
    answer.current.value = made;
    answer.current.form?.requestSubmit();
  };
  return (
    <div className="submit">
      <input name="answer" ref={answer} type="hidden" />
      {state === "failed" ? (
        <p className="field-error" role="alert">
          {failed}
        </p>
      ) : null}
      <button className="button button-primary" disabled={state === "asking"} onClick={() => void ask()} type="button">
        {label}
      </button>
      <p className="submit-status" role="status">
        {state === "asking" ? words.pending : ""}
      </p>
    </div>
  );
}

/** The answer as JSON; `null` when the person or the browser gave none. */
async function credentialOf(ceremony: PasskeyButtonProps["ceremony"]): Promise<string | null> {
  try {
    const options = JSON.parse(ceremony.options);
    const credential =
      ceremony.kind === "create"
        ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
        : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
    return credential instanceof PublicKeyCredential ? JSON.stringify(credential.toJSON()) : null;
  } catch {
    return null;
  }
}
