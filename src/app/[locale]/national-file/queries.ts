import "server-only";
import type { AbsherPerson } from "#lib/domain/registration/state.ts";
import { findRegistration } from "../registration/queries.ts";

/** Whom Absher named in this browser, while that registration lasts. */
export async function findAbsherPerson(): Promise<AbsherPerson | null> {
  const found = await findRegistration("national_file");
  return typeof found === "object" && "absher" in found.state ? found.state.absher : null;
}

/** Whether a registration that was begun here by National File can be gone on with. */
export const isUnfinished = async (): Promise<boolean> => (await findAbsherPerson()) !== null;
