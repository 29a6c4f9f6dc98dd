import { describe, expect, it } from "vitest";
import { fieldCipher } from "#lib/adapters/crypto/field-cipher.ts";
import { openEnvelope, sealEnvelope } from "#lib/adapters/jobs/message-envelope.ts";
import { LANGUAGES, type Language } from "#lib/domain/language.ts";
import { CASE_GOALS, type CaseGoal } from "#lib/domain/mobile-change/case-goal.ts";
import { DESK_ACTS, isCodeMessage, type MessageContent, type OutgoingMessage } from "#lib/domain/outgoing-message.ts";
import { USERNAME_LENGTH } from "#lib/domain/username.ts";
import { outgoingWords } from "#lib/i18n/messages/outgoing/words.ts";
import { LONGEST_AUTOFILL_HOST, messageWords } from "#lib/i18n/word-message.ts";
import { TEST_KEYS } from "#tests/support/storage.ts";

const CODE = "482915";
const LONGEST_USERNAME = "A".repeat(USERNAME_LENGTH.maximum);
const HOLD_CODE = "KMRTWXYZ";
const HOLD_LINK = "abcdefghijklmnopqrstuv";
/** Moments whose words are long: two-digit days, hours and minutes, in the months with the longest names. */
const MOMENTS = [Date.UTC(2026, 8, 30, 9, 59), Date.UTC(2026, 10, 28, 19, 47), Date.UTC(2027, 1, 22, 8, 30)];
const FACTORS = ["passkey", "totp", "recovery_code"] as const;
const LONG_HOST = "login.nafidha-t.gov.sa".slice(0, LONGEST_AUTOFILL_HOST);

type Hold = { readonly holdCode: string; readonly holdLink: string | null };

/** What can be stopped, at every moment, with the link of an e-mail and without. */
const holdable = <Content>(say: (hold: Hold, effectAt: number) => Content): readonly Content[] =>
  MOMENTS.flatMap((at) => [null, HOLD_LINK].map((holdLink) => say({ holdCode: HOLD_CODE, holdLink }, at)));

/** What is said of a case, whatever it is for. */
const ofCase = <Content>(say: (goal: CaseGoal) => readonly Content[]): readonly Content[] => CASE_GOALS.flatMap(say);

const byTemplate: {
  readonly [Name in MessageContent["template"]]: readonly Extract<MessageContent, { template: Name }>[];
} = {
  registration_code: [{ template: "registration_code", code: CODE }],
  sign_in_code: [{ template: "sign_in_code", code: CODE }],
  mobile_change_code: [{ template: "mobile_change_code", code: CODE }],
  email_code: [{ template: "email_code", code: CODE }],
  account_recovery_code: [{ template: "account_recovery_code", code: CODE }],
  freeze_code: [{ template: "freeze_code", code: CODE }],
  new_account_notice: [{ template: "new_account_notice", holdCode: HOLD_CODE }],
  sign_in_attempts_notice: [{ template: "sign_in_attempts_notice" }],
  mobile_change_requested_notice: ofCase((goal) =>
    holdable((hold, effectAt) => ({ template: "mobile_change_requested_notice", goal, ...hold, effectAt })),
  ),
  mobile_change_halfway_notice: ofCase((goal) =>
    holdable((hold, effectAt) => ({ template: "mobile_change_halfway_notice", goal, ...hold, effectAt })),
  ),
  mobile_change_daily_notice: ofCase((goal) =>
    holdable((hold, effectAt) => ({ template: "mobile_change_daily_notice", goal, ...hold, effectAt })),
  ),
  mobile_change_contested_notice: ofCase((goal) =>
    holdable((hold, effectAt) => ({ template: "mobile_change_contested_notice", goal, ...hold, effectAt })),
  ),
  mobile_change_completed_notice: ofCase((goal) =>
    holdable((hold) => ({ template: "mobile_change_completed_notice", goal, ...hold })),
  ),
  mobile_change_undone_notice: ofCase((goal) =>
    holdable((hold) => ({ template: "mobile_change_undone_notice", goal, ...hold })),
  ),
  mobile_change_undone_frozen_notice: [{ template: "mobile_change_undone_frozen_notice" }],
  mobile_change_cancelled_notice: ofCase((goal) => [{ template: "mobile_change_cancelled_notice", goal }]),
  mobile_change_held_notice: ofCase((goal) =>
    MOMENTS.map((effectAt) => ({ template: "mobile_change_held_notice", goal, effectAt })),
  ),
  mobile_moved_away_notice: [{ template: "mobile_moved_away_notice" }],
  recovery_code_used_notice: [{ template: "recovery_code_used_notice" }],
  consent_withdrawn_notice: [{ template: "consent_withdrawn_notice", site: "س".repeat(100) }],
  factor_added_notice: FACTORS.map((factor) => ({ template: "factor_added_notice", factor })),
  factor_replaced_notice: FACTORS.map((factor) => ({ template: "factor_replaced_notice", factor })),
  factor_removed_notice: FACTORS.map((factor) => ({ template: "factor_removed_notice", factor })),
  desk_notice: DESK_ACTS.map((act) => ({ template: "desk_notice", act })),
  account_frozen_notice: [{ template: "account_frozen_notice" }],
  account_thawed_notice: [{ template: "account_thawed_notice" }],
  phone_stolen_notice: [{ template: "phone_stolen_notice" }],
  weak_rows_off_notice: MOMENTS.map((effectAt) => ({ template: "weak_rows_off_notice", effectAt })),
  weak_rows_on_notice: [{ template: "weak_rows_on_notice" }],
  email_added_notice: holdable((hold) => ({ template: "email_added_notice", ...hold })),
  password_changed_notice: holdable((hold) => ({ template: "password_changed_notice", ...hold })),
  password_set_notice: [{ template: "password_set_notice" }],
  username_shown_notice: [{ template: "username_shown_notice" }],
  username_reminder: [{ template: "username_reminder", username: LONGEST_USERNAME }],
};
const contents: readonly MessageContent[] = Object.values(byTemplate).flat();

const word = messageWords(`https://${LONG_HOST}`);

function said(content: MessageContent, language: Language, channel: "sms" | "email") {
  const message: OutgoingMessage = { id: "1", recipient: { channel, to: "someone" }, language, content };
  return word(message);
}

function has(content: MessageContent, language: Language, channel: "sms" | "email"): boolean {
  return channel in outgoingWords(language)[content.template];
}

function smsOf(isCode: boolean) {
  return LANGUAGES.flatMap((language) =>
    contents
      .filter((content) => isCodeMessage(content) === isCode && has(content, language, "sms"))
      .map((content) => {
        const words = said(content, language, "sms");
        return { language, content, sms: "sms" in words ? words.sms : "" };
      }),
  );
}

const codes = smsOf(true);
const notices = smsOf(false);
const mails = LANGUAGES.flatMap((language) =>
  contents
    .filter((content) => has(content, language, "email"))
    .map((content) => {
      const words = said(content, language, "email");
      return { language, content, subject: "", text: "", ...("text" in words ? words : {}) };
    }),
);

describe("a code SMS", () => {
  it.each(codes)("fits one segment of 70 units: $content.template in $language", ({ sms }) => {
    expect(sms.length, sms).toBeLessThanOrEqual(70);
  });

  it.each(codes)(
    "says first what it is for, then the code, then not to share it: $content.template in $language",
    ({ sms, language }) => {
      const warning = language === "ar" ? "لا تشاركه" : "Do not share";
      const [purpose, code, warned] = ["رمز", "code"]
        .map((start) => sms.indexOf(start))
        .filter((at) => at >= 0)
        .concat(sms.indexOf(CODE), sms.indexOf(warning));
      expect(purpose).toBeGreaterThanOrEqual(0);
      expect(code).toBeGreaterThan(purpose ?? 0);
      expect(warned).toBeGreaterThan(code ?? 0);
    },
  );

  it.each(codes)("ends with the line for autofill: $content.template in $language", ({ sms }) => {
    expect(sms.split("\n").at(-1)).toBe(`@${LONG_HOST} #${CODE}`);
  });

  it("tells its purpose apart from every other's", () => {
    expect(new Set(codes.map(({ sms, language }) => `${language}${sms}`)).size).toBe(codes.length);
  });

  it("leaves the line out for a host that would make it longer, and keeps the code", () => {
    const long = messageWords("https://a-host-of-22-character");
    const words = long({
      id: "1",
      recipient: { channel: "sms", to: "x" },
      language: "ar",
      content: { template: "sign_in_code", code: CODE },
    });
    expect(words).toEqual({ sms: expect.stringContaining(CODE) });
    expect(words).toEqual({ sms: expect.not.stringContaining("@") });
  });

  it("names the host without its port", () => {
    const local = messageWords("http://localhost:3000");
    const words = local({
      id: "1",
      recipient: { channel: "sms", to: "x" },
      language: "en",
      content: { template: "sign_in_code", code: CODE },
    });
    expect(words).toEqual({ sms: expect.stringMatching(/\n@localhost #482915$/) });
  });
});

describe("a notice by SMS", () => {
  it.each(notices)("fits two segments of 67 units: $content.template in $language", ({ sms }) => {
    expect(sms.length, sms).toBeLessThanOrEqual(134);
  });

  it.each(notices)("has no link, no address and no sign-in code: $content.template in $language", ({ sms }) => {
    expect(sms).not.toMatch(/https?:|www\.|@|\.sa\b|(?<!\d)\d{6}(?!\d)/);
  });

  it.each(notices)(
    "has its hold code, if it has one, and the page where to type it: $content.template in $language",
    ({ sms, content, language }) => {
      const shown = sms.match(/(?<![A-Za-z0-9_-])[A-Z]{4}-?[A-Z]{4}(?![A-Za-z0-9_-])/)?.[0] ?? null;
      expect(shown?.replace("-", "") ?? null).toBe("holdCode" in content ? HOLD_CODE : null);
      if ("holdCode" in content) expect(sms).toContain(language === "ar" ? "«تجميد الحساب»" : "Freeze account");
    },
  );
});

describe("an email", () => {
  it.each(mails)("has a subject on one line, and a text: $content.template in $language", ({ subject, text }) => {
    expect(subject).toMatch(/^[^\n]{10,60}$/);
    expect(text.length).toBeGreaterThan(50);
  });

  it.each(mails)(
    "holds the codes of its content, readable to a person and to a program: $content.template in $language",
    ({ text, content }) => {
      const plain = text.replaceAll(/[\u2066\u2069]/g, "");
      if ("code" in content) expect(plain).toContain(content.code);
      if ("holdCode" in content) expect(plain).toMatch(/(?<![A-Z-])KMRT-WXYZ(?![A-Z-])/);
    },
  );

  it.each(mails)("leads to the portal only: $content.template in $language", ({ text, language }) => {
    for (const [link] of text.matchAll(/https?:\/\/[^\s\u2069]+/g)) {
      expect(link).toMatch(new RegExp(`^https://${LONG_HOST}/${language}/(?:freeze(?:/link/${HOLD_LINK})?|recovery)$`));
    }
  });
});

describe("the envelope of a job", () => {
  it.each(contents)("gives $template back as it was put in", (content) => {
    const cipher = fieldCipher([TEST_KEYS]);
    const message: OutgoingMessage = { id: "1", recipient: { channel: "sms", to: "someone" }, language: "ar", content };
    const written = { message, writtenAt: 1 };
    expect(openEnvelope(cipher, sealEnvelope(cipher, written))).toEqual(written);
  });
});

describe("the words of a case", () => {
  it.each(LANGUAGES)("say what it is for, each goal in words of its own: in %s", (language) => {
    for (const channel of ["sms", "email"] as const) {
      for (const [template, filled] of Object.entries(byTemplate)) {
        const [first] = filled;
        if (first === undefined || !("goal" in first)) continue;
        const words = new Set(CASE_GOALS.map((goal) => JSON.stringify(said({ ...first, goal }, language, channel))));
        expect(words.size, template).toBe(CASE_GOALS.length);
      }
    }
  });

  it("of a release before this are read as of a number", () => {
    const cipher = fieldCipher([TEST_KEYS]);
    const content = { template: "mobile_change_cancelled_notice" } as MessageContent;
    const message: OutgoingMessage = { id: "1", recipient: { channel: "sms", to: "someone" }, language: "ar", content };
    expect(openEnvelope(cipher, sealEnvelope(cipher, { message, writtenAt: 1 })).message.content).toEqual({
      template: "mobile_change_cancelled_notice",
      goal: "number",
    });
  });
});

describe("the words of messages", () => {
  it("hold the same data in both languages", () => {
    const data = (text: string) =>
      (text.match(/482915|KMRT-WXYZ|https?:\/\/\S+/g) ?? [])
        .map((found) => found.replace(/\/(ar|en)\//, "/").replace("\u2069", ""))
        .sort();
    for (const content of contents) {
      for (const channel of ["sms", "email"] as const) {
        if (!has(content, "ar", channel)) continue;
        const [ar, en] = LANGUAGES.map((language) => data(Object.values(said(content, language, channel)).join(" ")));
        expect(en).toEqual(ar);
      }
    }
  });

  it("exist for the same channels in both languages", () => {
    for (const content of contents) {
      for (const channel of ["sms", "email"] as const)
        expect(has(content, "en", channel)).toBe(has(content, "ar", channel));
    }
  });

  it("are refused for a channel that a template has none for", () => {
    expect(() => said({ template: "sign_in_code", code: CODE }, "ar", "email")).toThrow(/not sent by email/);
    expect(() => said({ template: "email_code", code: CODE }, "ar", "sms")).toThrow(/not sent by SMS/);
  });
});
