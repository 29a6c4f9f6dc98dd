import { beginAt } from "../../begin.ts";

/** Begins the enrolment of printed codes. */
export const GET = (): Promise<never> => beginAt("recovery_code");
