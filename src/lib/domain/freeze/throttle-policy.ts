/** The throttle's key for codes that a network asks for under one typed name; their waits are those of failed sign-ins. */
export const freezeCodeKey = (subject: string, network: string): string => `freeze-code|${subject}|${network}`;
