import { fieldCipher } from "#lib/adapters/crypto/field-cipher.ts";
import { keyedHash } from "#lib/adapters/crypto/keyed-hash.ts";
import { keysOf } from "#lib/adapters/crypto/keys.ts";
import type { Account } from "#lib/domain/account/account.ts";
import { accountStore } from "#lib/stores/account-store.ts";
import { openDatabase } from "#lib/stores/prisma.ts";
import type { TestPerson } from "../fixtures/person.ts";
import { type MessageRecord, messageReader } from "./message-records.ts";
import { newEmailOf } from "./new-email.ts";

/** Everything that the database holds about one person. */
export type Records = {
  readonly account: Account | null;
  readonly platforms: number;
  readonly holdCodes: readonly { readonly reason: string; readonly used: boolean }[];
  readonly cases: readonly { readonly state: string; readonly goal: string }[];
  /** What sites may be sent. */
  readonly consents: readonly { readonly clientId: string; readonly scopes: readonly string[] }[];
  /** The audit log's events about the account, in order. */
  readonly audit: readonly { readonly event: string; readonly details: unknown }[];
  /** Messages to any of the person's addresses, each with how its delivery stands. */
  readonly messages: readonly MessageRecord[];
  /** How many code messages the allowances of the person's numbers and e-mails have counted. */
  readonly codesCounted: number;
  /** Sessions of the account area that live. */
  readonly sessions: number;
  /** Authorization codes that were redeemed, and access tokens that sites got for them. */
  readonly redeemed: number;
  readonly accessTokens: number;
};

/** Reads the records as an auditor with the keys would. */
export type RecordReader = { of(person: TestPerson): Promise<Records>; close(): Promise<void> };

/** Reads the database where it is at each time, with the portal's own keys. */
export function recordReader(url: () => string, masterKey: string): RecordReader {
  let opened: (RecordReader & { readonly url: string }) | null = null;
  const reader = async (): Promise<RecordReader> => {
    if (opened?.url === url()) return opened;
    await opened?.close();
    opened = { ...openRecords(url(), masterKey), url: url() };
    return opened;
  };
  return { of: async (person) => (await reader()).of(person), close: async () => opened?.close() };
}

function openRecords(url: string, masterKey: string): RecordReader {
  const keys = keysOf(masterKey);
  const [hash, cipher] = [keyedHash(keys), fieldCipher([keys])];
  const { database, prepared, together, pool, close } = openDatabase(url, {
    connections: 2,
    onLostConnection: () => undefined,
  });
  const accounts = accountStore({
    database,
    prepared,
    together,
    hash,
    cipher,
    outbox: { write: async () => undefined, tellSites: async () => undefined },
  });

  const messages = messageReader(pool, cipher);
  const ofAccount = async (accountId: string) => {
    const where = { accountId };
    const subject = hash.of("audit-subject", accountId);
    const holdCodes = await database.holdCode.findMany({ where });
    const redeemed = { accountId, model: "AuthorizationCode", NOT: { consumedAt: null } };
    return {
      platforms: await database.linkedPlatform.count({ where }),
      holdCodes: holdCodes.map(({ reason, consumedAt }) => ({ reason, used: consumedAt !== null })),
      cases: await database.mobileChangeCase.findMany({ where, select: { state: true, goal: true } }),
      consents: await database.consent.findMany({ where, select: { clientId: true, scopes: true } }),
      audit: await database.auditEntry.findMany({ where: { subject }, orderBy: { id: "asc" } }),
      sessions: await database.accountSession.count({ where }),
      redeemed: await database.oidcRecord.count({ where: redeemed }),
      accessTokens: await database.oidcRecord.count({ where: { accountId, model: "AccessToken" } }),
    };
  };

  return {
    of: async (person) => {
      const numbers = [person.mobile.e164, person.spareMobile.e164];
      const addresses = [...numbers, person.email, newEmailOf(person)];
      const account = await accounts.findByNationalId(person.nationalId);
      const nothing = { platforms: 0, holdCodes: [], cases: [], consents: [], audit: [] };
      const noSessions = { sessions: 0, redeemed: 0, accessTokens: 0 };
      return {
        ...(account === null ? { ...nothing, ...noSessions } : await ofAccount(account.id)),
        account,
        messages: await messages.to(new Set(addresses)),
        codesCounted: await database.codeSend.count({
          where: { numberKey: { in: addresses.map((address) => hash.of("mobile", address)) } },
        }),
      };
    },
    close,
  };
}
