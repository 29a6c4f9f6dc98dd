import { waitAfterFailures } from "../sign-in/throttle-policy.ts";

const MINUTE_MS = 60 * 1000;

/** How many tries to say who one is a whole network has in a day before it has to slow down; many people share one. */
const FREE_IN_NETWORK = 60;

/** How many times the registry is asked about one id, right or wrong, before it is asked less often. */
const FREE_QUESTIONS = 20;

/** The throttle's key for one typed name or id in one network; it is forgotten once a number of that person was proved. */
export const identityKey = (subject: string, network: string): string => `recovery|${subject}|${network}`;

/** The throttle's key for all names that one network tries. */
export const networkKey = (network: string): string => `recovery-network|${network}`;

/**
 * The throttle's key for guesses at what the registry says of an account's person by whoever proved this number (E.164) of theirs, from
 * whatever network: who holds another SIM in the person's name holds up only that SIM (decision 58).
 */
export const factsKey = (accountId: string, number: string): string => `recovery-facts|${accountId}|${number}`;

/** The throttle's key for questions to the registry about an account's person, likewise. */
export const questionsKey = (accountId: string, number: string): string => `recovery-questions|${accountId}|${number}`;

/** How long the next name from a network waits: nothing for a day's ordinary use, then a minute each. */
export const waitInNetwork = (tries: number): number => (tries < FREE_IN_NETWORK ? 0 : MINUTE_MS);

/** How long the next question waits: it guards the registry, not the answer, so that an outage costs the person no guess. */
export const waitAfterQuestions = (asked: number): number => (asked < FREE_QUESTIONS ? 0 : MINUTE_MS);

/** How long the next guess at the registry's facts waits: nothing up to five, then 30 s doubling up to one hour. */
export const waitAfterFacts = waitAfterFailures;
