import type { Storage } from "./storage.ts";

/**
 * A factor's name, opened. One that cannot be opened (sealed with a key that is gone, or damaged) is none: nobody is kept from signing in, or
 * from seeing what is enrolled, by a label.
 */
export function factorName({ cipher }: Pick<Storage, "cipher">, field: string, sealed: string): string | null {
  try {
    return cipher.open(field, sealed);
  } catch {
    return null;
  }
}
