import type { Language } from "#lib/domain/language.ts";
import type { NationalFileRefusal } from "#lib/domain/national-file/refusal.ts";
import { ABSHER_VISIT_LIFETIME_MS } from "#lib/domain/national-file/state.ts";
import { accept, type Result, refuse } from "#lib/domain/result.ts";
import type { NationalFilePorts } from "./national-file-ports.ts";

/** A sign-in at Absher that begins: its id, to be bound to this browser, and where the browser is sent. */
export type AbsherDeparture = { readonly visitId: string; readonly address: string };

/** Begins a sign-in at Absher. Nothing is kept where Absher does not answer, and nobody is sent to a place that is not there. */
export async function goToAbsher(
  ports: Pick<NationalFilePorts, "absher" | "absherVisits" | "chance" | "clock">,
  language: Language,
): Promise<Result<AbsherDeparture, NationalFileRefusal>> {
  const request = await ports.absher.request(language);
  if (request === null) return refuse({ code: "absher_unavailable" });
  const { address, checks } = request;
  const visitId = ports.chance.token();
  const now = ports.clock.now();
  await ports.absherVisits.begin(
    visitId,
    { step: "asked", language, checks },
    { now, expiresAt: now + ABSHER_VISIT_LIFETIME_MS },
  );
  return accept({ visitId, address });
}
