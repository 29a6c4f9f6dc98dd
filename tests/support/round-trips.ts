import pg from "pg";

/** How often this process waited for PostgreSQL, and for which statements; several that are sent before an answer comes are one wait. */
export type RoundTrips = {
  /** What has passed since the last call. */
  readonly take: () => { readonly waits: number; readonly statements: readonly string[] };
  readonly stop: () => void;
};

const textOf = (asked: unknown): string => {
  if (typeof asked === "string") return asked;
  if (typeof asked !== "object" || asked === null) return "";
  if ("name" in asked && typeof asked.name === "string") return asked.name;
  return "text" in asked && typeof asked.text === "string" ? asked.text.replace(/\s+/g, " ").trim() : "";
};

/** Counts every statement of every connection of this process from now on, BEGIN and COMMIT included. */
export function countRoundTrips(): RoundTrips {
  const original = pg.Client.prototype.query;
  const outstanding = new WeakMap<object, number>();
  let [waits, statements]: [number, string[]] = [0, []];
  const change = (client: object, by: number): number => {
    const now = (outstanding.get(client) ?? 0) + by;
    outstanding.set(client, now);
    return now;
  };
  pg.Client.prototype.query = new Proxy(original, {
    apply(query, client: pg.Client, sent: unknown[]) {
      if (change(client, 1) === 1) waits += 1;
      statements.push(textOf(sent[0]));
      const last = sent.at(-1);
      if (typeof last === "function") {
        const answered = (...answer: unknown[]) => {
          change(client, -1);
          Reflect.apply(last, undefined, answer);
        };
        return Reflect.apply(query, client, [...sent.slice(0, -1), answered]);
      }
      const answer: Promise<unknown> = Reflect.apply(query, client, sent);
      const done = () => void change(client, -1);
      answer.then(done, done);
      return answer;
    },
  });
  return {
    take: () => {
      const taken = { waits, statements };
      [waits, statements] = [0, []];
      return taken;
    },
    stop: () => {
      pg.Client.prototype.query = original;
    },
  };
}
