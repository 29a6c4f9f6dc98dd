import type { AbsherPerson } from "#lib/domain/registration/state.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { CredentialsFields, NewPasswordFields } from "../registration/credentials-fields.tsx";
import { newCredentialsProps } from "../registration/credentials-props.ts";

type UsernameAndPasswordProps = {
  readonly locale: Locale;
  readonly absher: AbsherPerson | null;
  /** A username that was typed before. */
  readonly typed: string;
};

/** A new password; with it a new username only where the one at Absher keeps no rules here. The fixed one is there for whoever keeps passwords. */
export function UsernameAndPassword({ locale, absher, typed }: UsernameAndPasswordProps) {
  const props = { ...newCredentialsProps(locale), own: { nationalId: absher?.nationalId ?? "" } };
  const fixed = absher?.username ?? null;
  if (fixed === null) return <CredentialsFields {...props} username={typed} />;
  return (
    <>
      <input autoComplete="username" hidden name="username" readOnly value={fixed} />
      <NewPasswordFields {...props} />
    </>
  );
}
