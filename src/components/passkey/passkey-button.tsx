"use client";

import { type ReactNode, useCallback, useEffect, useRef, useState, useSyncExternalStore } from "react";
import { useFormStatus } from "react-dom";
import { Icon } from "../icon.tsx";
import { useLanguage } from "../language-context.tsx";
import { type Ceremony, ceremonies, knowsPasskeys } from "./ceremony.ts";

type PasskeyButtonProps = {
  readonly children: ReactNode;
  /** The hidden field in which the form sends the browser's answer. */
  readonly name: string;
  readonly tone: "primary" | "secondary";
  /** Asks the browser. */
  readonly ask: () => Promise<Ceremony>;
  /** Asks without being pressed, for as long as the page stands: among the suggestions of a name field. */
  readonly askAtOnce?: (() => Promise<Ceremony>) | undefined;
};

type Asking = "idle" | "waiting" | Exclude<Ceremony["step"], "answered" | "replaced">;

const never = () => () => undefined;

/**
 * Asks the browser for a passkey and sends its answer with the form around. Where no scripts run it is not there, since there are no passkeys
 * without them; where the browser knows none, it says so.
 */
export function PasskeyButton({ children, name, tone, ask, askAtOnce }: PasskeyButtonProps) {
  const { words } = useLanguage();
  const { pending } = useFormStatus();
  const field = useRef<HTMLInputElement>(null);
  const [asking, setAsking] = useState<Asking>("idle");
  const isKnown = useSyncExternalStore(never, knowsPasskeys, () => true);

  const send = useCallback((answer: string) => {
    if (field.current === null) return;
    field.current.value = answer;
    field.current.form?.requestSubmit();
  }, []);
  const suggest = useCallback(async () => {
    const ceremony = await askAtOnce?.();
    if (ceremony?.step === "answered") send(ceremony.answer);
  }, [askAtOnce, send]);
  const press = async () => {
    setAsking("waiting");
    const ceremony = await ask();
    setAsking(ceremony.step === "answered" || ceremony.step === "replaced" ? "idle" : ceremony.step);
    if (ceremony.step === "answered") return send(ceremony.answer);
    // The window took the place of the suggestions.
    if (ceremony.step !== "replaced") void suggest();
  };
  useEffect(() => {
    if (knowsPasskeys()) void ceremonies();
  }, []);
  useEffect(() => void suggest(), [suggest]);

  if (!isKnown) return <p className="field-help needs-script">{words.passkeysUnknown}</p>;
  return (
    <div className="submit needs-script">
      <input defaultValue="" name={name} ref={field} type="hidden" />
      <button
        aria-disabled={pending || asking === "waiting"}
        className={`button button-${tone}`}
        data-pending={pending ? "" : undefined}
        onClick={() => {
          if (!pending && asking !== "waiting") void press();
        }}
        type="button"
      >
        <Icon name="key" />
        {children}
      </button>
      <p className="submit-status" role="status">
        {pending ? words.pending : asking === "waiting" ? words.passkeyWaiting : ""}
      </p>
      <Trouble asking={asking} />
    </div>
  );
}

function Trouble({ asking }: { readonly asking: Asking }) {
  const { words } = useLanguage();
  const said: Readonly<Partial<Record<Asking, string>>> = {
    not_completed: words.passkeyNotCompleted,
    already_added: words.passkeyAlreadyAdded,
    not_allowed: words.passkeyNotAllowed,
  };
  const told = said[asking];
  if (told === undefined) return null;
  return (
    <p className="notice notice-warning mt-3" role="alert">
      {told}
    </p>
  );
}
