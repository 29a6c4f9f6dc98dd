import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import type { FrontDoorRefusal } from "./refusal.ts";

/** What one network does, each counted apart. */
export type CountedAct = "post" | "authorize" | "push" | "refused_by_provider";

const WINDOW_SECONDS = 60;

/** How often each act may be done by one network in a minute. */
export type Allowed = Readonly<Record<CountedAct, number>>;

/**
 * How much of each one network may do in a minute, in one process. Wide, since a mobile operator puts a whole town behind one network;
 * the narrow limits are by account, number and device, in the flows. A site's servers redeem as many codes as they like: only
 * what the provider refuses is counted, and what it keeps for hours, which a site without a secret may push unproved (RFC 9126 §2).
 */
const ALLOWED: Allowed = { post: 3000, authorize: 6000, push: 6000, refused_by_provider: 1200 };

/** Limits by network, kept in this process's memory. */
export type RateLimits = {
  /** Counts one and answers whether it was one too many. */
  count(act: CountedAct, network: string): Promise<FrontDoorRefusal | null>;
  /** The same without counting. */
  check(act: CountedAct, network: string): Promise<FrontDoorRefusal | null>;
};

/** New limits, nothing counted yet; the portal's own ones unless others are told. */
export function rateLimits(allowed = ALLOWED): RateLimits {
  const limiter = (points: number) => new RateLimiterMemory({ points, duration: WINDOW_SECONDS });
  const limiters: Readonly<Record<CountedAct, RateLimiterMemory>> = {
    post: limiter(allowed.post),
    authorize: limiter(allowed.authorize),
    push: limiter(allowed.push),
    refused_by_provider: limiter(allowed.refused_by_provider),
  };
  const refusal = (msBeforeNext: number): FrontDoorRefusal => ({
    status: 429,
    retryAfterSeconds: Math.max(1, Math.ceil(msBeforeNext / 1000)),
  });
  return {
    async count(act, network) {
      try {
        await limiters[act].consume(network);
        return null;
      } catch (spent) {
        if (spent instanceof RateLimiterRes) return refusal(spent.msBeforeNext);
        throw spent;
      }
    },
    async check(act, network) {
      const counted = await limiters[act].get(network);
      if (counted === null || counted.consumedPoints <= allowed[act]) return null;
      return refusal(counted.msBeforeNext);
    },
  };
}
