import type { EmailChangeRefusal, PasswordChangeRefusal } from "#lib/domain/account-change/refusal.ts";
import type { PasskeyChangeRefusal } from "#lib/domain/factors/passkey-refusal.ts";
import type { EnrolmentRefusal, FactorProofRefusal, FactorRemovalRefusal } from "#lib/domain/factors/refusal.ts";
import type { FieldRefusal } from "#lib/domain/field-refusal.ts";
import type { FreezeRefusal } from "#lib/domain/freeze/refusal.ts";
import type {
  AbsherSignInRefusal,
  CaseActRefusal,
  HoldRefusal,
  MobileChangeRefusal,
} from "#lib/domain/mobile-change/refusal.ts";
import type { NationalFileRefusal } from "#lib/domain/national-file/refusal.ts";
import type { RecoveryRefusal } from "#lib/domain/recovery/refusal.ts";
import type { RegistrationRefusal } from "#lib/domain/registration/refusal.ts";
import type { ConfirmRefusal, DeskRefusal } from "#lib/domain/service-desk/refusal.ts";
import type { SignInRefusal } from "#lib/domain/sign-in/refusal.ts";

/** What the portal itself says when it cannot do its part. */
export type PortalRefusal =
  | { readonly code: "overloaded" }
  /** A surprise; the reference stands beside it in the log. */
  | { readonly code: "unexpected"; readonly reference: string };

/** Every refusal that a person can be told of. A new flow adds its union here, and does not compile until each code has words. */
export type AnyRefusal =
  | FieldRefusal
  | SignInRefusal
  | RegistrationRefusal
  | NationalFileRefusal
  | AbsherSignInRefusal
  | MobileChangeRefusal
  | HoldRefusal
  | FreezeRefusal
  | CaseActRefusal
  | FactorProofRefusal
  | PasskeyChangeRefusal
  | EmailChangeRefusal
  | PasswordChangeRefusal
  | RecoveryRefusal
  | EnrolmentRefusal
  | FactorRemovalRefusal
  | DeskRefusal
  | ConfirmRefusal
  | PortalRefusal;

/** The code of a refusal that has words. */
export type RefusalCode = AnyRefusal["code"];

type CarryingCode<Refusal extends AnyRefusal, Code extends RefusalCode> = Refusal extends AnyRefusal
  ? Code extends Refusal["code"]
    ? Refusal
    : never
  : never;

/** The words of every refusal in one language: a function of the refusal's own data. */
export type RefusalWords = {
  readonly [Code in RefusalCode]: (refusal: CarryingCode<AnyRefusal, Code>) => string;
};
