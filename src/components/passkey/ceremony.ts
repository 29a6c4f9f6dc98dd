import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from "@simplewebauthn/browser";

/** What came of asking the browser for a passkey: its answer as JSON, or why there is none. */
export type Ceremony =
  | { readonly step: "answered"; readonly answer: string }
  /** Cancelled, too late, or no such passkey here: browsers do not tell which, so that no site learns it. */
  | { readonly step: "not_completed" }
  | { readonly step: "already_added" }
  /** The browser or the device does not let this page use passkeys. */
  | { readonly step: "not_allowed" }
  /** Another question took its place; nobody has to hear of it. */
  | { readonly step: "replaced" };

/** Whether this browser knows passkeys at all. */
export const knowsPasskeys = (): boolean => typeof window.PublicKeyCredential === "function";

/** What asks is fetched only where it is wanted; the address is the same each time, so this costs once. */
export const ceremonies = () => import("@simplewebauthn/browser");

/** Asks for a passkey in a window of the browser's own, or among the suggestions of a name field. */
export function showPasskey(
  optionsJSON: PublicKeyCredentialRequestOptionsJSON,
  where: "window" | "suggestions",
): Promise<Ceremony> {
  return outcomeOf(async () => {
    const { startAuthentication } = await ceremonies();
    return startAuthentication({ optionsJSON, useBrowserAutofill: where === "suggestions" });
  });
}

/** Asks for a new passkey. */
export function makePasskey(optionsJSON: PublicKeyCredentialCreationOptionsJSON): Promise<Ceremony> {
  return outcomeOf(async () => {
    const { startRegistration } = await ceremonies();
    return startRegistration({ optionsJSON });
  });
}

async function outcomeOf(ask: () => Promise<unknown>): Promise<Ceremony> {
  try {
    return { step: "answered", answer: JSON.stringify(await ask()) };
  } catch (cause) {
    return failureOf(cause instanceof Error ? cause.name : "");
  }
}

/** The names of errors that browsers give (WebAuthn Level 3, §5.1.3 and §5.1.4). */
function failureOf(name: string): Ceremony {
  if (name === "AbortError") return { step: "replaced" };
  if (name === "InvalidStateError") return { step: "already_added" };
  return { step: name === "SecurityError" || name === "NotSupportedError" ? "not_allowed" : "not_completed" };
}
