import { redirect } from "next/navigation";
import { statePath } from "../paths.ts";
import { readRegistration } from "../queries.ts";

/** Leads to where this browser's registration stands. */
export default async function ContinuePage(): Promise<never> {
  const { locale, route, state } = await readRegistration("new_user");
  redirect(statePath(locale, route, state));
}
