import { describe, expect, it } from "vitest";
import { createInbox, INBOX_LIMIT } from "#simulators/inbox.ts";
import { readMessage } from "#simulators/message-reading.ts";

const NOW = Date.UTC(2026, 5, 15, 9);

describe("Reading a message", () => {
  it.each([
    ["رمز الدخول: 123456\nلا تشاركه\n@localhost #123456", { code: "123456", holdCode: null, link: null }],
    ["رمز الإيقاف ABCDEFGH", { code: null, holdCode: "ABCDEFGH", link: null }],
    ["Hold code: \u2066ABCD-EFGH\u2069.", { code: null, holdCode: "ABCDEFGH", link: null }],
    ["NF-ABCD-EFGH for 05•••••678 on 2026-01-15, 1234567", { code: null, holdCode: null, link: null }],
    [
      "See http://localhost:3000/ar/case/123456.",
      { code: null, holdCode: null, link: "http://localhost:3000/ar/case/123456" },
    ],
  ])("finds what is in %j", (text, reading) => {
    expect(readMessage(text)).toEqual(reading);
  });
});

describe("The inbox", () => {
  it("keeps the newest 5,000 messages, newest first, each dated later than the one before", () => {
    const inbox = createInbox(() => NOW);
    for (let index = 0; index <= INBOX_LIMIT; index += 1) {
      inbox.deliver({ channel: "sms", to: "+966512345678", text: `${index}`, idempotencyKey: `${index}` });
    }
    const kept = inbox.list();
    expect(kept).toHaveLength(INBOX_LIMIT);
    expect([kept[0]?.text, kept.at(-1)?.text]).toEqual([`${INBOX_LIMIT}`, "1"]);
    expect(new Set(kept.map((message) => message.sentAt)).size).toBe(INBOX_LIMIT);
  });
});
