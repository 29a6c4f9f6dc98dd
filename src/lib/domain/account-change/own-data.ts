import type { Account } from "../account/account.ts";
import type { PasswordContext } from "../password-own-data.ts";

/** What a new password of this account must not be built from. */
export const ownDataOf = ({ username, nationalId, mobile, email }: Account): PasswordContext => ({
  username,
  nationalId,
  mobile: mobile.number,
  ...(email === null ? {} : { email: email.address }),
});
