import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { AuthOptions } from "next-auth";
import { decode } from "next-auth/jwt";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { discoveryAddress, endpoints } from "#lib/developers/addresses.ts";
import { registrationPiece } from "#lib/developers/first-pieces.ts";
import { nextAuthPiece, openidClientPiece } from "#lib/developers/javascript-pieces.ts";
import { aspNetPiece, keycloakPiece, springPiece } from "#lib/developers/other-pieces.ts";
import type { LibraryPiece } from "#lib/developers/piece.ts";
import { parseClientFile } from "#lib/oidc/client-metadata.ts";
import { callNextAuth } from "#lib/session/next-auth-call.ts";
import { answerAll, Visitor } from "#tests/support/oidc-visitor.ts";
import { type OidcWorld, oidcWorld } from "#tests/support/oidc-world.ts";
import { newCsrfCookie, tokenOf } from "../../../examples/government-sites/lib/csrf.ts";

const SECRET = "a secret of the developer's site, long enough";
const COOKIE_SECRET = "signs the developer's own cookies";

describe("the pieces of the developers' guide", () => {
  let world: OidcWorld;
  let folder: string;

  beforeAll(async () => {
    world = await oidcWorld();
    mkdirSync(".test", { recursive: true });
    folder = mkdtempSync(join(process.cwd(), ".test/pieces-"));
    vi.stubEnv("MY_SITE_CLIENT_SECRET", SECRET);
    vi.stubEnv("NEXTAUTH_SECRET", COOKIE_SECRET);
    vi.stubEnv("NEXTAUTH_URL", "https://site.example/api/auth");
  });
  afterAll(async () => {
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true });
    await world.close();
  });

  /** Registers the very file that the guide shows, with the callback that the guide names for the library. */
  const register = async ({ callback }: Pick<LibraryPiece, "callback">) => {
    const parsed = parseClientFile(registrationPiece().code, { MY_SITE_CLIENT_SECRET: SECRET });
    if (!parsed.ok) throw new Error(parsed.refusal.problems.join("\n"));
    for (const client of parsed.value) await world.clients.register({ ...client, redirect_uris: [callback] });
  };

  /** The very text that the guide shows, as a module. */
  const asModule = async ({ id, code }: LibraryPiece) => {
    const file = join(folder, `${id}.mjs`);
    writeFileSync(file, code);
    return import(/* @vite-ignore */ pathToFileURL(file).href);
  };

  const comeBack = async (address: string): Promise<URL> => {
    const visitor = new Visitor();
    const back = await answerAll(world, visitor, await visitor.visit(address));
    return new URL(back.headers.get("location") ?? "");
  };

  it("openid-client's piece signs a person in, and gives their data", async () => {
    const piece = openidClientPiece(world.issuer);
    await register(piece);
    const { beginSignIn, endSignIn } = await asModule(piece);
    const { address, kept } = await beginSignIn();
    const { sub, person } = await endSignIn(await comeBack(address.href), kept);
    expect(person).toMatchObject({ sub, name: expect.any(String), birthdate: expect.any(String) });
  });

  it("next-auth's piece signs a person in under next-auth itself", async () => {
    const piece = nextAuthPiece(world.issuer);
    await register(piece);
    const { authOptions }: { authOptions: AuthOptions } = await asModule(piece);
    const jar: Record<string, string> = {};
    const keep = (lines: readonly string[]) => {
      for (const line of lines) {
        const pair = line.split(";")[0] ?? "";
        jar[pair.slice(0, pair.indexOf("="))] = decodeURIComponent(pair.slice(pair.indexOf("=") + 1));
      }
    };
    const csrf = newCsrfCookie(COOKIE_SECRET);
    const begun = await callNextAuth(authOptions, {
      path: ["signin", "nafidha"],
      method: "POST",
      query: {},
      cookies: { "__Host-next-auth.csrf-token": csrf },
      body: { csrfToken: tokenOf(csrf), callbackUrl: "/" },
    });
    keep(begun.setCookies);
    const query = Object.fromEntries((await comeBack(begun.location)).searchParams);
    const path = ["callback", "nafidha"] as const;
    keep((await callNextAuth(authOptions, { path, method: "GET", query, cookies: jar, body: {} })).setCookies);
    const token = await decode({ token: jar["__Secure-next-auth.session-token"] ?? "", secret: COOKIE_SECRET });
    expect(token).toMatchObject({ sub: expect.any(String), name: expect.any(String) });
  });

  it("the guide's endpoints are those of the discovery document, all of them", async () => {
    const document = await (await fetch(discoveryAddress(world.issuer))).json();
    const named = Object.entries(document).filter(([name]) => name.endsWith("_endpoint") || name === "jwks_uri");
    const shown = endpoints(world.issuer).map(({ name, address }) => [name, address]);
    expect(Object.fromEntries(shown)).toEqual(Object.fromEntries(named));
  });

  it("the pieces that are not run name this server's addresses, and ways that it supports", async () => {
    const document = await (await fetch(discoveryAddress(world.issuer))).json();
    const { config } = JSON.parse(keycloakPiece(world.issuer).code);
    expect(config).toMatchObject({
      issuer: document.issuer,
      authorizationUrl: document.authorization_endpoint,
      tokenUrl: document.token_endpoint,
      userInfoUrl: document.userinfo_endpoint,
      jwksUrl: document.jwks_uri,
      logoutUrl: document.end_session_endpoint,
    });
    const lines = springPiece(world.issuer).code.split("\n");
    expect(lines.every((line) => /^spring\.security\.oauth2\.client\.[\w.-]+=\S+$/.test(line))).toBe(true);
    expect(lines[0]?.endsWith(`.issuer-uri=${document.issuer}`)).toBe(true);
    expect(aspNetPiece(world.issuer).code).toContain(`portal.Authority = "${document.issuer}";`);
    expect(document.code_challenge_methods_supported).toContain(config.pkceMethod);
    for (const piece of [keycloakPiece, springPiece, aspNetPiece])
      expect(document.token_endpoint_auth_methods_supported).toContain(piece(world.issuer).authentication);
  });
});
