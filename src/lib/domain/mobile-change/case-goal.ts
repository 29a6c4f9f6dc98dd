/** What a case is for: another number (with or without another e-mail), a forgotten password, or another e-mail alone. */
export const CASE_GOALS = ["number", "password", "email"] as const;

/** One of them. Only with `number` does the number on file change; the others keep it, and it is the one to which codes go. */
export type CaseGoal = (typeof CASE_GOALS)[number];
