import type { ChangeCase } from "#lib/domain/mobile-change/change-case.ts";
import type { Instant } from "#lib/domain/result.ts";
import type { DueKind } from "#lib/ports/mobile-change-store.ts";
import type { Ports } from "#lib/ports/ports.ts";

/** So many cases are taken up in one run. */
export const SWEEP_BATCH = 50;

/** A case that failed is looked at again so much later: meanwhile it stands in nobody's way, and fills no log. */
export const FAILED_CASE_RESTS_MS = 60 * 1000;

type Due = { readonly kind: DueKind; readonly act: (change: ChangeCase) => Promise<void> };

/**
 * Acts on each case that is due at `now` and answers how many there were. Each is read by itself: one that cannot be opened, or whose act
 * fails, is logged with a reference and rests for a minute, and the others are done.
 */
export async function eachDue(
  ports: Pick<Ports, "log" | "mobileChanges">,
  { kind, act }: Due,
  now: Instant,
): Promise<number> {
  const ids = await ports.mobileChanges.due(kind, now, SWEEP_BATCH);
  for (const id of ids) {
    try {
      const change = await ports.mobileChanges.findCaseById(id);
      if (change !== null) await act(change);
    } catch (error) {
      ports.log.error(`case.${kind}.failed`, error);
      await ports.mobileChanges.putOff(id, { kind, now, until: now + FAILED_CASE_RESTS_MS });
    }
  }
  return ids.length;
}
