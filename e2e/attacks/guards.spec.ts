import { readdirSync } from "node:fs";
import { dirname, relative } from "node:path";
import { signInOverHttp } from "../fixtures/http-road.ts";
import { httpVisitor } from "../fixtures/http-visitor.ts";
import { expect, test } from "../fixtures/test.ts";
import { world } from "../fixtures/world.ts";

const ACCOUNT = "src/app/[locale]/account";

/** The address of every page of the account area, as its folder says; what is in brackets becomes something. */
const pages = readdirSync(ACCOUNT, { recursive: true, withFileTypes: true })
  .filter(({ name }) => name === "page.tsx")
  .map(({ parentPath, name }) => relative(ACCOUNT, dirname(`${parentPath}/${name}`)).replace(/\[[^\]]+\]/g, "1"))
  .map((below) => (below === "" ? "/en/account" : `/en/account/${below}`));

/** The ways in which a page's content can be had besides opening it, and the headers with which guards were passed by elsewhere. */
const WAYS: readonly (readonly [name: string, headers: Readonly<Record<string, string>>])[] = [
  ["opened", {}],
  ["fetched by the router", { rsc: "1" }],
  ["fetched ahead", { rsc: "1", "next-router-prefetch": "1" }],
  ["fetched ahead by segments", { rsc: "1", "next-router-prefetch": "1", "next-router-segment-prefetch": "/_tree" }],
  [
    "as a request of the middleware itself",
    { "x-middleware-subrequest": "src/proxy:src/proxy:src/proxy:src/proxy:src/proxy" },
  ],
  ["as one that was rewritten", { "x-middleware-rewrite": "/en/account", "x-nextjs-data": "1" }],
  ["as data", { "x-nextjs-data": "1", purpose: "prefetch" }],
];

/** Other addresses under which Next keeps a page's content. */
const SUFFIXES = ["", ".rsc", ".segments/_tree.segment.rsc", ".txt", "/index.txt"];

/** What only the account area says, to whoever is in it; the titles of its pages are no secret. */
const INSIDE = /(?:Self-services|Change phone number)(?! · Nafidha)|data-case=/;

test("attack: no page of the account area shows itself to a stranger, however it is fetched", async ({
  account,
  inbox,
}) => {
  expect(pages.length).toBeGreaterThan(5);
  for (const path of pages) {
    for (const [name, headers] of WAYS) expectNothing(await ask(path, headers), `${path} ${name}`);
    for (const suffix of SUFFIXES) expectNothing(await ask(`${path}${suffix}`, {}), `${path}${suffix}`);
    expectNothing(await ask(`/_next/data/x${path}.json`, {}), `the data of ${path}`);
  }
  const inside = await signInOverHttp({ visitor: httpVisitor(), person: account, inbox });
  expect(INSIDE.test(inside.html), "who belongs there sees it").toBe(true);
});

type Shown = { readonly status: number; readonly isInside: boolean };

async function ask(path: string, headers: Readonly<Record<string, string>>): Promise<Shown> {
  const answer = await fetch(`${world.portal}${path}`, { headers, redirect: "manual" });
  return { status: answer.status, isInside: INSIDE.test(await answer.text()) };
}

function expectNothing({ status, isInside }: Shown, what: string): void {
  expect(status, what).toBeLessThan(500);
  expect(isInside, what).toBe(false);
}

test("attack: a server function's arguments that walk up to the prototype run nothing and break nothing", async () => {
  const walking = [
    '{"then":"$1:__proto__:then"}',
    '"$1:constructor:constructor"',
    '["$@1","$K1","$F1","$B1"]',
    '{"__proto__":{"x":1}}',
  ];
  const visitor = httpVisitor();
  const page = await visitor.get("/en/registration");
  for (const first of walking) {
    for (const action of ["00".repeat(21), "__proto__", "constructor"]) {
      const body = new FormData();
      body.set("0", first);
      body.set("1", '"$@0"');
      const headers = { origin: world.portal, "next-action": action, cookie: visitor.jar.header(page.url) };
      const answer = await fetch(page.url, { method: "POST", headers, body });
      expect(answer.status, `${action} ${first}`).toBeLessThan(500);
      expect(answer.headers.get("location"), first).toBeNull();
    }
  }
  expect((await visitor.get("/en/registration")).status).toBe(200);
});
