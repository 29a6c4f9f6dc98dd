import type pg from "pg";

/** What is known of a database by the connections that were had, or not. */
export type PoolWatch = { readonly isAway: () => boolean };

type Connected = (
  error: Error | undefined,
  client: pg.PoolClient | undefined,
  done: (release?: unknown) => void,
) => void;

/**
 * Watches a pool: the database is away from the moment when a connection broke or could not be had until the next one that can. The pool's
 * own queries, the job queue's and Prisma's all ask here for their connection.
 */
export function watchPool(pool: pg.Pool): PoolWatch {
  let away = false;
  const told = (error: unknown): void => {
    away = error !== undefined && error !== null;
  };
  pool.on("error", told);
  pool.connect = new Proxy(pool.connect, {
    apply(connect, self, [callback]: [Connected?]) {
      if (callback !== undefined) {
        const heard: Connected = (error, client, done) => {
          told(error);
          callback(error, client, done);
        };
        return Reflect.apply(connect, self, [heard]);
      }
      const connecting: Promise<pg.PoolClient> = Reflect.apply(connect, self, []);
      connecting.then(() => told(undefined), told);
      return connecting;
    },
  });
  return { isAway: () => away };
}
