import { bothReads } from "../fixtures/as-read.ts";
import { askToSignInOverHttp, openAbsherRouteOverHttp, take } from "../fixtures/http-road.ts";
import { expect, test } from "../fixtures/test.ts";

test("attack: neither the sign-in nor the Absher route tells whether there is an account", async ({
  account,
  inbox,
}) => {
  const bySignIn = await bothReads(account, async ({ visitor, person }) => {
    const form = await askToSignInOverHttp(visitor);
    const typed = { name: person.username, password: "Not-The-One#1", picture: "" };
    return [form, await take({ visitor, person, inbox }, form, typed)];
  });
  expect(bySignIn[0]).toEqual(bySignIn[1]);
  const byAbsher = await bothReads(account, async ({ visitor, person }) => {
    const form = await openAbsherRouteOverHttp(visitor);
    const typed = { name: person.username, fullName: person.fullName.ar, password: "Not-The-One#1", picture: "" };
    return [form, await take({ visitor, person, inbox }, form, typed)];
  });
  expect(byAbsher[0]).toEqual(byAbsher[1]);
});
