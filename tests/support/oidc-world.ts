import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from "node:http";
import type { JWK } from "jose";
import type { Provider } from "oidc-provider";
import { fieldCipher } from "#lib/adapters/crypto/field-cipher.ts";
import { keyedHash } from "#lib/adapters/crypto/keyed-hash.ts";
import { keysOf } from "#lib/adapters/crypto/keys.ts";
import { messageQueue, queueOutbox } from "#lib/adapters/jobs/message-queue.ts";
import { pgBossRunner } from "#lib/adapters/jobs/pg-boss-runner.ts";
import { guardedFetch } from "#lib/adapters/outbound/guarded-fetch.ts";
import { postForm } from "#lib/adapters/outbound/post-form.ts";
import type { Reach } from "#lib/adapters/outbound/reachable-address.ts";
import type { Account } from "#lib/domain/account/account.ts";
import { frontDoor } from "#lib/front-door/front-door.ts";
import { createMetrics } from "#lib/front-door/metrics.ts";
import { tellSite } from "#lib/oidc/back-channel-logout.ts";
import type { InteractionGateway } from "#lib/oidc/interaction-gateway.ts";
import { createProvider } from "#lib/oidc/provider.ts";
import { providerInteractions } from "#lib/oidc/provider-interactions.ts";
import { accountsInRequest, requestWork } from "#lib/oidc/request-work.ts";
import { signingKeySet } from "#lib/oidc/signing-keys.ts";
import type { ClientMetadata, ClientStore } from "#lib/ports/client-store.ts";
import type { Clock } from "#lib/ports/clock.ts";
import type { JobRunner } from "#lib/ports/job-runner.ts";
import type { Log } from "#lib/ports/log.ts";
import type { SignOnStore } from "#lib/ports/sign-on-store.ts";
import type { AccountArea } from "#lib/session/account-area.ts";
import { accountSessionStore } from "#lib/stores/account-session-store.ts";
import { accountStore } from "#lib/stores/account-store.ts";
import { insertAccount } from "#lib/stores/account-writes.ts";
import { auditLog } from "#lib/stores/audit-log.ts";
import { clientStore } from "#lib/stores/client-store.ts";
import { consentStore } from "#lib/stores/consent-store.ts";
import { factorStore } from "#lib/stores/factor-store.ts";
import { oidcStore } from "#lib/stores/oidc-store.ts";
import { oidcWork } from "#lib/stores/oidc-work.ts";
import { openDatabase } from "#lib/stores/prisma.ts";
import { signOnStore } from "#lib/stores/sign-on-store.ts";
import { signingKeyStore } from "#lib/stores/signing-key-store.ts";
import type { Storage } from "#lib/stores/storage.ts";
import { fakeMailer, fakeSmsGateway } from "#tests/support/fakes/gateways.ts";
import { anAccount } from "#tests/support/fakes/memory-accounts.ts";
import { type TestDatabase, testDatabase } from "./database.ts";

const MASTER_KEY = Buffer.alloc(32, 7).toString("base64url");

/** What was logged, for tests that look for causes and for secrets. */
export type LoggedLine = { readonly event: string; readonly facts: unknown };

/** A provider of one process behind its front door, on a real PostgreSQL, with a client and a person. */
export type OidcWorld = {
  readonly issuer: string;
  readonly provider: Provider;
  readonly interactions: InteractionGateway;
  readonly storage: Storage;
  readonly clients: ClientStore;
  readonly account: Account;
  readonly accountArea: AccountArea;
  readonly logged: readonly LoggedLine[];
  readonly signOns: SignOnStore;
  /** The keys that sign tokens, private parts included. */
  readonly signingKeys: readonly JWK[];
  /** The worker that tells sites of ended sessions; start and stop it. */
  readonly jobs: (reach?: Reach) => JobRunner;
  readonly close: () => Promise<void>;
};

/** A government site's registration. */
export function aClient(changes: Partial<ClientMetadata> = {}): ClientMetadata {
  return {
    client_id: "site-one",
    client_secret: "a secret of the first site, long enough",
    client_name: "Site One",
    "client_name#ar": "الموقع الأول",
    redirect_uris: ["https://one.example/callback"],
    post_logout_redirect_uris: ["https://one.example/bye"],
    grant_types: ["authorization_code", "refresh_token"],
    response_types: ["code"],
    ...changes,
  };
}

function recordingLog(lines: LoggedLine[]): Log {
  const record = (event: string, facts: unknown): void => void lines.push({ event, facts });
  return {
    info: record,
    warn: record,
    error: (event, cause) => {
      record(event, cause);
      return `reference-${lines.length}`;
    },
  };
}

/** Stands for the pages: tells what reached them. */
async function echo(request: IncomingMessage, response: ServerResponse): Promise<void> {
  let bytes = 0;
  for await (const chunk of request) bytes += chunk.length;
  response.end(JSON.stringify({ bytes, headers: request.headers }));
}

async function listen(
  listener: RequestListener,
): Promise<{ readonly url: string; readonly close: () => Promise<void> }> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("not listening");
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url: `http://localhost:${address.port}`, close };
}

/** The stores' footing; what they write to the outbox are real jobs, once a runner has opened the queue. */
function storageOn(database: TestDatabase, { clock, log }: { readonly clock: Clock; readonly log: Log }) {
  const keys = keysOf(MASTER_KEY);
  const open = openDatabase(database.appUrl, { connections: 10, onLostConnection: () => undefined });
  const [cipher, boss] = [fieldCipher([keys]), messageQueue(open.pool, log)];
  const outbox = queueOutbox(boss, cipher, clock);
  return {
    open,
    boss,
    storage: {
      database: open.database,
      prepared: open.prepared,
      together: open.together,
      hash: keyedHash(keys),
      cipher,
      outbox,
    },
  };
}

/** Starts it; `existing` is the database of another world, for tests with two processes. */
export async function oidcWorld(existing?: TestDatabase): Promise<OidcWorld & { readonly database: TestDatabase }> {
  const database = existing ?? (await testDatabase());
  const logged: LoggedLine[] = [];
  const log = recordingLog(logged);
  const clock = { now: () => Date.now() };
  const { open, boss, storage } = storageOn(database, { clock, log });
  let handler: RequestListener = () => undefined;
  const { url: issuer, close } = await listen((request, response) => handler(request, response));

  const accounts = accountStore(storage);
  const consents = consentStore(storage);
  const sessions = accountSessionStore(storage);
  const clients = clientStore(open.database, storage.cipher);
  const records = oidcStore(storage);
  const clientSecret = "the account area's own secret, long enough";
  const signOns = signOnStore(storage, clock);
  const signing = await signingKeySet(signingKeyStore(open.database, storage.cipher));
  const work = requestWork(oidcWork(storage, signOns));
  const provider = createProvider({
    issuer,
    ports: {
      accounts: accountsInRequest(work, accounts),
      clock,
      consents,
      factors: factorStore(storage),
      hash: storage.hash,
      log,
    },
    storage: { records, signOns, clients, work },
    keys: signing,
    cookieKeys: ["a key that signs cookies in tests"],
    accountClientSecret: clientSecret,
    fetch: guardedFetch("public"),
  });
  const health = { metrics: createMetrics(), isReady: async () => true, isDraining: () => false };
  handler = frontDoor({
    issuer,
    trustedProxies: 0,
    environment: "test",
    log,
    health,
    isDatabaseAway: () => false,
    provider: provider.callback(),
    pages: echo,
  });

  const account = anAccount();
  if (existing === undefined) {
    await open.database.$transaction((transaction) => insertAccount(storage, transaction, account));
    await clients.register(aClient());
  }
  return {
    issuer,
    provider,
    interactions: providerInteractions(provider, { consents, clock, records, work }),
    storage,
    clients,
    account,
    accountArea: { issuer, clientSecret, cookieSecret: "signs next-auth's cookies", sessions, accounts, clock, log },
    logged,
    database,
    signOns,
    signingKeys: signing.keys,
    jobs: (reach = "public_and_loopback") =>
      pgBossRunner(
        {
          ...{ boss, cipher: storage.cipher, clock, log, audit: auditLog(storage) },
          codeAllowance: { giveBack: async () => undefined },
          ...{ mailer: fakeMailer(), sms: fakeSmsGateway(), word: () => ({ sms: "" }) },
          tellSite: tellSite({ issuer, provider, keys: signing.keys, hash: storage.hash, post: postForm(reach, 500) }),
        },
        [],
      ),
    close: async () => {
      await close();
      await open.close();
      if (existing === undefined) await database.drop();
    },
  };
}
