import type { ProofOfWork } from "#lib/ports/proof-of-work.ts";

/** Work that is done by saying so: the solution names the same thing as the challenge. */
export const fakeWork: ProofOfWork = {
  set: async (binding) => JSON.stringify({ binding }),
  isDone: async (binding, solution) => solution === solutionOf(JSON.stringify({ binding })),
};

/** The solution of a challenge that `fakeWork` set. */
export const solutionOf = (challenge: string): string => Buffer.from(challenge).toString("base64");
