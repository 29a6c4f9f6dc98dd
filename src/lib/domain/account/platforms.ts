/** The government platforms that are linked to every new account, in the order in which they become ready: Absher first. */
export const LINKED_PLATFORMS = ["absher", "tawakkalna", "citizen-account"] as const;

/** One of the linked platforms. */
export type LinkedPlatform = (typeof LINKED_PLATFORMS)[number];
