import { beginAt } from "../../begin.ts";

/** Begins the enrolment of an authenticator app. */
export const GET = (): Promise<never> => beginAt("totp");
