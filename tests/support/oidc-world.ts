import type { RequestListener } from "node:http";
import type { JWK } from "jose";
import { fieldCipher } from "#lib/adapters/crypto/field-cipher.ts";
import { keyedHash } from "#lib/adapters/crypto/keyed-hash.ts";
import { keysOf } from "#lib/adapters/crypto/keys.ts";
import { messageQueue, queueOutbox } from "#lib/adapters/jobs/message-queue.ts";
import { pgBossRunner } from "#lib/adapters/jobs/pg-boss-runner.ts";
import { guardedFetch } from "#lib/adapters/outbound/guarded-fetch.ts";
import { postForm } from "#lib/adapters/outbound/post-form.ts";
import type { Reach } from "#lib/adapters/outbound/reachable-address.ts";
import type { Account } from "#lib/domain/account/account.ts";
import { rotateDueKeys } from "#lib/flows/signing-keys/rotate-keys.ts";
import type { KeyPorts } from "#lib/flows/signing-keys/take-key-step.ts";
import { frontDoor } from "#lib/front-door/front-door.ts";
import { createMetrics } from "#lib/front-door/metrics.ts";
import { tellSite } from "#lib/oidc/back-channel-logout.ts";
import type { InteractionGateway } from "#lib/oidc/interaction-gateway.ts";
import { type LiveProvider, liveProvider } from "#lib/oidc/live-provider.ts";
import { createProvider } from "#lib/oidc/provider.ts";
import { providerInteractions } from "#lib/oidc/provider-interactions.ts";
import { accountsInRequest, requestWork } from "#lib/oidc/request-work.ts";
import { generateSigningKey, rotationTimes } from "#lib/oidc/signing-keys.ts";
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
import { releaseStore } from "#lib/stores/release-store.ts";
import { signOnStore } from "#lib/stores/sign-on-store.ts";
import { signingKeyStore } from "#lib/stores/signing-key-store.ts";
import type { Storage } from "#lib/stores/storage.ts";
import { fakeMailer, fakeSmsGateway } from "#tests/support/fakes/gateways.ts";
import { anAccount } from "#tests/support/fakes/memory-accounts.ts";
import { type TestDatabase, testDatabase } from "./database.ts";
import { echo, listen } from "./listening.ts";
import { type LoggedLine, recordingLog } from "./recording-log.ts";

const MASTER_KEY = Buffer.alloc(32, 7).toString("base64url");

/** A provider of one process behind its front door, on a real PostgreSQL, with a client and a person. */
export type OidcWorld = {
  readonly issuer: string;
  /** The provider and its keys; it looks for other keys when a test says so, or follows them. */
  readonly live: LiveProvider;
  readonly keyPorts: KeyPorts;
  readonly interactions: InteractionGateway;
  readonly storage: Storage;
  readonly clients: ClientStore;
  readonly account: Account;
  readonly accountArea: AccountArea;
  readonly logged: readonly LoggedLine[];
  readonly signOns: SignOnStore;
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

const COOKIE_KEYS = ["a key that signs cookies in tests"];

/** Starts it; `existing` is the database of another world, for tests with two processes. */
export async function oidcWorld(
  existing?: TestDatabase,
  cookieKeys = COOKIE_KEYS,
  fetchDocument: typeof fetch = guardedFetch("public"),
): Promise<OidcWorld & { readonly database: TestDatabase }> {
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
  const keyPorts = { signingKeys: signingKeyStore(storage), makeKey: generateSigningKey, log };
  await rotateDueKeys(keyPorts, rotationTimes(90), clock.now());
  const work = requestWork(oidcWork(storage, signOns));
  const parts = {
    issuer,
    ports: {
      accounts: accountsInRequest(work, accounts),
      clock,
      consents,
      releases: releaseStore(storage),
      factors: factorStore(storage),
      hash: storage.hash,
      log,
    },
    storage: { records, signOns, clients, work },
    cookieKeys,
    accountClientSecret: clientSecret,
    dpopNonceSecret: Buffer.alloc(32, 5),
    fetch: fetchDocument,
  };
  const build = (keys: { keys: JWK[] }) => createProvider({ ...parts, keys });
  const live = await liveProvider({ store: keyPorts.signingKeys, build, log });
  const health = { metrics: createMetrics(), isReady: async () => true, isDraining: () => false };
  handler = frontDoor({
    issuer,
    trustedProxies: 0,
    environment: "test",
    log,
    health,
    isDatabaseAway: () => false,
    provider: live.answer,
    pages: echo,
  });

  const account = anAccount();
  if (existing === undefined) {
    await open.database.$transaction((transaction) => insertAccount(storage, transaction, account));
    await clients.register(aClient());
  }
  return {
    issuer,
    live,
    keyPorts,
    interactions: providerInteractions(() => live.current().provider, { ...parts.ports, records, work }),
    storage,
    clients,
    account,
    accountArea: { issuer, clientSecret, cookieSecret: "signs next-auth's cookies", sessions, accounts, clock, log },
    logged,
    database,
    signOns,
    jobs: (reach = "public_and_loopback") =>
      pgBossRunner(
        {
          ...{ boss, cipher: storage.cipher, clock, log, audit: auditLog(storage) },
          codeAllowance: { giveBack: async () => undefined },
          ...{ mailer: fakeMailer(), sms: fakeSmsGateway(), word: () => ({ sms: "" }) },
          tellSite: tellSite({ issuer, current: live.current, hash: storage.hash, post: postForm(reach, 500) }),
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
