import type { RequestListener } from "node:http";
import type { JWK } from "jose";
import type { Provider } from "oidc-provider";
import type { Log } from "#lib/ports/log.ts";
import type { PublishedKey, SigningKeyStore } from "#lib/ports/signing-key-store.ts";

/** How often a process looks whether the keys have moved. */
const LOOK_EVERY_MS = 2_000;

/** The provider with the keys of now. */
export type CurrentProvider = { readonly provider: Provider; readonly keys: readonly JWK[] };

/** The provider of this process, which follows the keys in the database. */
export type LiveProvider = {
  /** As it is now. Ask for each piece of work, and do that piece with one answer. */
  readonly current: () => CurrentProvider;
  /** Answers a request with the provider of the moment at which it came. */
  readonly answer: RequestListener;
  /** Looks at the keys now, and changes over when they have moved. Throws when they cannot be read; the provider stays as it was. */
  readonly refresh: () => Promise<void>;
  /** Looks from now on, every `LOOK_EVERY_MS`. Returns what ends it. */
  readonly follow: () => () => void;
};

/** What it takes. `build` makes a provider that signs with the first fitting key and publishes all. */
export type LiveProviderParts = {
  readonly store: Pick<SigningKeyStore, "list" | "load">;
  readonly build: (keys: { keys: JWK[] }) => Provider;
  readonly log: Log;
};

type Generation = CurrentProvider & { readonly version: string; readonly answer: RequestListener };

/** Two sets of equal versions hold the same keys in the same states. */
function versionOf(keys: readonly Pick<PublishedKey, "kid" | "state">[]): string {
  const living = keys.filter(({ state }) => state !== "gone");
  return living
    .map(({ kid, state }) => `${kid} ${state}`)
    .sort()
    .join("\n");
}

async function generationOf({ store, build }: LiveProviderParts): Promise<Generation> {
  const published = await store.load();
  const keys = published.map(({ jwk }) => jwk);
  const provider = build({ keys });
  return { provider, keys, version: versionOf(published), answer: provider.callback() };
}

/**
 * The library reads its keys once, when a provider is made (decision 66). So another provider is made when they have moved, and takes the place of
 * the old one between two requests; what is under way ends with the one that it began with. All that they know is in the database, so none is missed.
 */
export async function liveProvider(parts: LiveProviderParts): Promise<LiveProvider> {
  let now = await generationOf(parts);
  let last: Promise<void> = Promise.resolve();

  const look = async (): Promise<void> => {
    if (versionOf(await parts.store.list()) === now.version) return;
    now = await generationOf(parts);
    parts.log.info("signing_keys.loaded", { keys: now.keys.length });
  };
  // One look at a time, so that an older set never replaces a newer one.
  const refresh = (): Promise<void> => {
    last = last.catch(() => undefined).then(look);
    return last;
  };

  return {
    current: () => now,
    answer: (request, response) => now.answer(request, response),
    refresh,
    follow: () => followed(refresh, parts.log),
  };
}

/** Looks again and again, not while a look is under way; says once that it cannot, until it can again. */
function followed(refresh: () => Promise<void>, log: Log): () => void {
  let [isLooking, hasFailed] = [false, false];
  const turn = async (): Promise<void> => {
    if (isLooking) return;
    isLooking = true;
    try {
      await refresh();
      hasFailed = false;
    } catch (cause) {
      if (!hasFailed) log.error("signing_keys.look_failed", cause);
      hasFailed = true;
    } finally {
      isLooking = false;
    }
  };
  const timer = setInterval(() => void turn(), LOOK_EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}
