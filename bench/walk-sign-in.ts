import { attribute } from "../e2e/fixtures/html-forms.ts";
import { type Answer, mainForm, pictureOn, type Typed, type Visitor } from "../e2e/fixtures/http-visitor.ts";
import type { Site, Tokens } from "./site.ts";

/** The steps of a sign-in, as the person and then the site's server go them. */
export const STEPS = [
  "the site's request, up to the sign-in page",
  "the picture code",
  "name, password and picture code, up to the code's page",
  "the text message",
  "the code, up to the consent page",
  "consent, back to the site",
  "code for tokens",
  "userinfo",
] as const;

/** One of them. */
export type StepName = (typeof STEPS)[number];

/** Told how long each step took. */
export type StepTimes = (step: StepName, ms: number) => void;

/** Who signs in where, and by whose number the code comes. */
export type SigningIn = {
  readonly visitor: Visitor;
  readonly site: Site;
  readonly person: { readonly name: string; readonly password: string };
  readonly code: () => Promise<string>;
};

/** A whole sign-in over HTTP: every page and picture, the code, consent, the code redeemed, and the person's data fetched. */
export async function walkSignIn(signing: SigningIn, told: StepTimes): Promise<Tokens> {
  const { visitor, site, person } = signing;
  const timed = timing(told);
  const begun = site.begin();
  const page = await timed(STEPS[0], () => visitor.get(begun.url));
  const picture = await timed(STEPS[1], () =>
    visitor.get(`/api/picture-codes/${attribute(page.html, "data-challenge")}`),
  );
  if (picture.status !== 200) throw new Error(`the picture code was answered with ${picture.status}`);
  const typed = { ...person, picture: await pictureOn(page) };
  const codePage = await timed(STEPS[2], () => answer(visitor, page, typed));
  const code = await timed(STEPS[3], signing.code);
  const consent = await timed(STEPS[4], () => answer(visitor, codePage, { code }));
  const back = await timed(STEPS[5], () => answer(visitor, consent, { intent: "allow" }));
  const tokens = await timed(STEPS[6], () => site.redeem(begun, back.url));
  await timed(STEPS[7], () => site.userinfo(tokens));
  return tokens;
}

/** Another site, in a browser that is signed in: the consent page is all that is asked. */
export async function walkSecondSite({ visitor, site }: Pick<SigningIn, "visitor" | "site">): Promise<void> {
  const begun = site.begin();
  const consent = await visitor.get(begun.url);
  const back = await answer(visitor, consent, { intent: "allow" });
  await site.userinfo(await site.redeem(begun, back.url));
}

async function answer(visitor: Visitor, page: Answer, typed: Typed): Promise<Answer> {
  return visitor.submit(mainForm(page), typed);
}

function timing(told: StepTimes) {
  return async <Value>(step: StepName, work: () => Promise<Value>): Promise<Value> => {
    const begun = performance.now();
    const value = await work();
    told(step, performance.now() - begun);
    return value;
  };
}
