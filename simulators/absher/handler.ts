import type { IncomingMessage, ServerResponse } from "node:http";
import { errors, type Provider } from "oidc-provider";
import { BadCall } from "../http/kernel.ts";
import type { Language } from "../page/words.ts";
import type { PeopleRegistry } from "../people/registry.ts";
import { signInAtAbsher } from "./accounts.ts";
import { ABSHER_PATH, type AbsherParts, absherProvider } from "./provider.ts";
import { gonePage, signInPage } from "./sign-in-page.ts";

type Exchange = { readonly request: IncomingMessage; readonly response: ServerResponse };

/** The simulated Absher's part of the simulated world. */
export type Absher = {
  /** Whether a request is for it. */
  owns(request: IncomingMessage): boolean;
  /** Answers one; rejects with a `BadCall` where the request cannot be answered. */
  handle(exchange: Exchange): Promise<void>;
};

const SIGN_IN = new RegExp(`^${ABSHER_PATH}/sign-in/[^/]+$`);
const MAX_FORM_BYTES = 8 * 1024;

/** Absher's OpenID provider and its sign-in page. */
export function createAbsher(parts: AbsherParts): Absher {
  const provider = absherProvider(parts);
  const protocol = provider.callback();
  const signIn = { provider, people: parts.people, portal: new URL(parts.client.redirectUri).origin };
  return {
    owns: ({ url }) => pathOf(url) === ABSHER_PATH || pathOf(url).startsWith(`${ABSHER_PATH}/`),
    handle: async (exchange) => {
      const { request, response } = exchange;
      if (SIGN_IN.test(pathOf(request.url))) return answerSignIn(signIn, exchange);
      forgetSession(request);
      mount(request);
      await protocol(request, response);
    },
  };
}

const pathOf = (target: string | undefined): string => (target ?? "/").split("?")[0] ?? "/";

/** Each sign-in stands alone, so that whoever tries the portal can be another person the next time: no earlier session is ever shown. */
function forgetSession(request: IncomingMessage): void {
  const cookies = request.headers.cookie?.split("; ").filter((cookie) => !cookie.startsWith("absher-session-"));
  if (cookies !== undefined) request.headers.cookie = cookies.join("; ");
}

/** The library answers below a path when it is told so as Express would tell it. */
function mount(request: IncomingMessage & { originalUrl?: string }): void {
  request.originalUrl = request.url ?? "/";
  request.url = request.originalUrl.slice(ABSHER_PATH.length) || "/";
}

type SignIn = { readonly provider: Provider; readonly people: PeopleRegistry; readonly portal: string };

async function answerSignIn({ provider, people, portal }: SignIn, { request, response }: Exchange): Promise<void> {
  const language = await languageOf(provider, { request, response });
  if (language === null) return show(response, portal, { status: 400, body: gonePage("ar") });
  if (request.method !== "POST") return show(response, portal, { status: 200, body: signInPage(language, null) });
  const form = await readForm(request);
  if (form.get("intent") === "cancel") {
    const result = { error: "access_denied", error_description: "the person does not want to sign in" };
    return provider.interactionFinished(request, response, result);
  }
  const typed = { username: form.get("username") ?? "", password: form.get("password") ?? "" };
  const person = signInAtAbsher(people, typed);
  if (person === null) return show(response, portal, { status: 200, body: signInPage(language, typed.username) });
  const login = { accountId: person.nationalId, remember: false };
  return provider.interactionFinished(request, response, { login });
}

/** The language that the portal asked for; `null` when there is no such sign-in in this browser. */
async function languageOf(provider: Provider, { request, response }: Exchange): Promise<Language | null> {
  try {
    const { params } = await provider.interactionDetails(request, response);
    return String(params.ui_locales ?? "").startsWith("en") ? "en" : "ar";
  } catch (error) {
    if (error instanceof errors.SessionNotFound) return null;
    throw error;
  }
}

async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_FORM_BYTES) throw new BadCall(413, "the form is too large");
    chunks.push(chunk);
  }
  return new URLSearchParams(Buffer.concat(chunks).toString("utf8"));
}

/** The last post of a sign-in is redirected to the portal, which browsers hold to this policy as well. */
function show(
  response: ServerResponse,
  portal: string,
  { status, body }: { readonly status: number; readonly body: string },
): void {
  response.writeHead(status, {
    "cache-control": "no-store",
    "content-security-policy": `default-src 'none'; style-src 'self'; img-src data:; form-action 'self' ${portal}; base-uri 'none'; frame-ancestors 'none'`,
    "content-type": "text/html; charset=utf-8",
    "referrer-policy": "same-origin",
    "x-content-type-options": "nosniff",
  });
  response.end(body);
}
