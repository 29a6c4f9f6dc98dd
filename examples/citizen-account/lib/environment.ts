/** What this site is told: everything comes from the environment, nothing from a request. */
export type Environment = {
  readonly development: boolean;
  readonly port: number;
  /** The portal's address. */
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Signs and encrypts this site's own session. */
  readonly sessionSecret: string;
};

function needed(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === "") throw new Error(`The environment has no ${name}.`);
  return value;
}

/** Reads the environment; throws with the name of what is missing. next-auth reads NEXTAUTH_URL by itself. */
export function environment(): Environment {
  return {
    development: process.env.NODE_ENV === "development",
    port: Number(process.env.EXAMPLES_PORT ?? 3001),
    issuer: needed("ISSUER_URL"),
    clientId: needed("CLIENT_ID"),
    clientSecret: needed("CLIENT_SECRET"),
    sessionSecret: needed("NEXTAUTH_SECRET"),
  };
}
