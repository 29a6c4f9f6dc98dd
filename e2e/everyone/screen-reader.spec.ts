import type { Locator } from "@playwright/test";
import { arriveAt, type Browsing, follow, refusal, way } from "../fixtures/browsing.ts";
import { LOCALES } from "../fixtures/names.ts";
import { openRegistration } from "../fixtures/registration.ts";
import { askToSignIn, giveCode, giveCredentials } from "../fixtures/sign-in.ts";
import { expect, test } from "../fixtures/test.ts";

const WORDS = {
  ar: {
    wait: "لحظة من فضلك…",
    step: "الخطوة 1 من 4",
    error: /^خطأ: /,
    tries: /بقيت لك 4 محاولات/,
    left: /الوقت المتبقي/,
  },
  en: {
    wait: "One moment, please…",
    step: "Step 1 of 4",
    error: /^Error: /,
    tries: /4 tries/,
    left: /Time left/,
  },
} as const;

for (const language of LOCALES) {
  test.describe(`read aloud in ${language}`, () => {
    test.use({ language, inspection: "none" });
    const words = WORDS[language];

    test("a refused form says so in its title and its summary, and each box says why; a link leads to each", async ({
      citizen,
    }) => {
      const { page, names } = citizen;
      const asked = [names.nationalId, names.mobile, names.email];
      await openRegistration(citizen);
      await follow(citizen, names.next);
      await expect(refusal(citizen)).toBeFocused();
      await expect(page).toHaveTitle(words.error);
      await expect(refusal(citizen).getByRole("link")).toHaveCount(asked.length);
      await expect(page.getByRole("main")).toMatchAriaSnapshot(`
        - main:
          - link "${names.back}"
          - paragraph: ${words.step}
          - heading [level=1]
          - alert:
            - list:
              - listitem:
                - link
              - listitem:
                - link
              - listitem:
                - link
          - textbox "${names.nationalId}"
          - textbox "${names.mobile}"
          - textbox "${names.email}"
          - button "${names.next}"
      `);
      for (const [index, label] of asked.entries()) {
        const link = refusal(citizen).getByRole("link").nth(index);
        const why = (await link.textContent())?.split(": ").at(-1) ?? "";
        expect(why).not.toBe("");
        const box = page.getByRole("textbox", { name: label, exact: true });
        await expect(box).toHaveAttribute("aria-invalid", "true");
        expect(await descriptionOf(box)).toContain(why);
        await link.press("Enter");
        await expect(box).toBeFocused();
      }
    });

    test("waiting, tries, time and consent are told, and ids and numbers are kept left to right", async ({
      citizen,
      account,
    }) => {
      const { page, names, inbox } = citizen;
      await askToSignIn(citizen);
      await expectOtherLanguageMarked(citizen);
      await giveCredentials(citizen, account);
      const code = page.getByRole("textbox", { name: names.verificationCode, exact: true });
      await expect(code).toBeFocused();
      await expect(page.getByRole("timer").filter({ hasText: words.left })).toBeVisible();
      const right = await inbox.waitForCode(account.mobile.e164);
      await giveCode(citizen, right === "111111" ? "222222" : "111111");
      await expect(refusal(citizen)).toBeFocused();
      await expect(code).toHaveAccessibleDescription(words.tries);
      await withSlowAnswers(citizen, async () => {
        await giveCode(citizen, right);
        await expect(page.getByRole("status").filter({ hasText: words.wait })).toBeVisible();
      });
      await arriveAt(citizen, way(citizen, names.allow));
      await expect(page.getByRole("main")).toMatchAriaSnapshot(`
        - main:
          - heading [level=1]
          - heading [level=2]
          - region:
            - heading [level=3]
            - term
            - definition
          - button "${names.allow}"
          - button "${names.deny}"
      `);
      await expect(page.locator('bdi[dir="ltr"]', { hasText: account.nationalId })).toBeVisible();
      await expect(page.locator('bdi[lang="ar"]', { hasText: account.fullName.ar }).first()).toBeVisible();
      await expect(page.locator('bdi[lang="en"]', { hasText: account.fullName.en }).first()).toBeVisible();
    });
  });
}

/** What is in another language than the page says so, for the voice that reads it. */
async function expectOtherLanguageMarked({ page, language }: Browsing): Promise<void> {
  const other = language === "ar" ? "en" : "ar";
  const link = page.getByRole("banner").locator(`a[hreflang="${other}"]`);
  await expect(link).toHaveAttribute("lang", other);
  await expect(link).toHaveAttribute("dir", other === "ar" ? "rtl" : "ltr");
}

/** What is read after a box's name: its help, and why it was refused. */
function descriptionOf(box: Locator): Promise<string> {
  return box.evaluate((element) => {
    const ids = element.getAttribute("aria-describedby")?.split(" ") ?? [];
    return ids.map((id) => document.getElementById(id)?.textContent ?? "").join(" ");
  });
}

/** Holds the answers of forms back until what is said meanwhile was seen. */
async function withSlowAnswers({ page }: Browsing, seen: () => Promise<void>): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  await page.route("**/sign-in/**", async (route) => {
    if (route.request().method() === "POST") await promise;
    await route.continue();
  });
  await seen();
  resolve();
}
