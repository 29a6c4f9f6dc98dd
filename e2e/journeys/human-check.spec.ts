import { checkAccessibility } from "../fixtures/accessibility.ts";
import { arriveAt, field, follow, open, refusal } from "../fixtures/browsing.ts";
import { LOCALES } from "../fixtures/names.ts";
import type { TestPerson } from "../fixtures/person.ts";
import { playerWithoutScripts, solveByEar, solveByWork, workOffer } from "../fixtures/picture.ts";
import { askToSignIn } from "../fixtures/sign-in.ts";
import { expect, test } from "../fixtures/test.ts";
import { world } from "../fixtures/world.ts";

type Citizen = Parameters<typeof open>[0];

for (const language of LOCALES) {
  test.describe(`in ${language}`, () => {
    test.use({ language });

    test("a person signs in with the digits that are heard", async ({ citizen, account }) => {
      await askToSignIn(citizen);
      await typeWho(citizen, account);
      await solveByEar(citizen);
      await follow(citizen, citizen.names.signIn);
      await arriveAt(citizen, field(citizen, citizen.names.verificationCode));
    });

    test("a person signs in with work that the browser does, and chooses it once for all tries", async ({
      citizen,
      account,
    }) => {
      const { names, page } = citizen;
      const foreign = watchForeignRequests(citizen);
      await askToSignIn(citizen);
      await typeWho(citizen, { ...account, password: `${account.password}x` });
      await solveByWork(citizen);
      await checkAccessibility(page);
      await follow(citizen, names.signIn);
      await expect(refusal(citizen)).toBeVisible();
      // The work for the next picture begins by itself.
      await expect(page.locator("[data-challenge]")).toHaveCount(0, { timeout: 30_000 });
      await field(citizen, names.password).fill(account.password);
      await follow(citizen, names.signIn);
      await arriveAt(citizen, field(citizen, names.verificationCode));
      expect(foreign).toEqual([]);
    });
  });
}

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the browser's own player stands beside the picture, and work is not offered", async ({ citizen }) => {
    await open(citizen, "/freeze");
    const player = playerWithoutScripts(citizen);
    await expect(player).toBeVisible();
    await expect(player).toHaveAttribute("controls");
    await expect(workOffer(citizen)).toBeHidden();
    const sound = new URL((await player.getAttribute("src")) ?? "", world.portal).href;
    const whole = await fetch(sound);
    expect(whole.headers.get("content-type")).toBe("audio/wav");
    expect(whole.headers.get("cache-control")).toBe("no-store");
    const bytes = Buffer.from(await whole.arrayBuffer());
    expect(bytes.toString("latin1", 0, 4)).toBe("RIFF");
    const part = await fetch(sound, { headers: { range: "bytes=44-143" } });
    expect(part.status).toBe(206);
    expect(part.headers.get("content-range")).toBe(`bytes 44-143/${bytes.length}`);
    expect(Buffer.from(await part.arrayBuffer()).equals(bytes.subarray(44, 144))).toBe(true);
  });
});

async function typeWho(citizen: Citizen, { username, password }: Pick<TestPerson, "username" | "password">) {
  await arriveAt(citizen, field(citizen, citizen.names.signInName));
  await field(citizen, citizen.names.signInName).fill(username);
  await field(citizen, citizen.names.password).fill(password);
}

/** What is asked of anybody but the portal and the example site. */
function watchForeignRequests({ page }: Citizen): readonly string[] {
  const known = new Set([world.portal, world.citizenAccount].map((url) => new URL(url).origin));
  const foreign: string[] = [];
  page.on("request", (request) => {
    if (!known.has(new URL(request.url()).origin)) foreign.push(request.url());
  });
  return foreign;
}
