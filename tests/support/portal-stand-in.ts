import { createServer } from "node:http";
import { exportJWK, generateKeyPair, SignJWT } from "jose";

const LOGOUT_EVENT = "http://schemas.openid.net/event/backchannel-logout";

/** What of a logout token a test wants otherwise; `undefined` leaves a claim out. */
export type Otherwise = {
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly typ?: string;
  /** Signed by somebody else under the portal's key id. */
  readonly forged?: true;
};

/** A portal of which a site sees discovery and keys, and which signs logout tokens. */
export type PortalStandIn = {
  readonly issuer: string;
  readonly logoutToken: (clientId: string, otherwise?: Otherwise) => Promise<string>;
  /** Its keys cannot be had until they are found again. */
  readonly loseKeys: () => void;
  readonly findKeys: () => void;
  readonly close: () => Promise<void>;
};

/** Starts it on a free port of this machine. */
export async function portalStandIn(): Promise<PortalStandIn> {
  const [own, foreign] = [await generateKeyPair("ES256"), await generateKeyPair("ES256")];
  const keys = { keys: [{ ...(await exportJWK(own.publicKey)), kid: "current", alg: "ES256", use: "sig" }] };
  let issuer = "";
  let keysAreLost = false;
  const server = createServer((request, response) => {
    if (request.url === "/keys" && keysAreLost) return void response.writeHead(503).end();
    const found = request.url === "/keys" ? keys : { issuer, jwks_uri: `${issuer}/keys` };
    response.setHeader("content-type", "application/json").end(JSON.stringify(found));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("not listening");
  issuer = `http://127.0.0.1:${address.port}`;
  return {
    issuer,
    logoutToken: (clientId, { claims, typ = "logout+jwt", forged } = {}) => {
      const now = Math.floor(Date.now() / 1000);
      const usual = { iss: issuer, aud: clientId, iat: now, exp: now + 120, jti: crypto.randomUUID(), sub: "a person" };
      const signed = new SignJWT({ ...usual, events: { [LOGOUT_EVENT]: {} }, ...claims });
      const { privateKey } = forged === undefined ? own : foreign;
      return signed.setProtectedHeader({ alg: "ES256", kid: "current", typ }).sign(privateKey);
    },
    loseKeys: () => {
      keysAreLost = true;
    },
    findKeys: () => {
      keysAreLost = false;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
