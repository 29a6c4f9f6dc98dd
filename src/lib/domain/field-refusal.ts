import type { EmailRefusal } from "./email.ts";
import type { PasskeyFieldRefusal } from "./factors/passkey-refusal.ts";
import type { RecoveryCodeRefusal } from "./factors/recovery-code.ts";
import type { MobileRefusal } from "./mobile-number.ts";
import type { NationalIdRefusal } from "./national-id.ts";
import type { PasswordRuleRefusal } from "./password-policy.ts";
import type { FullNameRefusal } from "./personal-name.ts";
import type { PictureAnswerRefusal } from "./picture-answer.ts";
import type { RegistryDateRefusal } from "./registry-date.ts";
import type { LookupFieldRefusal } from "./service-desk/fields.ts";
import type { SignInNameRefusal } from "./sign-in-name.ts";
import type { DeskCodeFieldRefusal, HoldCodeRefusal, TypedCodeRefusal } from "./typed-code.ts";
import type { UsernameRefusal } from "./username.ts";

/** Everything that one field of a form can be refused for. Each code has words in every language. */
export type FieldRefusal =
  | { readonly code: "required" }
  | { readonly code: "unreadable" }
  | { readonly code: "too_long"; readonly maximum: number }
  | { readonly code: "language_unknown" }
  | { readonly code: "agreement_required" }
  | { readonly code: "country_not_allowed" }
  | { readonly code: "password_common" }
  | { readonly code: "passwords_differ" }
  | NationalIdRefusal
  | MobileRefusal
  | UsernameRefusal
  | EmailRefusal
  | FullNameRefusal
  | SignInNameRefusal
  | RegistryDateRefusal
  | PictureAnswerRefusal
  | TypedCodeRefusal
  | HoldCodeRefusal
  | DeskCodeFieldRefusal
  | LookupFieldRefusal
  | RecoveryCodeRefusal
  | PasswordRuleRefusal
  | PasskeyFieldRefusal;

/** The code of a field's refusal: also the message of the zod issue that carries it. */
export type FieldRefusalCode = FieldRefusal["code"];
