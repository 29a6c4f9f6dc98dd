/** What a person types at the simulated Absher, or that they cancel there. */
export type AtAbsher = { readonly username: string; readonly password: string } | "cancel";

/** What a browser without scripts brings back from Absher: the query of the portal's callback address, or the page that it is left at. */
export type FromAbsher = { readonly query: string } | { readonly page: string; readonly status: number };

const MAX_REDIRECTS = 10;

/** A browser of its own that goes to an authorization address, signs in at the simulated Absher and follows it back to `redirectUri`. */
export async function signInAtAbsher(address: string, redirectUri: string, typed: AtAbsher): Promise<FromAbsher> {
  const browser = cookieBrowser(redirectUri);
  const opened = await browser.go(address);
  if ("query" in opened || opened.status !== 200) return opened;
  const form = new URLSearchParams(typed === "cancel" ? { intent: "cancel" } : { ...typed });
  return browser.go(browser.here(), form);
}

function cookieBrowser(redirectUri: string) {
  const cookies = new Map<string, string>();
  let here = "";
  const keep = (response: Response): void => {
    for (const line of response.headers.getSetCookie()) {
      const [pair = ""] = line.split(";");
      const at = pair.indexOf("=");
      cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
  };
  const open = async (address: string, body: URLSearchParams | null): Promise<Response> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const init = { headers: { cookie }, redirect: "manual" } as const;
    const response = await fetch(address, body === null ? init : { ...init, method: "POST", body });
    keep(response);
    here = address;
    return response;
  };
  return {
    here: () => here,
    go: async (address: string, form: URLSearchParams | null = null): Promise<FromAbsher> => {
      let response = await open(address, form);
      for (let step = 0; step < MAX_REDIRECTS; step += 1) {
        const location = response.headers.get("location");
        if (location === null) return { page: await response.text(), status: response.status };
        const next = new URL(location, here);
        if (next.href.startsWith(redirectUri)) return { query: next.search };
        response = await open(next.href, null);
      }
      throw new Error("too many redirects");
    },
  };
}
