import { randomBytes } from "node:crypto";
import { argon2Hasher } from "#lib/adapters/passwords/argon2-hasher.ts";
import { load } from "./load.ts";

/** What the portal's own hasher reaches when there is nothing else to do. */
export type Argon2Alone = { readonly perSecond: number; readonly concurrency: number };

const CONCURRENCIES = [1, 2, 4];
const PRESSURE = { warmUpMs: 300, forMs: 2500 };

/** Verifies right passwords with the portal's hasher and costs at several concurrencies; answers the best. */
export async function argon2Alone(): Promise<Argon2Alone> {
  const hasher = argon2Hasher([{ id: "", key: randomBytes(32) }]);
  const hash = await hasher.hash("Right-Horse-Battery#1");
  const verify = async () => {
    if (!(await hasher.verify(hash, "Right-Horse-Battery#1"))) throw new Error("the right password was refused");
  };
  const reached: Argon2Alone[] = [];
  for (const concurrency of CONCURRENCIES) {
    const { perSecond } = await load(process.pid, { ...PRESSURE, concurrency }, { once: verify });
    reached.push({ perSecond, concurrency });
  }
  return reached.reduce((best, other) => (other.perSecond > best.perSecond ? other : best));
}
