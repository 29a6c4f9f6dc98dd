import { expect, test } from "vitest";
import { checkClients } from "#scripts/clients/commands.ts";

const SITE = {
  client_id: "site-one",
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the file names an environment variable this way.
  client_secret: "${SITE_ONE_SECRET}",
  client_name: "Site One",
  redirect_uris: ["https://one.example/callback"],
  grant_types: ["authorization_code"],
  token_endpoint_auth_method: "client_secret_basic",
  scope: "openid",
};
const ENVIRONMENT = { NODE_ENV: "test", SITE_ONE_SECRET: "a secret of the first site, long enough" } as const;
const check = (changes: object) => checkClients(JSON.stringify([{ ...SITE, ...changes }]), ENVIRONMENT);

test("a file that an import would take can be registered", () => {
  expect(check({})).toBe("site-one can be registered");
});

test("a file that an import would refuse is told of in words, every problem at once, without the secret", () => {
  const checking = () => check({ redirect_uris: ["http://one.example/callback"], scope: "openid pension" });
  expect(checking).toThrow(/^The file cannot be imported:\n- site-one: /);
  expect(checking).toThrow(/redirect_uris.* must be an https address/);
  expect(checking).not.toThrow(/long enough/);
});

test("a secret that the environment does not have is named", () => {
  expect(() => checkClients(JSON.stringify([SITE]), { NODE_ENV: "test" })).toThrow(
    "the environment has no SITE_ONE_SECRET",
  );
});
