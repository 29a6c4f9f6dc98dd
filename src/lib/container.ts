import type { RequestListener } from "node:http";
import type { JWK } from "jose";
import { followSimulatedClock } from "./adapters/clock/simulated-clock.ts";
import { systemClock } from "./adapters/clock/system-clock.ts";
import { fieldCipher } from "./adapters/crypto/field-cipher.ts";
import { keyRing } from "./adapters/crypto/key-ring.ts";
import { keyedHash } from "./adapters/crypto/keyed-hash.ts";
import { keysOf } from "./adapters/crypto/keys.ts";
import { messageQueue, queueOutbox } from "./adapters/jobs/message-queue.ts";
import { pgBossRunner } from "./adapters/jobs/pg-boss-runner.ts";
import { pinoLog } from "./adapters/log/pino-log.ts";
import { guardedFetch } from "./adapters/outbound/guarded-fetch.ts";
import { postForm } from "./adapters/outbound/post-form.ts";
import type { Env } from "./config/env.ts";
import { isLoopback } from "./config/loopback.ts";
import { auditPorts } from "./container/audit-ports.ts";
import { outsideWorld, simulatorsOf } from "./container/outside-world.ts";
import { type Built, portsWithoutJobs, type Time } from "./container/ports-without-jobs.ts";
import { sweeps } from "./container/sweeps.ts";
import { rotateDueKeys } from "./flows/signing-keys/rotate-keys.ts";
import type { KeyPorts } from "./flows/signing-keys/take-key-step.ts";
import { messageWords } from "./i18n/word-message.ts";
import { tellSite } from "./oidc/back-channel-logout.ts";
import { refuseAnotherSalt } from "./oidc/founding.ts";
import { type LiveProvider, liveProvider } from "./oidc/live-provider.ts";
import { createProvider } from "./oidc/provider.ts";
import { providerInteractions } from "./oidc/provider-interactions.ts";
import { accountsInRequest, requestWork } from "./oidc/request-work.ts";
import { generateSigningKey, rotationTimes } from "./oidc/signing-keys.ts";
import type { Portal } from "./portal.ts";
import type { TellSite } from "./ports/back-channel-logout.ts";
import type { JobRunner } from "./ports/job-runner.ts";
import type { Ports } from "./ports/ports.ts";
import type { SignOnStore } from "./ports/sign-on-store.ts";
import { accountSessionStore } from "./stores/account-session-store.ts";
import { auditLog } from "./stores/audit-log.ts";
import { clientStore } from "./stores/client-store.ts";
import { foundingSecrets } from "./stores/founding-secrets.ts";
import { oidcStore } from "./stores/oidc-store.ts";
import { oidcWork } from "./stores/oidc-work.ts";
import { openDatabase } from "./stores/prisma.ts";
import { signOnStore } from "./stores/sign-on-store.ts";
import { signingKeyStore } from "./stores/signing-key-store.ts";

/** Everything that one process is made of. */
export type Container = {
  readonly portal: Portal;
  /** Answers the OpenID provider's addresses. */
  readonly answerOpenId: RequestListener;
  /** Whether the database answers and holds a signing key, so that migrations and the first start are done. Never throws. */
  readonly isReady: () => Promise<boolean>;
  /** Whether the database could not be reached just now: what fails meanwhile can be tried again. */
  readonly isDatabaseAway: () => boolean;
  /** Stops the jobs after what is under way and lets go of everything outside. */
  readonly close: () => Promise<void>;
};

async function timeOf(env: Env): Promise<Time> {
  if (!env.SIMULATED_CLOCK) return { clock: systemClock, simulated: null };
  const simulated = await followSimulatedClock(simulatorsOf(env));
  return { clock: simulated, simulated };
}

type OpenProvider = Omit<Portal, "ports"> & {
  readonly live: LiveProvider;
  readonly keyPorts: KeyPorts;
  readonly tellSite: TellSite;
  readonly signOns: SignOnStore;
};

async function openProvider(built: Built, ports: Omit<Ports, "jobs">): Promise<OpenProvider> {
  const { env, keys, log, storage } = built;
  const { clock, consents, factors, hash, releases } = ports;
  const reach = isLoopback(env.ISSUER_URL) ? "public_and_loopback" : { intranet: env.INTRANET_SITE_HOSTS };
  const signOns = signOnStore(storage, clock);
  await refuseAnotherSalt({ founding: foundingSecrets(storage.database), hash }, clock.now());
  const work = requestWork(oidcWork(storage, signOns));
  const accounts = accountsInRequest(work, ports.accounts);
  const keyPorts = { signingKeys: signingKeyStore(storage), makeKey: generateSigningKey, log };
  await rotateDueKeys(keyPorts, rotationTimes(env.SIGNING_KEY_DAYS), clock.now());
  const sessions = accountSessionStore(storage);
  const [records, sites] = [oidcStore(storage), clientStore(storage.database, storage.cipher)];
  const clientSecret = keys("account-client-secret").toString("base64url");
  const cookieRing = keyRing(env.COOKIE_KEYS, keys);
  const parts = {
    issuer: env.ISSUER_URL,
    ports: { accounts, clock, consents, factors, hash, log, releases },
    storage: { records, signOns, clients: sites, work },
    cookieKeys: cookieRing.map((ring) => ring("cookies").toString("base64url")),
    accountClientSecret: clientSecret,
    dpopNonceSecret: keys("dpop-nonces"),
    fetch: guardedFetch(reach),
  };
  const build = (signing: { keys: JWK[] }) => createProvider({ ...parts, keys: signing });
  const live = await liveProvider({ store: keyPorts.signingKeys, build, log });
  const accountArea = {
    issuer: env.ISSUER_URL,
    clientSecret,
    cookieSecret: cookieRing[0]("account-cookies").toString("base64url"),
    sessions,
    accounts: ports.accounts,
    clock,
    log,
  };
  const answering = { accounts, consents, clock, records, work };
  const interactions = providerInteractions(() => live.current().provider, answering);
  const post = postForm(reach);
  const telling = tellSite({ issuer: env.ISSUER_URL, current: live.current, hash, post });
  return { interactions, accountArea, sites, live, keyPorts, tellSite: telling, signOns };
}

/** Whoever asks for readiness has little patience. */
const READY_WITHIN_MS = 2_000;

const SIGNING = { where: { state: "signing" }, select: { kid: true } } as const;

async function isReady({ storage, log }: Built): Promise<boolean> {
  const late = Promise.withResolvers<null>();
  const timer = setTimeout(() => late.resolve(null), READY_WITHIN_MS);
  try {
    return (await Promise.race([storage.database.signingKey.findFirst(SIGNING), late.promise])) !== null;
  } catch (cause) {
    log.error("readiness.failed", cause);
    return false;
  } finally {
    clearTimeout(timer);
  }
}

async function closeAll({ time, opened }: Built, jobs: JobRunner): Promise<void> {
  await jobs.stop();
  await time.simulated?.close();
  await opened.close();
}

/** Builds this process's one container and starts its jobs. The database must be migrated. Throws on one that was founded with another master key. */
export async function openContainer(env: Env): Promise<Container> {
  const keys = keysOf(env.MASTER_KEY);
  const log = pinoLog({ level: env.LOG_LEVEL });
  const time = await timeOf(env);
  const onLostConnection = (error: Error): void => void log.error("database.connection_lost", error);
  const opened = openDatabase(env.DATABASE_URL, { onLostConnection });
  const [hash, cipher, boss] = [
    keyedHash(keys),
    fieldCipher(keyRing(env.DATA_KEYS, keys)),
    messageQueue(opened.pool, log),
  ];
  const outbox = queueOutbox(boss, cipher, time.clock);
  const { database, prepared, together } = opened;
  const built = { env, keys, log, time, opened, storage: { database, prepared, together, hash, cipher, outbox } };

  const outside = outsideWorld(env, log);
  const others = portsWithoutJobs(built, outside);
  const { live, keyPorts, signOns, tellSite: telling, ...pages } = await openProvider(built, others);
  const delivery = {
    ...outside,
    codeAllowance: others.codeAllowance,
    clock: time.clock,
    log,
    word: messageWords(env.ISSUER_URL),
  };
  const times = rotationTimes(env.SIGNING_KEY_DAYS);
  const rotateKeys = (now: number) => rotateDueKeys(keyPorts, times, now);
  const jobs: JobRunner = pgBossRunner(
    { ...delivery, boss, cipher, audit: auditLog(built.storage), tellSite: telling },
    sweeps(() => ports, { database, signOns, audit: auditPorts(built.env, database, log), rotateKeys }),
  );
  const ports: Ports = { ...others, jobs };
  await jobs.start();
  const unfollow = live.follow();
  time.simulated?.whenMoved(() => jobs.runDue());
  return {
    portal: { ports, ...pages },
    answerOpenId: live.answer,
    isReady: () => isReady(built),
    isDatabaseAway: opened.isAway,
    close: () => {
      unfollow();
      return closeAll(built, jobs);
    },
  };
}
