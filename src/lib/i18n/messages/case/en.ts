import type { CaseWords } from "./words.ts";

export const en: CaseWords = {
  title: "Follow a change of number",
  help: "This page shows the state and times of the case only, no name and no mobile number.",
  number: "Case number",
  state: "State",
  states: { waiting: "Waiting for its time", held: "On hold", completed: "Completed", cancelled: "Cancelled" },
  received: "We received the request",
  told: "We told the account holder by number and email",
  halfway: "A reminder half-way",
  held: "Put on hold by a hold code",
  effect: "The number changes",
  changed: "The number was changed",
  late: "Its time has come, and we wait for the operators' answer.",
  cancelled: "Cancelled, since the new number is no longer the applicant's",
  notYouTitle: "Did you not ask for this?",
  notYou: "Each message about this case holds a hold code. Type it, and we stop the change at once.",
  toFreeze: "Type a hold code",
  missingTitle: "There is no case with this number",
  missing: "Compare the number with the one you saw when you made the request.",
  another: "Type another case number",
};
