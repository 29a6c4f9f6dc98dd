import type { Client } from "oidc-provider";

const words = (value: unknown): string | undefined =>
  typeof value === "string" && value.trim() !== "" ? value : undefined;

/** A site's name in each language: `client_name#ar` and `client_name#en` (OpenID Registration §2.1), otherwise `client_name`. */
export function siteNames(client: Client): { readonly ar: string; readonly en: string } {
  const plain = words(client.clientName) ?? client.clientId;
  return { ar: words(client["client_name#ar"]) ?? plain, en: words(client["client_name#en"]) ?? plain };
}
