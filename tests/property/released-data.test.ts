import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { askedData } from "#lib/oidc/asked-data.ts";
import { CLAIM_NAMES, CLAIMS_OF_SCOPE, claimsFor, VERIFIABLE_CLAIMS } from "#lib/oidc/claims.ts";
import { answerOf, isAnswered } from "#lib/oidc/consent-answer.ts";
import { registeredData } from "#lib/oidc/registered-data.ts";
import { namesIn, preparedRelease, releasedData } from "#lib/oidc/released-data.ts";
import { anAccount } from "#tests/support/fakes/memory-accounts.ts";

const NOW = Date.UTC(2026, 10, 22, 9);
const SCOPES = ["openid", "profile", "email", "phone", "national_id", "offline_access"] as const;
const account = anAccount({ createdAt: NOW - 1000 });
const WITH_VALUE = new Set(Object.keys(claimsFor(account, CLAIM_NAMES, "ar")));

const claimName = fc.constantFrom<string>(...CLAIM_NAMES, "sub", "acr", "__proto__", "constructor", "unknown_claim");
const how = fc.oneof(
  fc.constant(null),
  fc.record({ essential: fc.boolean() }),
  fc.record({ value: fc.constantFrom("male", "SA", 1, true) }),
  fc.record(
    { values: fc.array(fc.constantFrom("male", "SA", "1990-05-05")), max_age: fc.integer() },
    { requiredKeys: [] },
  ),
);
const claims = fc.dictionary(claimName, how, { maxKeys: 8 });
const verification = fc.oneof(
  fc.constant({ trust_framework: null }),
  fc.constant({ trust_framework: { value: "eidas" } }),
  fc.constant({ trust_framework: null, time: { max_age: 60 }, evidence: [{ type: { value: "electronic_record" } }] }),
);
const place = fc
  .tuple(
    claims,
    fc.option(fc.record({ verification, claims: fc.dictionary(claimName, how, { minKeys: 1, maxKeys: 6 }) })),
  )
  .map(([asked, verified]) => (verified === null ? asked : { ...asked, verified_claims: verified }));
const scope = fc.subarray([...SCOPES]).map((scopes) => scopes.join(" "));
const registration = fc.record(
  {
    scope,
    claims_allowed: fc.subarray([...CLAIM_NAMES]),
    optional_scope: fc.subarray([...SCOPES]).map((s) => s.join(" ")),
  },
  { requiredKeys: ["scope"] },
);
const ticks = fc.subarray([...SCOPES, "verified_claims", "national_id_type"]);
const request = fc.record({ userinfo: place, id_token: place });

type Made = {
  readonly scopes: readonly string[];
  readonly asked: { readonly userinfo: object; readonly id_token: object };
  readonly registered: { readonly scope: string; readonly claims_allowed?: readonly string[] };
};

/** What the request names at this place, in so many words, and the registration lets the site have. */
function namedAndAllowed({ scopes, asked, registered }: Made, at: "userinfo" | "id_token"): ReadonlySet<string> {
  const registeredScopes = registered.scope.split(" ");
  const brings: Readonly<Record<string, readonly string[]>> = CLAIMS_OF_SCOPE;
  const byScope = scopes.filter((one) => registeredScopes.includes(one)).flatMap((one) => brings[one] ?? []);
  const parts: Record<string, object> = { ...asked[at] };
  const inside =
    parts.verified_claims === undefined ? [] : Object.keys(Object(Reflect.get(parts.verified_claims, "claims")));
  const allowed = registered.claims_allowed ?? registeredScopes.flatMap((one) => brings[one] ?? []);
  const named = [...byScope, ...Object.keys(parts), ...inside];
  return new Set(named.filter((name) => allowed.includes(name) && WITH_VALUE.has(name)));
}

describe("what is released", () => {
  const made = fc.tuple(scope, request, registration, ticks);

  it("is never more than what is allowed today, asked for and agreed to, whatever was asked, ticked and allowed before", () => {
    fc.assert(
      fc.property(made, registration, ([asksScope, asked, registered, ticked], before) => {
        const site = registeredData(registered);
        const then = askedData({ scope: asksScope, claims: asked }, registeredData(before));
        const answer = answerOf(then.items, ticked);
        for (const at of ["userinfo", "id_token"] as const) {
          const asks = { place: at, scopes: asksScope.split(" "), claims: asked[at] };
          const released = releasedData(preparedRelease(account, asks, { site, now: NOW }), answer.claims);
          const { verified_claims: verified, ...plain } = { verified_claims: undefined, ...released };
          const inside = verified === undefined ? [] : Object.keys(Object(Reflect.get(Object(verified), "claims")));
          const may = namedAndAllowed({ scopes: asksScope.split(" "), asked, registered }, at);
          for (const name of [...Object.keys(plain), ...inside]) {
            expect(may, name).toContain(name);
            expect(answer.claims).toContain(name);
          }
          expect(VERIFIABLE_CLAIMS).toEqual(expect.arrayContaining(inside));
        }
      }),
    );
  });

  it("is at userinfo all plain data that is allowed, asked for and agreed to", () => {
    fc.assert(
      fc.property(made, ([asksScope, asked, registered, ticked]) => {
        const site = registeredData(registered);
        const plainAsked = { userinfo: { ...asked.userinfo, verified_claims: undefined }, id_token: {} };
        const claimsAsked = JSON.parse(JSON.stringify(plainAsked));
        const answer = answerOf(askedData({ scope: asksScope, claims: claimsAsked }, site).items, ticked);
        const asks = { place: "userinfo", scopes: asksScope.split(" "), claims: claimsAsked.userinfo } as const;
        const released = releasedData(preparedRelease(account, asks, { site, now: NOW }), answer.claims);
        const may = namedAndAllowed({ scopes: asksScope.split(" "), asked: claimsAsked, registered }, "userinfo");
        expect(Object.keys(released).sort()).toEqual([...may].filter((name) => answer.claims.includes(name)).sort());
      }),
    );
  });

  it("needs a tick for whatever is optional, and what was not ticked is refused: each thing asked is answered one way", () => {
    fc.assert(
      fc.property(made, ([asksScope, asked, registered, ticked]) => {
        const { items } = askedData({ scope: asksScope, claims: asked }, registeredData(registered));
        const answer = answerOf(items, ticked);
        for (const item of items) {
          expect(isAnswered(item, answer)).toBe(true);
          const isAgreed = answer.claims.includes(item.name);
          expect(isAgreed).toBe(item.need === "required" || ticked.some((group) => group === item.group));
          expect(answer.refused.includes(item.name)).toBe(!isAgreed);
        }
        const known = [...items.map(({ name }) => name), "verified_claims"];
        expect(known).toEqual(expect.arrayContaining([...answer.claims, ...answer.refused]));
      }),
    );
  });

  it("is recorded under every name that it holds", () => {
    fc.assert(
      fc.property(made, ([asksScope, asked, registered]) => {
        const site = registeredData(registered);
        const asks = { place: "userinfo", scopes: asksScope.split(" "), claims: asked.userinfo } as const;
        const prepared = preparedRelease(account, asks, { site, now: NOW });
        const everything = [...CLAIM_NAMES, "verified_claims"];
        expect(namesIn(prepared)).toEqual(expect.arrayContaining(Object.keys(releasedData(prepared, everything))));
      }),
    );
  });
});
