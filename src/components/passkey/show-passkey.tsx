"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, use, useCallback, useEffect } from "react";
import type { PasskeyRequest } from "#lib/domain/factors/passkey-options.ts";
import { FormContext } from "../form-context.tsx";
import { showPasskey } from "./ceremony.ts";
import { PasskeyButton } from "./passkey-button.tsx";

type ShowPasskeyProps = {
  readonly children: ReactNode;
  readonly name: string;
  readonly request: PasskeyRequest;
  readonly tone?: "primary" | "secondary";
  /** Whether the page has a name field (`autocomplete="username webauthn"`) among whose suggestions passkeys are offered as well. */
  readonly suggested?: boolean;
};

/** A page asks for a new challenge this long before the one it has is over. */
const RENEWED_BEFORE_MS = 60_000;

/** Shows a passkey of this portal, whoever's it is, and sends it with the form around. */
export function ShowPasskey({ children, name, request, tone = "secondary", suggested = false }: ShowPasskeyProps) {
  const { options } = request;
  const { attempt } = use(FormContext).state;
  const { challenge, rpId, timeout, userVerification } = options;
  useRenewal(request);
  const ask = useCallback(
    (where: "window" | "suggestions") => showPasskey({ challenge, rpId, timeout, userVerification }, where),
    [challenge, rpId, timeout, userVerification],
  );
  const suggest = useCallback(() => ask("suggestions"), [ask]);
  return (
    <PasskeyButton
      ask={() => ask("window")}
      // Who was refused asks again by the button: a browser that answers by itself would go on for ever.
      askAtOnce={suggested && attempt === 0 ? suggest : undefined}
      key={challenge}
      name={name}
      tone={tone}
    >
      {children}
    </PasskeyButton>
  );
}

/** Reads the page anew for its next challenge; what is typed stays. */
function useRenewal({ expiresAt, now }: PasskeyRequest): void {
  const router = useRouter();
  useEffect(() => {
    const timer = setTimeout(() => router.refresh(), Math.max(1000, expiresAt - now - RENEWED_BEFORE_MS));
    return () => clearTimeout(timer);
  }, [expiresAt, now, router]);
}
