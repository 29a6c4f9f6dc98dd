import {
  advanceEmailChange,
  type EmailChangeEvent,
  type EmailChangeState,
} from "#lib/domain/account-change/email-machine.ts";
import {
  advancePasswordChange,
  type PasswordChangeEvent,
  type PasswordChangeState,
} from "#lib/domain/account-change/password-machine.ts";
import { advanceEnrolment, type EnrolmentEvent, type EnrolmentState } from "#lib/domain/factors/enrolment-machine.ts";
import type { DrawnMachine } from "./explore.ts";

const owner = { accountId: "account", sid: "session", methods: [] };
const SECOND_MS = 1_000;

/** Changing a known password, as it is drawn. */
export const passwordChange: DrawnMachine<PasswordChangeState, PasswordChangeEvent> = {
  name: "password-change",
  title: "A change of a known password",
  about:
    "The machine is `src/lib/domain/account-change/password-machine.ts`. It begins with a sign-in of the last five minutes and belongs to that session. A wrong present password is counted with those of the sign-in and leaves it open; the one write that changes the account takes the step.",
  starts: [{ step: "password_open", owner }],
  samples: [{ event: { type: "password_changed" }, afterMs: SECOND_MS }],
  stepOf: ({ step }) => step,
  take: (state, event) => {
    const next = advancePasswordChange(state, event);
    return next.ok ? next.value : null;
  },
};

const emailEvents: readonly EmailChangeEvent[] = [
  { type: "email_given", email: "new@example.sa", codeHash: "right" },
  { type: "code_asked_again", email: "new@example.sa", codeHash: "right" },
  { type: "code_entered", codeHash: "right" },
  { type: "case_opened", caseNumber: "NF-7K3M-2Q9X" },
];

/** Changing, adding or confirming the e-mail, as it is drawn. */
export const emailChange: DrawnMachine<EmailChangeState, EmailChangeEvent> = {
  name: "email-change",
  title: "A change of the e-mail",
  about:
    "The machine is `src/lib/domain/account-change/email-machine.ts`. It begins with a sign-in of the last five minutes and belongs to that session. Whether the e-mail is confirmed, added or replaced follows from the account as it is when the code is typed. Another address may be given until one is proved. `case_opened` goes with `code_entered` in one write, where one took another's place.",
  starts: [{ step: "email_open", owner, challenges: [] }],
  samples: emailEvents.map((event) => ({ event, afterMs: 61 * SECOND_MS })),
  stepOf: ({ step }) => step,
  take: (state, event, now) => {
    const next = advanceEmailChange(state, event, now);
    return next.verdict.ok ? next.state : null;
  },
};

const enrolmentEvents: readonly EnrolmentEvent[] = [{ type: "app_proved" }, { type: "codes_kept" }];

/** Enrolling an authenticator app or printed codes, as it is drawn. */
export const enrolment: DrawnMachine<EnrolmentState, EnrolmentEvent> = {
  name: "enrolment",
  title: "Enrolling an app or printed codes",
  about:
    "The machine is `src/lib/domain/factors/enrolment-machine.ts`. It begins with a sign-in of the last five minutes and belongs to that session. What is shown is no factor of anybody until it is proved or kept. A passkey needs no such flow: its one challenge is answered once.",
  starts: [
    { step: "app_shown", owner, secret: "secret" },
    { step: "codes_shown", owner, codes: ["code"] },
  ],
  samples: enrolmentEvents.map((event) => ({ event, afterMs: SECOND_MS })),
  stepOf: ({ step }) => step,
  take: (state, event) => {
    const next = advanceEnrolment(state, event);
    return next.ok ? next.value : null;
  },
};
