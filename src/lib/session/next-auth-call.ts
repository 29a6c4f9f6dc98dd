import NextAuth, { type AuthOptions } from "next-auth";

/** A request to next-auth, apart from any framework. */
export type AuthRequest = {
  readonly path: readonly ["signin" | "callback", string];
  readonly method: "GET" | "POST";
  readonly query: Readonly<Record<string, string>>;
  readonly cookies: Readonly<Record<string, string>>;
  readonly body: Readonly<Record<string, string>>;
};

/** Its answer: always a redirect, with cookies. */
export type AuthAnswer = { readonly location: string; readonly setCookies: readonly string[] };

/** The few things that next-auth does with a response. */
function recorder() {
  const headers = new Map<string, string | readonly string[]>();
  const response = {
    status: () => response,
    getHeader: (name: string) => headers.get(name.toLowerCase()),
    setHeader: (name: string, value: string | readonly string[]) => {
      headers.set(name.toLowerCase(), value);
      return response;
    },
    end: () => undefined,
    json: () => undefined,
    send: () => undefined,
  };
  return { response, headers };
}

function listed(value: string | readonly string[] | undefined): readonly string[] {
  if (value === undefined) return [];
  return typeof value === "string" ? [value] : value;
}

/** Lets next-auth answer one request. Throws when it does not redirect, which only a broken configuration makes it do. */
export async function callNextAuth(options: AuthOptions, asked: AuthRequest): Promise<AuthAnswer> {
  const { response, headers } = recorder();
  const request = {
    method: asked.method,
    query: { ...asked.query, nextauth: [...asked.path] },
    cookies: asked.cookies,
    body: asked.body,
    headers: {},
  };
  // next-auth's types want a whole NextApiRequest; it reads these fields of it.
  await Reflect.apply(NextAuth, undefined, [request, response, options]);
  const location = headers.get("location");
  if (typeof location !== "string") throw new Error("next-auth did not redirect");
  return { location, setCookies: listed(headers.get("set-cookie")) };
}
