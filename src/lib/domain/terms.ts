/** The version of the terms of use and the privacy policy that are shown, and agreed to, now: the month in which they came into force. */
export const TERMS_VERSION = "2026-11";
