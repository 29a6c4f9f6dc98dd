import { z } from "zod";
import type { Instant } from "#lib/domain/result.ts";
import type { EndedAtSite } from "#lib/ports/back-channel-logout.ts";
import type { FieldCipher } from "#lib/ports/field-cipher.ts";

/** Where it waits that sites are told of ended sessions: apart from messages, so that a site that hangs holds up no code. */
export const SIGN_OUT_QUEUE = "site-sign-outs";

/** A site that cannot be reached is tried so often at most: after 1, 2, 4 … seconds, then every 20 minutes, for about five hours. */
export const MAX_TRIES = 25;

/** Told too late it helps nobody: by then the site's own session is over (the single sign-on session itself lasts 8 h). */
export const TELLING_WINDOW_MS = 8 * 60 * 60 * 1000;

/** An attempt that has not ended after ten seconds died with its process (a site is waited for 3 s): another worker takes it. */
export const SIGN_OUT_QUEUE_OPTIONS = {
  retryLimit: MAX_TRIES - 1,
  retryDelay: 1,
  retryBackoff: true,
  retryDelayMax: 20 * 60,
  expireInSeconds: 10,
  retentionSeconds: 24 * 60 * 60,
  deleteAfterSeconds: 60 * 60,
};

/** A site to be told, and when the session ended by the portal's clock. */
export type SignOutJob = EndedAtSite & { readonly endedAt: Instant };

const FIELD = "job.site-sign-out";
const job: z.ZodType<SignOutJob> = z.object({
  clientId: z.string(),
  sid: z.string(),
  accountId: z.string(),
  endedAt: z.number(),
});
const sealedJob = z.object({ sealed: z.string() });

/** Seals it for the job table: who was signed in where can be read from no job. */
export function sealSignOut(cipher: FieldCipher, written: SignOutJob): { readonly sealed: string } {
  return { sealed: cipher.seal(FIELD, JSON.stringify(written)) };
}

/** Opens a job's data; throws when this portal did not seal it. */
export function openSignOut(cipher: FieldCipher, data: unknown): SignOutJob {
  return job.parse(JSON.parse(cipher.open(FIELD, sealedJob.parse(data).sealed)));
}
