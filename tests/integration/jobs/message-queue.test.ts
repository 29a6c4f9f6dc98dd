import { setTimeout as sleep } from "node:timers/promises";
import type { PgBoss } from "pg-boss";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { messageQueue, openQueue, queueOutbox } from "#lib/adapters/jobs/message-queue.ts";
import { pgBossRunner } from "#lib/adapters/jobs/pg-boss-runner.ts";
import type { Sweep } from "#lib/adapters/jobs/sweeper.ts";
import { isCodeMessage, type OutgoingMessage } from "#lib/domain/outgoing-message.ts";
import { accept, refuse } from "#lib/domain/result.ts";
import type { JobRunner } from "#lib/ports/job-runner.ts";
import type { WordMessage } from "#lib/ports/message-words.ts";
import type { Storage } from "#lib/stores/storage.ts";
import { transact } from "#lib/stores/transaction.ts";
import { fakeClock } from "#tests/support/fakes/clock.ts";
import { type FakeMailer, type FakeSmsGateway, fakeMailer, fakeSmsGateway } from "#tests/support/fakes/gateways.ts";
import { fakeLog } from "#tests/support/fakes/secrets.ts";
import { aMessage, idOf, inParallel, type TestStorage, testStorage } from "#tests/support/storage.ts";

const word: WordMessage = ({ content, recipient }) => {
  const text = isCodeMessage(content) ? content.code : content.template;
  return recipient.channel === "email" ? { subject: content.template, text } : { sms: text };
};

const noSites = { audit: { record: async () => undefined }, tellSite: async () => "not_registered" as const };

describe("the message queue, run by the portal's role", () => {
  let database: TestStorage;
  let writer: PgBoss;
  let storage: Storage;
  let sms: FakeSmsGateway;
  let mailer: FakeMailer;
  let log: ReturnType<typeof fakeLog>;
  const clock = fakeClock();
  const running: JobRunner[] = [];
  const givenBack: string[] = [];
  const codeAllowance = { giveBack: async (id: string) => void givenBack.push(id) };

  const runner = async (sweeps: readonly Sweep[] = []): Promise<JobRunner> => {
    const boss = messageQueue(database.pool, log);
    const made = pgBossRunner(
      { ...noSites, boss, cipher: database.cipher, clock, codeAllowance, log, mailer, sms, word },
      sweeps,
    );
    running.push(made);
    await made.start();
    return made;
  };
  const write = (messages: readonly OutgoingMessage[]) =>
    transact(storage, { messages, audit: [] }, async () => accept(null));
  const states = async () =>
    (await database.pool.query<{ state: string }>("SELECT state FROM pgboss.job WHERE name = 'messages'")).rows.map(
      ({ state }) => state,
    );

  beforeAll(async () => {
    database = await testStorage();
    log = fakeLog();
    writer = messageQueue(database.pool, log);
    await openQueue(writer);
    storage = { ...database, outbox: queueOutbox(writer, database.cipher, clock) };
  });
  beforeEach(async () => {
    await database.pool.query("DELETE FROM pgboss.job");
    sms = fakeSmsGateway();
    mailer = fakeMailer();
    log.events.length = 0;
    givenBack.length = 0;
  });
  afterEach(() => Promise.all(running.splice(0).map((one) => one.stop())));
  afterAll(async () => {
    await writer.stop({ graceful: false });
    await database.close();
  });

  it("delivers an SMS and an e-mail, in words, by one runDue", async () => {
    const jobs = await runner();
    await write([
      aMessage("one"),
      aMessage("two", {
        recipient: { channel: "email", to: "a@example.sa" },
        content: { template: "account_frozen_notice" },
      }),
    ]);
    await jobs.runDue();
    expect(sms.sent).toEqual([{ to: "+966512345678", text: "123456", idempotencyKey: idOf("one"), class: "code" }]);
    expect(mailer.sent).toMatchObject([
      { to: "a@example.sa", subject: "account_frozen_notice", html: null, idempotencyKey: idOf("two") },
    ]);
    expect(await states()).toEqual(["completed", "completed"]);
    expect(log.events).toEqual(["message.sent", "message.sent"]);
  });

  it("sends nothing for a change that was rolled back", async () => {
    const jobs = await runner();
    const messages = [aMessage("never")];
    await transact(storage, { messages, audit: [] }, async () => refuse("no"));
    const broken = transact(
      storage,
      { messages, audit: [{ event: "account.frozen", accountId: null, at: Number.NaN, details: {} }] },
      async () => accept(null),
    );
    await expect(broken).rejects.toThrow();
    const late = storage.database.$transaction(async (transaction) => {
      await storage.outbox.write((sql, values) => transaction.$queryRawUnsafe(sql, ...values), messages);
      throw new Error("after the message was written");
    });
    await expect(late).rejects.toThrow(/after the message/);
    await jobs.runDue();
    expect(sms.sent).toEqual([]);
    expect(await states()).toEqual([]);
  });

  it("delivers each of 60 messages once with three workers at once", async () => {
    const workers = [await runner(), await runner(), await runner()];
    let calls = 0;
    const { send } = sms;
    Object.assign(sms, {
      send: async (message: Parameters<typeof send>[0]) => {
        calls += 1;
        await sleep(5);
        return send(message);
      },
    });
    await inParallel(20, (index) => write([0, 1, 2].map((part) => aMessage(`message-${index}-${part}`))));
    await Promise.all(workers.map((worker) => worker.runDue()));
    await expect.poll(() => sms.sent.length).toBe(60);
    expect(calls).toBe(60);
  });

  it("tries again after a gateway's fault, with the same key", async () => {
    const jobs = await runner();
    sms.answerWith("retryable");
    await write([aMessage("again")]);
    await jobs.runDue();
    expect(await states()).toEqual(["retry"]);
    sms.answerWith("sent");
    await expect
      .poll(() => sms.sent.map(({ idempotencyKey }) => idempotencyKey), { timeout: 6_000 })
      .toEqual([idOf("again")]);
  });

  it("knows of a message by its id whether it is still to be handed over", async () => {
    const jobs = await runner();
    sms.answerWith("retryable");
    await write([aMessage("slow")]);
    expect(await jobs.isUnderWay(idOf("slow"))).toBe(true);
    await jobs.runDue();
    expect(await jobs.isUnderWay(idOf("slow"))).toBe(true);
    sms.answerWith("sent");
    await expect.poll(() => jobs.isUnderWay(idOf("slow")), { timeout: 6_000 }).toBe(false);
    expect(await jobs.isUnderWay(idOf("never written"))).toBe(false);
  });

  it("gives up what a gateway rejects, and says so without naming anyone", async () => {
    const jobs = await runner();
    sms.answerWith("rejected");
    await write([aMessage("rejected")]);
    await jobs.runDue();
    expect(await states()).toEqual(["completed"]);
    expect(log.events).toEqual(["message.rejected"]);
  });

  it("does not send a code that expired on the way, but a notice still", async () => {
    await write([aMessage("code"), aMessage("notice", { content: { template: "sign_in_attempts_notice" } })]);
    clock.advance(5 * 60_000);
    await (await runner()).runDue();
    expect(sms.sent.map(({ idempotencyKey }) => idempotencyKey)).toEqual([idOf("notice")]);
    expect(log.events).toContain("message.expired");
    expect(givenBack).toEqual([idOf("code")]);
  });

  it("drops a decoy, whose job looks like any other", async () => {
    const decoy = {
      recipient: { channel: "decoy", to: null },
      content: { template: "sign_in_attempts_notice" },
    } as const;
    await write([aMessage("decoy", decoy), aMessage("real", { content: { template: "sign_in_attempts_notice" } })]);
    const { rows } = await database.pool.query("SELECT length(data::text) AS length FROM pgboss.job");
    expect(rows[0].length).toBe(rows[1].length);
    await (await runner()).runDue();
    expect(sms.sent.map(({ idempotencyKey }) => idempotencyKey)).toEqual([idOf("real")]);
    expect(await states()).toEqual(["completed", "completed"]);
    expect(log.events).toEqual(["message.sent"]);
  });

  it("keeps nothing readable in the job table", async () => {
    await write([aMessage("readable")]);
    const rows = JSON.stringify((await database.pool.query("SELECT * FROM pgboss.job")).rows);
    for (const secret of ["966512345678", "123456", "sign_in_code"]) expect(rows).not.toContain(secret);
  });

  it("sends at a nudge, one message after the other", async () => {
    const jobs = await runner();
    await jobs.runDue();
    for (let index = 0; index < 5; index += 1) {
      await write([aMessage(`quick-${index}`)]);
      jobs.nudge();
      await expect.poll(() => sms.sent.length, { interval: 1 }).toBe(index + 1);
    }
  });

  it("delivers by runDue what a sweep has just written", async () => {
    let isDue = false;
    const run = async () => void (isDue && (await write([aMessage("swept")])));
    const jobs = await runner([{ name: "writing", everyMs: 60_000, run }]);
    await jobs.runDue();
    isDue = true;
    await jobs.runDue();
    expect(sms.sent.map(({ idempotencyKey }) => idempotencyKey)).toEqual([idOf("swept")]);
  });
});
