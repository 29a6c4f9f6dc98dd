import type { TellSite } from "#lib/ports/back-channel-logout.ts";

/** So many failures in a row, and a site is left alone for a while. */
const FAILURES = 5;
const REST_MS = 10_000;
/** Only sites that fail are remembered, and no more of them than this. */
const MAX_REMEMBERED = 1_000;

type Trouble = { readonly failures: number; readonly restsUntil: number };

/**
 * Leaves a site alone that does not answer, so that thousands of sessions which ended there do not take every hand of the queue for
 * seconds each, and the other sites are told meanwhile. Known to this process only. `now` is in milliseconds and never goes back.
 */
export function withRest(tellSite: TellSite, now: () => number = () => performance.now()): TellSite {
  const troubles = new Map<string, Trouble>();
  return async (ended) => {
    const { clientId } = ended;
    if ((troubles.get(clientId)?.restsUntil ?? 0) > now()) return "unreachable";
    const answer = await tellSite(ended);
    if (answer !== "unreachable") {
      troubles.delete(clientId);
      return answer;
    }
    if (troubles.size >= MAX_REMEMBERED) troubles.clear();
    const failures = (troubles.get(clientId)?.failures ?? 0) + 1;
    troubles.set(clientId, { failures, restsUntil: failures < FAILURES ? 0 : now() + REST_MS });
    return answer;
  };
}
