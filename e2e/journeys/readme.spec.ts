import type { Page } from "@playwright/test";
import type { Browsing } from "../fixtures/browsing.ts";
import { field, way } from "../fixtures/browsing.ts";
import { holdByCode } from "../fixtures/mobile-change.ts";
import { solvePicture } from "../fixtures/picture.ts";
import { addressIn, readmeWalk, type WalkPart, type WalkRow, withNumberOf } from "../fixtures/readme-walk.ts";
import { expect, test } from "../fixtures/test.ts";
import { world } from "../fixtures/world.ts";

const ID = "1000854206";
const EXAMPLES = new URL(world.citizenAccount).origin;

test("the README's walk works word for word", async ({ citizen, leaks }) => {
  test.setTimeout(120_000);
  const { page, inbox } = citizen;
  const [register, signIn, losePhone, notYou] = readmeWalk();
  if (!register || !signIn || !losePhone || !notYou) throw new Error("the walk has four parts");
  const walker = newWalker(citizen);
  for (const typed of textsOf([register, signIn, losePhone])) leaks.keepSecret(typed);

  await test.step("register", async () => {
    await page.goto(`${world.portal}/ar`);
    await walker.walk(register);
    await expect(page.getByRole("main")).toContainText("فعّلنا حسابك");
  });
  await test.step("sign in from a government site", async () => {
    await page.goto(addressIn(signIn.text, { portal: world.portal, examples: EXAMPLES }));
    await walker.walk(signIn);
    await expect(page.locator('[data-claim="national_id"]')).toHaveText(ID);
  });
  await test.step("lose the phone, and keep the account", async () => {
    await giveNewSim(losePhone);
    await page.goto(`${world.portal}/ar`);
    await walker.walk(losePhone);
    await expect(page.locator('[data-case-state="completed"]')).toBeVisible();
  });
  await test.step("it was not you", async () => {
    for (const name of [citizen.names.holdCode, citizen.names.hold]) expect(notYou.text).toContain(name);
    expect(addressIn(notYou.text, { portal: world.portal, examples: EXAMPLES })).toBe(`${world.portal}/ar/freeze`);
    await holdByCode(citizen, await inbox.waitForHoldCode("m.alghamdi@example.com"));
    await expect(page.getByRole("main")).toContainText("72");
  });
});

/** Does what each row says, and remembers the number to which the next code goes. */
function newWalker(citizen: Browsing) {
  let number = "";
  const take = async ({ names, what }: WalkRow): Promise<void> => {
    const { page } = citizen;
    for (const name of names) {
      if (what.kind === "press") await press(citizen, name);
      else if (what.kind === "fill") await field(citizen, name).fill(what.text);
      else if (what.kind === "tick") await field(citizen, name).check();
      else if (what.kind === "picture") await solvePicture(page, citizen.names);
      else if (what.kind === "code") await field(citizen, name).fill(await citizen.inbox.waitForCode(number));
      else await expect(field(citizen, name)).toBeVisible();
      if (what.kind === "fill" && /^05\d{8}$/.test(what.text)) number = `+966${what.text.slice(1)}`;
    }
  };
  return {
    walk: async (part: WalkPart): Promise<void> => {
      for (const row of part.rows) await take(row);
    },
  };
}

/** Presses, and waits for the page that it leads to. */
async function press(citizen: Browsing, name: string): Promise<void> {
  const before = await whereIs(citizen.page);
  await way(citizen, name).click();
  await expect.poll(() => whereIs(citizen.page), { message: `"${name}" leads on`, timeout: 20_000 }).not.toBe(before);
}

async function whereIs(page: Page): Promise<string> {
  const heading = await page.locator("h1").first().textContent({ timeout: 15_000 });
  return `${page.url()} ${heading}`;
}

async function giveNewSim({ text }: WalkPart): Promise<void> {
  const person = await (await fetch(`${world.simulators}/people/${ID}`)).text();
  const answer = await fetch(`${world.simulators}/people`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: withNumberOf(text, person),
  });
  expect(answer.ok).toBe(true);
}

/** What the walk has people type that may be in no log and no address: ids, numbers and passwords. */
function textsOf(parts: readonly WalkPart[]): readonly string[] {
  const typed = parts.flatMap(({ rows }) => rows.flatMap(({ what }) => (what.kind === "fill" ? [what.text] : [])));
  return typed.filter((text) => /^\d{10}$|Palms/.test(text));
}
