import { enAims } from "./en-aims.ts";
import { enEnd } from "./en-end.ts";
import { enEvidence } from "./en-evidence.ts";
import { enIdentity } from "./en-identity.ts";
import { enPassword } from "./en-password.ts";
import { enPlan } from "./en-plan.ts";
import { enReview } from "./en-review.ts";
import { enStart } from "./en-start.ts";
import { enUsername } from "./en-username.ts";
import type { RecoveryWords } from "./words.ts";

export const en: RecoveryWords = {
  ...enStart,
  plan: enPlan,
  aims: enAims,
  username: enUsername,
  forgotten: enPassword,
  ...enIdentity,
  ...enEvidence,
  ...enReview,
  ...enEnd,
};
