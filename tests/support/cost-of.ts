import pg from "pg";
import { vi } from "vitest";
import type { OutgoingMessage } from "#lib/domain/outgoing-message.ts";

/** What a run costs that could be told from outside: its statements as the database's client sends them, and the jobs it writes. */
export type Cost = { readonly statements: readonly string[]; readonly jobs: readonly unknown[] };

/** The cost of a run; looking an account up by either of its keys counts as one statement, and a decoy as the message it stands for. */
export async function costOf(messages: readonly OutgoingMessage[], run: () => Promise<unknown>): Promise<Cost> {
  const before = messages.length;
  const sent = vi.spyOn(pg.Client.prototype, "query");
  try {
    await run();
    const statements = sent.mock.calls.map(([statement]) =>
      textOf(statement).replace(/WHERE (?:national_id|username)_key = \$1$/, "WHERE key = $1"),
    );
    return { statements, jobs: messages.slice(before).map(({ content, language }) => [content.template, language]) };
  } finally {
    sent.mockRestore();
  }
}

function textOf(statement: unknown): string {
  if (typeof statement === "string") return statement;
  return typeof statement === "object" && statement !== null && "text" in statement ? String(statement.text) : "";
}
