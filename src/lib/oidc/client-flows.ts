/** The ways to a token that a site can be registered for. */
export const GRANT_TYPES = ["authorization_code", "refresh_token", "client_credentials"] as const;

/** What of a registration says which ways the site goes. */
export type Flows = {
  readonly grant_types: readonly (typeof GRANT_TYPES)[number][];
  readonly response_types?: readonly string[] | undefined;
  readonly redirect_uris: readonly string[];
  readonly token_endpoint_auth_method: string;
};

/** What is wrong, and with which property. */
type Problem = { readonly path: string; readonly message: string };

/** Whether people come to sign in to the site; one that does not only acts for itself (RFC 6749 §4.4). */
export function signsPeopleIn({ grant_types: grants }: Flows): boolean {
  return grants.includes("authorization_code");
}

/** Whether the ways fit together: people need an address to come back to, and a site that acts for itself has to prove itself. */
export function flowProblems(client: Flows): readonly Problem[] {
  return [
    ...problemsForItself(client),
    ...(signsPeopleIn(client) ? problemsWithPeople(client) : problemsAlone(client)),
  ];
}

function problemsForItself({ grant_types: grants, token_endpoint_auth_method: method }: Flows): Problem[] {
  if (method !== "none" || !grants.includes("client_credentials")) return [];
  return [{ path: "token_endpoint_auth_method", message: "cannot be none with client_credentials" }];
}

function problemsWithPeople({ redirect_uris: uris }: Flows): Problem[] {
  return uris.length > 0 ? [] : [{ path: "redirect_uris", message: "must name at least one address to come back to" }];
}

function problemsAlone({ grant_types: grants, redirect_uris: uris, response_types: types = [] }: Flows): Problem[] {
  const needed = "needs authorization_code among grant_types";
  return [
    ...(grants.includes("refresh_token") ? [{ path: "grant_types", message: `refresh_token ${needed}` }] : []),
    ...(uris.length > 0 ? [{ path: "redirect_uris", message: needed }] : []),
    ...(types.length > 0 ? [{ path: "response_types", message: needed }] : []),
  ];
}
