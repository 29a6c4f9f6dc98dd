import { describe, expect, it } from "vitest";
import { resendCode as resendChangeCode } from "#lib/flows/mobile-change/send-code.ts";
import { resendCode as resendActivationCode } from "#lib/flows/registration/resend-code.ts";
import { resendCode as resendSignInCode } from "#lib/flows/sign-in/send-code.ts";
import type { JobRunner } from "#lib/ports/job-runner.ts";
import { anAccount } from "#tests/support/fakes/memory-accounts.ts";
import { askForChange, enterByAbsher } from "#tests/support/mobile-change-steps.ts";
import { mobileChangeWorld } from "#tests/support/mobile-change-world.ts";
import { registrationWorld, VISIT, walkToCode } from "#tests/support/registration-world.ts";
import { signInWorld } from "#tests/support/sign-in-world.ts";

const [MINUTE_MS, CODE_LIFETIME_MS] = [60_000, 5 * 60_000];
const RIGHT = "Correct-Horse#1";

/** The same ports where nothing has been handed over yet; remembers which messages were asked after. */
function withNothingHandedOver<Ports extends { readonly jobs: JobRunner }>(ports: Ports, askedAfter: string[]): Ports {
  const isUnderWay = async (messageId: string) => {
    askedAfter.push(messageId);
    return true;
  };
  return { ...ports, jobs: { ...ports.jobs, isUnderWay } };
}

type Resend = () => Promise<{ readonly ok: boolean }>;
type Begun = {
  readonly messages: readonly { readonly id: string }[];
  readonly clock: { advance(ms: number): void };
  /** Asks again while the message is still on its way. */
  readonly held: Resend;
  readonly free: Resend;
  readonly askedAfter: readonly string[];
};

/** What each flow brings: where its messages go, its clock, and how it asks again on any ports. */
type Begin<Ports> = {
  readonly ports: Ports;
  readonly messages: Begun["messages"];
  readonly clock: Begun["clock"];
  readonly resend: (ports: Ports) => ReturnType<Resend>;
};

function begun<Ports extends { readonly jobs: JobRunner }>({ ports, resend, ...seen }: Begin<Ports>): Begun {
  const askedAfter: string[] = [];
  const held = withNothingHandedOver(ports, askedAfter);
  return { ...seen, askedAfter, held: () => resend(held), free: () => resend(ports) };
}

const FLOWS: Readonly<Record<string, () => Promise<Begun>>> = {
  registration: async () => {
    const world = registrationWorld();
    const { ports, memory, clock } = world;
    const { flowId } = await walkToCode(world);
    const resend = (on: typeof ports) => resendActivationCode(on, { flowId, visit: VISIT });
    return begun({ ports, messages: memory.messages, clock, resend });
  },
  "sign-in": async () => {
    const { ports, memory, clock, submit, visit } = signInWorld([anAccount()]);
    await submit({ password: RIGHT });
    const resend = (on: typeof ports) => resendSignInCode(on, { uid: "uid-1", visit });
    return begun({ ports, messages: memory.messages, clock, resend });
  },
  "mobile change": async () => {
    const world = mobileChangeWorld();
    const own = await enterByAbsher(world);
    await askForChange(world, own);
    const { ports, clock } = world;
    const resend = (on: typeof ports) => resendChangeCode(on, own);
    return begun({ ports, messages: world.world.messages, clock, resend });
  },
};

describe.each(Object.entries(FLOWS))("a code of a %s that has not been handed over", (_, begin) => {
  it("is waited for instead of joined by another one, as often as it is asked again", async () => {
    const { messages, clock, held, free, askedAfter } = await begin();
    const before = messages.length;
    clock.advance(MINUTE_MS);
    for (let asked = 0; asked < 12; asked += 1) {
      expect(await held()).toEqual({ ok: false, refusal: { code: "code_on_its_way" } });
    }
    expect(messages).toHaveLength(before);
    expect(new Set(askedAfter)).toEqual(new Set([messages.at(-1)?.id]));
    expect(await free()).toMatchObject({ ok: true });
  });

  it("is replaced once it could not be used any more", async () => {
    const { clock, held } = await begin();
    clock.advance(CODE_LIFETIME_MS);
    expect(await held()).toMatchObject({ ok: true });
  });
});
