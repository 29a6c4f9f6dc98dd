/** A relying party's OpenID client metadata under its registered names, secret opened. */
export type ClientMetadata = Readonly<Record<string, unknown>> & { readonly client_id: string };

/** The registered government sites. A change is in effect in every process within two seconds. */
export type ClientStore = {
  /** Registers or replaces by `client_id`; the metadata must have been validated. */
  register(client: ClientMetadata): Promise<void>;
  /** Every client, ordered by id. */
  list(): Promise<readonly ClientMetadata[]>;
  /** One client, at most a second old. */
  find(clientId: string): Promise<ClientMetadata | null>;
  /** Unregisters; false when there was none. */
  remove(clientId: string): Promise<boolean>;
};
