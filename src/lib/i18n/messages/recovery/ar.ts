import { arAims } from "./ar-aims.ts";
import { arEnd } from "./ar-end.ts";
import { arEvidence } from "./ar-evidence.ts";
import { arIdentity } from "./ar-identity.ts";
import { arPassword } from "./ar-password.ts";
import { arPlan } from "./ar-plan.ts";
import { arReview } from "./ar-review.ts";
import { arStart } from "./ar-start.ts";
import { arUsername } from "./ar-username.ts";

/** Recovery: what a person still has, the fastest way, showing it step by step, and the way to a case. */
export const ar = {
  ...arStart,
  plan: arPlan,
  aims: arAims,
  username: arUsername,
  forgotten: arPassword,
  ...arIdentity,
  ...arEvidence,
  ...arReview,
  ...arEnd,
};
