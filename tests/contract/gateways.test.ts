import { randomUUID } from "node:crypto";
import { afterAll, describe, expect, it } from "vitest";
import { httpMailer } from "#lib/adapters/mail/http-mailer.ts";
import { httpSmsGateway } from "#lib/adapters/sms/http-sms-gateway.ts";
import type { DeliveryOutcome } from "#lib/ports/delivery.ts";
import type { Mailer } from "#lib/ports/mailer.ts";
import type { SmsGateway } from "#lib/ports/sms-gateway.ts";
import { codeIn, fakeMailer, fakeSmsGateway } from "#tests/support/fakes/gateways.ts";
import { openSimulatedWorld } from "#tests/support/simulated-world.ts";

type Message = { readonly to: string; readonly text: string; readonly idempotencyKey: string };
type Subject = {
  readonly address: string;
  send(message: Message): Promise<DeliveryOutcome>;
  deliveredTo(to: string): Promise<readonly { readonly text: string }[]>;
  goDown(): Promise<unknown>;
  comeBack(): Promise<unknown>;
};

const world = await openSimulatedWorld();
afterAll(world.close);

const PHONE = "+966512345678";
const MAIL = "norah@example.org";
const sendSms = (gateway: SmsGateway) => (message: Message) => gateway.send({ ...message, class: "code" });
const sendMail = (mailer: Mailer) => (message: Message) => mailer.send({ ...message, subject: "نافذة", html: null });

function overHttp(service: "sms" | "email", send: Subject["send"], address: string): Subject {
  return {
    address,
    send,
    deliveredTo: async (to) => (await world.get(`/inbox.json?to=${encodeURIComponent(to)}`)).body as { text: string }[],
    goDown: () => world.setFault(service, "down"),
    comeBack: () => world.setFault(service, "ok"),
  };
}

function inMemory(
  fake: { readonly sent: Message[]; answerWith(outcome: DeliveryOutcome["outcome"]): void },
  send: Subject["send"],
  address: string,
): Subject {
  return {
    address,
    send,
    deliveredTo: async (to) => fake.sent.filter((message) => message.to === to),
    goDown: async () => fake.answerWith("retryable"),
    comeBack: async () => fake.answerWith("sent"),
  };
}

const sms = fakeSmsGateway();
const mail = fakeMailer();

describe.each([
  ["An SMS gateway over HTTP", overHttp("sms", sendSms(httpSmsGateway(world.endpoint("sms"))), PHONE)],
  ["An SMS gateway in memory", inMemory(sms, sendSms(sms), PHONE)],
  ["A mailer over HTTP", overHttp("email", sendMail(httpMailer(world.endpoint("email"))), MAIL)],
  ["A mailer in memory", inMemory(mail, sendMail(mail), MAIL)],
])("%s", (_, subject) => {
  const message = (): Message => ({ to: subject.address, text: "الرمز: 402913", idempotencyKey: randomUUID() });

  it("delivers a message to its address", async () => {
    expect(await subject.send(message())).toEqual({ outcome: "sent" });
    const [newest] = await subject.deliveredTo(subject.address);
    expect(newest && codeIn(newest)).toBe("402913");
  });

  it("delivers one key once, however often and however many at a time it is sent", async () => {
    const before = (await subject.deliveredTo(subject.address)).length;
    const same = message();
    const outcomes = await Promise.all([subject.send(same), subject.send(same), subject.send(same)]);
    expect(outcomes).toEqual([{ outcome: "sent" }, { outcome: "sent" }, { outcome: "sent" }]);
    expect(await subject.deliveredTo(subject.address)).toHaveLength(before + 1);
  });

  it("asks to try again while it is down, and then takes the same key", async () => {
    await subject.goDown();
    const kept = message();
    expect(await subject.send(kept)).toEqual({ outcome: "retryable" });
    await subject.comeBack();
    expect(await subject.send(kept)).toEqual({ outcome: "sent" });
  });

  it("rejects what is no address for good", async () => {
    expect(await subject.send({ ...message(), to: "nobody" })).toEqual({ outcome: "rejected" });
  });
});

describe("A gateway over HTTP that misbehaves", () => {
  it("asks to try again when it is slow, and delivers once although the message was sent twice", async () => {
    const to = "+966500009999";
    const gateway = httpSmsGateway(world.endpoint("sms", 200));
    const patient = httpSmsGateway(world.endpoint("sms"));
    const late = { to, text: "إشعار", idempotencyKey: randomUUID(), class: "notice" } as const;
    await world.setFault("sms", "slow", { latencyMs: 400 });
    expect(await gateway.send(late)).toEqual({ outcome: "retryable" });
    await world.setFault("sms", "ok");
    expect(await patient.send(late)).toEqual({ outcome: "sent" });
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect((await world.get(`/inbox.json?to=${encodeURIComponent(to)}`)).body).toHaveLength(1);
  });

  it("keeps the message for later when the token is wrong or nothing listens", async () => {
    const text = { to: PHONE, text: "إشعار", idempotencyKey: randomUUID(), class: "notice" } as const;
    const stranger = httpSmsGateway({ ...world.endpoint("sms"), token: null });
    const deaf = httpSmsGateway({ baseUrl: "http://127.0.0.1:1", token: null });
    expect(await stranger.send(text)).toEqual({ outcome: "retryable" });
    expect(await deaf.send(text)).toEqual({ outcome: "retryable" });
  });
});
