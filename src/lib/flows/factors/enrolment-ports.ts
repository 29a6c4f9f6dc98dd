import type { Ports } from "#lib/ports/ports.ts";

/** What enrolling and removing an app or printed codes needs from outside. */
export type EnrolmentPorts = Pick<
  Ports,
  "accounts" | "authenticatorCodes" | "chance" | "clock" | "enrolments" | "factors" | "jobs"
>;

/** A browser's enrolment: the id in its cookie, and the session of the account area. */
export type OwnEnrolment = {
  readonly flowId: string;
  readonly accountId: string;
  readonly sid: string | null;
};
