import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

const secret = () => randomBytes(32).toString("base64url");
const Secrets = z.object({
  /** Every other secret of the portal that is not a signing key is derived from it. 32 bytes, base64url. */
  masterKey: z.string().default(secret),
  /** Known to the portal and to the simulated outside world. */
  gatewayToken: z.string().default(secret),
  /** The portal's own, by which the simulated Absher knows it. */
  absherId: z.string().default(secret),
  databaseSuperuser: z.string().default(secret),
  databaseOwner: z.string().default(secret),
  databaseApp: z.string().default(secret),
  citizenAccountClient: z.string().default(secret),
  citizenAccountSession: z.string().default(secret),
  absherClient: z.string().default(secret),
  absherSession: z.string().default(secret),
  tawakkalnaClient: z.string().default(secret),
  tawakkalnaSession: z.string().default(secret),
});

/** What one data folder keeps secret. */
export type Secrets = z.infer<typeof Secrets>;

/** Reads the data folder's secrets; whichever is not there yet is made now. The file is readable by its owner only. */
export function loadSecrets(dataDir: string): Secrets {
  const file = join(dataDir, "secrets.json");
  const known: unknown = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
  const secrets = Secrets.parse(known);
  if (JSON.stringify(known) !== JSON.stringify(secrets)) save(file, dataDir, secrets);
  return secrets;
}

function save(file: string, dataDir: string, secrets: Secrets): void {
  mkdirSync(dataDir, { recursive: true });
  const partial = `${file}.${process.pid}`;
  writeFileSync(partial, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  chmodSync(partial, 0o600);
  renameSync(partial, file);
}
