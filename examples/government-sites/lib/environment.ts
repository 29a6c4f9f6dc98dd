import type { Site } from "./site.ts";

/** What the sites are told: everything comes from the environment, nothing from a request. */
type Environment = {
  readonly development: boolean;
  readonly port: number;
  /** Where the sites are for browsers, without a path. */
  readonly url: string;
  /** The portal's address. */
  readonly issuer: string;
};

/** What only one site may know. */
type SiteSecrets = {
  /** Proves to the portal that it is this site. */
  readonly client: string;
  /** Signs and encrypts this site's own cookies. */
  readonly cookies: string;
};

function needed(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === "") throw new Error(`The environment has no ${name}.`);
  return value;
}

/** Reads the environment; throws with the name of what is missing. */
export function environment(): Environment {
  return {
    development: process.env.NODE_ENV === "development",
    port: Number(process.env.EXAMPLES_PORT ?? 3001),
    url: new URL(needed("EXAMPLES_URL")).origin,
    issuer: needed("ISSUER_URL"),
  };
}

/** A site's own secrets, such as ABSHER_CLIENT_SECRET and ABSHER_COOKIE_SECRET. */
export function secretsOf({ id }: Site): SiteSecrets {
  const prefix = id.toUpperCase().replaceAll("-", "_");
  return { client: needed(`${prefix}_CLIENT_SECRET`), cookies: needed(`${prefix}_COOKIE_SECRET`) };
}
