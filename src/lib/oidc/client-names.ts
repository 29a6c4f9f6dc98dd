import type { Client } from "oidc-provider";
import type { ClientMetadata } from "#lib/ports/client-store.ts";

/** A site's name in each language. */
export type SiteNames = { readonly ar: string; readonly en: string };

const words = (value: unknown): string | undefined =>
  typeof value === "string" && value.trim() !== "" ? value : undefined;

/** A site's name in each language: `client_name#ar` and `client_name#en` (OpenID Registration §2.1), otherwise `client_name`. */
export function siteNames(client: Client): SiteNames {
  const plain = words(client.clientName) ?? client.clientId;
  return { ar: words(client["client_name#ar"]) ?? plain, en: words(client["client_name#en"]) ?? plain };
}

/** The same of a stored registration. */
export function registeredNames(client: ClientMetadata): SiteNames {
  const plain = words(client.client_name) ?? client.client_id;
  return { ar: words(client["client_name#ar"]) ?? plain, en: words(client["client_name#en"]) ?? plain };
}
