import { expect, test } from "vitest";
import { claimsFor, claimsOfScope } from "#lib/oidc/claims.ts";
import { anAccount } from "#tests/support/fakes/memory-accounts.ts";

test("an account without an e-mail gives sites neither the address nor a word about its confirmation", () => {
  const claims = claimsFor(anAccount({ email: null }), [...claimsOfScope("email"), ...claimsOfScope("phone")], "ar");
  expect(Object.keys(claims)).toEqual(["phone_number", "phone_number_verified"]);
});

test("an account with an e-mail gives sites the address and whether it is confirmed", () => {
  const email = { address: "ahmad@example.sa", verifiedAt: null };
  const claims = claimsFor(anAccount({ email }), claimsOfScope("email"), "ar");
  expect(claims).toEqual({ email: email.address, email_verified: false });
});
