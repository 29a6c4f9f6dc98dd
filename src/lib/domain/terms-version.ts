/** The version of the terms of use and the privacy policy in force, an ISO date; who agrees, agrees to this one, and it is stored. */
export const TERMS_VERSION = "2026-11-23";
