import { absherVisit } from "./absher-visit.ts";
import { emailChange, enrolment, passwordChange } from "./account-changes.ts";
import { draw, type FlowPage } from "./draw.ts";
import { mobileChange } from "./mobile-change.ts";
import { mobileChangeCase } from "./mobile-change-case.ts";
import { passwordPolicyPage } from "./password-policy-page.ts";
import { policyPage } from "./policy-page.ts";
import { publicFreeze } from "./public-freeze.ts";
import { recovery } from "./recovery.ts";
import { nationalFile, registration } from "./registration.ts";
import { signIn } from "./sign-in.ts";

/** Every page of docs/flows, drawn from the machines as they are now. */
export const flowPages = (): readonly FlowPage[] => [
  draw(registration),
  draw(absherVisit),
  draw(nationalFile),
  draw(signIn),
  draw(mobileChange),
  draw(mobileChangeCase),
  draw(recovery),
  draw(publicFreeze),
  draw(passwordChange),
  draw(emailChange),
  draw(enrolment),
  policyPage(),
  passwordPolicyPage(),
];
