import type { Visit } from "#lib/domain/visit.ts";
import type { Ports } from "#lib/ports/ports.ts";

/** What changing a mobile number needs from outside. */
export type ChangePorts = Pick<
  Ports,
  | "accounts"
  | "chance"
  | "clock"
  | "codeAllowance"
  | "devices"
  | "factors"
  | "hash"
  | "holdCodes"
  | "jobs"
  | "mobileChanges"
  | "mobileOwnership"
  | "passwords"
  | "pictures"
  | "policy"
  | "throttle"
>;

/** Whose request this is: the browser's flow, from where it comes, and the account area's session on the signed-in route. */
export type OwnFlow = {
  readonly flowId: string;
  readonly visit: Visit;
  readonly session: { readonly accountId: string; readonly sid: string | null } | null;
};
