const VERBS = /^(SELECT|INSERT|UPDATE|DELETE|WITH|BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE)\b/i;

/** A statement in a few words: what it does and to which table. */
export function statementLabel(text: string): string {
  const plain = text.replaceAll('"public".', "").replaceAll('"', "").replace(/\s+/g, " ").trim();
  const lock = /\bFOR (?:NO KEY )?UPDATE\b/i.test(plain) ? " FOR UPDATE" : "";
  const verb = VERBS.exec(plain)?.[1]?.toUpperCase() ?? plain.split(" ")[0] ?? "";
  const write = /(?<!FOR )(?<!FOR NO KEY )\b(INSERT INTO|UPDATE|DELETE FROM) ((?:pgboss\.)?[a-z_]+)/i.exec(plain);
  if (write !== null) return `${write[1]?.toUpperCase()} ${write[2]}`;
  if (plain.includes("pg_advisory")) return "SELECT advisory lock";
  const read = /\bFROM ((?:pgboss\.)?[a-z_]+)/i.exec(plain)?.[1];
  return read === undefined ? verb : `${verb} ${read}${lock}`;
}
