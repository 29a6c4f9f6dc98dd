import type { HtmlForm } from "../fixtures/html-forms.ts";
import { wayOn } from "../fixtures/http-road.ts";
import { type Answer, httpVisitor, type Typed, type Visitor } from "../fixtures/http-visitor.ts";
import type { Errand } from "./errand.ts";

/** What was seen on the way. */
export type Walk = {
  readonly end: Answer;
  /** How many answers were lost because the server died. */
  readonly lost: number;
  /** How often the page that was asked again led nowhere, or a site said that it came to nothing, so that the person began once more. */
  readonly beganAgain: number;
  /** The form with the code as it was sent the last time: whoever sends it again must get nothing. */
  readonly codeForm: { readonly form: HtmlForm; readonly typed: Typed } | null;
  readonly visitor: Visitor;
  /** Each time that the browser came back to a site with an authorization code, in order. */
  readonly comebacks: readonly Comeback[];
};

/** An address with an authorization code, and the cookies that the browser sent along. */
export type Comeback = { readonly url: string; readonly cookie: string };

/** What a person does when an answer is lost: asks for the page again, or lets the browser send the form once more. */
export type AfterLoss = "reload" | "resend";

/** How the traveller gets over a dead server. */
export type Recovery = {
  /** Waits until the portal is there again. */
  readonly recovered: () => Promise<void>;
  readonly afterLoss: AfterLoss;
};

type Act = () => Promise<Answer>;
/** `form` is null where a link leads on. */
type Step = { readonly act: Act; readonly form: HtmlForm | null; readonly typed: Typed };
type Asked = { url: string; method: "GET" | "POST" };

const MAX_PAGES = 60;

/** Goes through an errand page by page to its end, whatever becomes of the server; throws at an answer of 500 or more. */
export async function walk(errand: Errand, { recovered, afterLoss }: Recovery): Promise<Walk> {
  const asked: Asked = { url: errand.start, method: "GET" };
  const comebacks: Comeback[] = [];
  const visitor = httpVisitor("en", undefined, (url, method) => {
    Object.assign(asked, { url, method });
    if (bringsCode(url)) comebacks.push({ url, cookie: visitor.jar.header(url) });
  });
  const open: Act = () => visitor.get(errand.start);
  const seen: { lost: number; beganAgain: number; codeForm: Walk["codeForm"] } = {
    lost: 0,
    beganAgain: 0,
    codeForm: null,
  };
  const refused = new Set<string>();
  let at: Answer | null = null;
  let act = open;
  for (let pages = 0; pages < MAX_PAGES; pages += 1) {
    const next: Answer | null = await act().catch(() => null);
    if (next === null) {
      seen.lost += 1;
      // Whether the code of the lost answer was taken is not known: it may be typed again.
      refused.clear();
      await recovered();
      if (asked.method === "GET") act = getter(visitor, asked.url);
      else if (afterLoss === "reload") act = getter(visitor, at?.url ?? errand.start);
      continue;
    }
    if (next.status >= 500) throw new Error(`${next.status} at ${next.url}`);
    at = next;
    if (errand.isDone(at)) return { ...seen, end: at, visitor, comebacks };
    const cameToNothing = errand.cameToNothing?.(at) ?? false;
    if (cameToNothing) await recovered();
    const step = await stepAt(errand, { visitor, at, refused });
    if (step === null || cameToNothing) seen.beganAgain += 1;
    if (step?.form != null && "code" in step.typed) {
      seen.codeForm = { form: step.form, typed: step.typed };
      refused.add(String(step.typed.code));
    }
    act = step?.act ?? open;
  }
  throw new Error(`the errand does not come to its end; now at ${at?.url}`);
}

/** A site is asked with an authorization code (RFC 6749, 4.1.2); the account area is a site of its own. */
function bringsCode(url: string): boolean {
  const { pathname, searchParams } = new URL(url);
  return pathname.includes("/callback/") && searchParams.has("code");
}

const getter =
  (visitor: Visitor, url: string): Act =>
  () =>
    visitor.get(url);

type Here = { readonly visitor: Visitor; readonly at: Answer; readonly refused: ReadonlySet<string> };

async function stepAt(errand: Errand, { visitor, at, refused }: Here): Promise<Step | null> {
  for (const { asks, typed } of errand.answers) {
    const form = at.forms.find(({ controls }) => controls.some(({ name }) => name === asks));
    if (form === undefined) continue;
    const given = await typed(at, refused);
    if (given === null) return { act: getter(visitor, errand.looksAt ?? errand.start), form: null, typed: {} };
    return { act: () => visitor.submit(form, given), form, typed: given };
  }
  return stepOn(visitor, at, errand.links);
}

/** Where a page that asks for nothing leads; `null` when it leads nowhere. */
function stepOn(visitor: Visitor, at: Answer, links?: readonly string[]): Step | null {
  try {
    const next = wayOn(at, links);
    if (typeof next !== "string") return { act: () => visitor.submit(next, {}), form: next, typed: {} };
    return { act: getter(visitor, next), form: null, typed: {} };
  } catch {
    return null;
  }
}
