import type { AttemptPorts } from "./named-attempts.ts";

type Outside = Pick<AttemptPorts, "civilRegistry" | "jobs" | "mobileOwnership" | "pictures">;

/** The number that `benchAccounts` gives to the person of this id. */
const numberOf = (nationalId: string): string => `+96651000${nationalId.slice(1, 5)}`;

/** The world outside, without a word over the network: each person of `benchAccounts` has their one number, pictures are always right. */
export const AT_ONCE: Outside = {
  civilRegistry: { find: async () => ({ kind: "unknown" }) },
  jobs: {
    start: async () => {},
    runDue: async () => {},
    isUnderWay: async () => false,
    nudge: () => {},
    stop: async () => {},
  },
  mobileOwnership: {
    check: async (nationalId, number) =>
      number === numberOf(nationalId)
        ? { answer: "yes", contract: "personal", simChangedAt: null }
        : { answer: "no", contract: null, simChangedAt: null },
    numbersOf: async () => ({ kind: "unknown" }),
  },
  pictures: {
    current: async () => "",
    renew: async () => "",
    picture: async () => null,
    speech: async () => null,
    work: async () => null,
    answer: async () => "right",
  },
};
