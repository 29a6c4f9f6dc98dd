import type { OidcRecord as Row } from "#lib/generated/prisma/client.ts";
import type { FieldCipher } from "#lib/ports/field-cipher.ts";
import type { KeyedHash } from "#lib/ports/keyed-hash.ts";
import type { FoundOidcRecord, OidcRecord } from "#lib/ports/oidc-store.ts";
import type { SqlValue } from "./prepared.ts";

/** What hashes the ids of the provider's things and seals the rest. */
export type OidcKeys = { readonly hash: KeyedHash; readonly cipher: FieldCipher };

const date = (milliseconds: number | null): Date | null => (milliseconds === null ? null : new Date(milliseconds));

function sealedPayload(value: unknown): string {
  if (typeof value === "object" && value !== null && "sealed" in value && typeof value.sealed === "string") {
    return value.sealed;
  }
  throw new Error("an OpenID record is not sealed");
}

function parsePayload(text: string): Readonly<Record<string, unknown>> {
  const parsed: unknown = JSON.parse(text);
  if (typeof parsed !== "object" || parsed === null) throw new Error("an OpenID record is not an object");
  return Object.fromEntries(Object.entries(parsed));
}

/** How one of the provider's things becomes a row, and back. Ids and uids are keyed hashes that include the model; payloads are sealed for it. */
export function oidcRows({ hash, cipher }: OidcKeys) {
  const key = (model: string, id: string): string => hash.of("oidc-id", `${model}:${id}`);
  const grantKey = (grantId: string): string => key("Grant", grantId);
  const seal = (model: string, payload: OidcRecord["payload"]) => ({
    sealed: cipher.seal(`oidc.${model}`, JSON.stringify(payload)),
  });
  const open = ({ model, payload }: Pick<Row, "model" | "payload">) =>
    parsePayload(cipher.open(`oidc.${model}`, sealedPayload(payload)));
  const columns = (model: string, record: OidcRecord) => ({
    payload: seal(model, record.payload),
    grantId: record.grantId === null ? null : grantKey(record.grantId),
    uid: record.uid === null ? null : key(model, record.uid),
    sessionUid: record.sessionUid === null ? null : key("Session", record.sessionUid),
    accountId: record.accountId,
    expiresAt: date(record.expiresAt),
  });
  const found = (row: Row): FoundOidcRecord => ({
    payload: open(row),
    grantId: row.grantId,
    uid: row.uid,
    sessionUid: row.sessionUid,
    accountId: row.accountId,
    expiresAt: row.expiresAt?.getTime() ?? null,
    consumedAt: row.consumedAt?.getTime() ?? null,
  });
  const values = (model: string, id: string, record: OidcRecord): SqlValue[] => {
    const { payload, grantId, uid, sessionUid, accountId, expiresAt } = columns(model, record);
    return [model, key(model, id), JSON.stringify(payload), grantId, uid, sessionUid, accountId, expiresAt];
  };
  return { key, grantKey, seal, open, columns, found, values };
}
