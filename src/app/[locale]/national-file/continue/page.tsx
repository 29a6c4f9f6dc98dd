import { redirect } from "next/navigation";
import { statePath } from "../../registration/paths.ts";
import { readRegistration } from "../../registration/queries.ts";

/** Leads to where this browser's registration stands. */
export default async function ContinuePage(): Promise<never> {
  const { locale, route, state } = await readRegistration("national_file");
  redirect(statePath(locale, route, state));
}
