import { registerOverHttp } from "../fixtures/http-road.ts";
import { httpVisitor } from "../fixtures/http-visitor.ts";
import type { TestPerson } from "../fixtures/person.ts";
import { test } from "../fixtures/test.ts";
import { type FlowName, MAKES_ACCOUNT, WALKS } from "./flows.ts";
import { sampledMatrix, wholeMatrix } from "./matrix.ts";
import { travellerOf } from "./traveller.ts";
import { BROWSERS, WAYS, type Way } from "./way.ts";

const WAY_WORDS: Readonly<Record<Way, string>> = {
  keyboard: "by keyboard alone",
  "screen-reader": "with a screen reader",
  "no-javascript": "without JavaScript",
  zoom: "at 400 % zoom, by keyboard and with long names",
  "forced-colours-and-stillness": "in forced colours and without motion, by keyboard",
  dark: "in the dark",
};

const FLOW_WORDS: Readonly<Record<FlowName, string>> = {
  registration: "registers",
  "site-sign-in": "signs in from a site, after a mistake, and allows",
  "change-signed-in": "changes the number signed in",
  "change-by-absher": "changes the number by the Absher route, without the SIM, and reads the case",
  hold: "holds a change and freezes the account",
  "national-file": "registers by National File",
  recovery: "asks for a new number with nothing left but the card and a SIM",
};

/** `npm run test:long` walks all of it. */
const cells = process.env.EVERYONE === "all" ? wholeMatrix() : sampledMatrix();

for (const way of WAYS) {
  for (const { language, flow } of cells.filter((cell) => cell.way === way)) {
    test.describe(`${WAY_WORDS[way]}, in ${language}`, () => {
      test.use({ language, inspection: "none", ...BROWSERS[way] });
      test.setTimeout(120_000);

      test(`a person ${FLOW_WORDS[flow]}`, async ({ citizen, person: made, inbox }) => {
        const person = way === "zoom" ? withLongNames(made) : made;
        if (!MAKES_ACCOUNT.includes(flow)) await registerOverHttp({ visitor: httpVisitor(), person, inbox });
        await WALKS[flow](travellerOf(way, citizen), person);
      });
    });
  }
}

/** As long as a username may be, and longer than a small window is wide. */
function withLongNames(person: TestPerson): TestPerson {
  return {
    ...person,
    email: `${person.username}.${"long".repeat(10)}@example.com`,
    username: person.username.padEnd(32, "x"),
  };
}
