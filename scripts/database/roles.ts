import pg from "pg";

/** A role's name and password. */
export type Login = { role: string; password: string };

/** The role that owns the tables and migrates them. */
export const OWNER_ROLE = "nafidha_owner";
/** The role that the portal works as: it can read and write rows, and change nothing else. */
export const APP_ROLE = "nafidha_app";

/** Makes the roles or brings their passwords up to date. */
export async function ensureRoles(admin: pg.Client, logins: readonly Login[]): Promise<void> {
  for (const { role, password } of logins) {
    const found = await admin.query("SELECT 1 FROM pg_roles WHERE rolname = $1", [role]);
    const verb = found.rowCount === 0 ? "CREATE" : "ALTER";
    await admin.query(`${verb} ROLE ${pg.escapeIdentifier(role)} LOGIN PASSWORD ${pg.escapeLiteral(password)}`);
  }
}

/** Makes the database, owned by the owner role and closed to everyone else, unless it is there. */
export async function ensureDatabase(admin: pg.Client, name: string): Promise<void> {
  const found = await admin.query("SELECT 1 FROM pg_database WHERE datname = $1", [name]);
  if (found.rowCount !== 0) return;
  await admin.query(`CREATE DATABASE ${pg.escapeIdentifier(name)} OWNER ${OWNER_ROLE}`);
  await admin.query(`REVOKE ALL ON DATABASE ${pg.escapeIdentifier(name)} FROM PUBLIC`);
  await admin.query(`GRANT CONNECT ON DATABASE ${pg.escapeIdentifier(name)} TO ${APP_ROLE}`);
}
