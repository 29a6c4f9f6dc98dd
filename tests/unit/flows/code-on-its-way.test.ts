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
function withNothingHandedOver<Ports extends { readonly jobs: JobRunner }>(
  ports: Ports,
  askedAfter: string[] = [],
): Ports {
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

const FLOWS: Readonly<Record<string, () => Promise<Begun>>> = {
  registration: async () => {
    const world = registrationWorld();
    const { memory, clock } = world;
    const askedAfter: string[] = [];
    const { flowId } = await walkToCode(world);
    const resend = (ports: typeof world.ports) => () => resendActivationCode(ports, { flowId, visit: VISIT });
    return {
      messages: memory.messages,
      clock,
      askedAfter,
      held: resend(withNothingHandedOver(world.ports, askedAfter)),
      free: resend(world.ports),
    };
  },
  "sign-in": async () => {
    const world = signInWorld([anAccount()]);
    const { memory, clock } = world;
    const askedAfter: string[] = [];
    await world.submit({ password: RIGHT });
    const resend = (ports: typeof world.ports) => () => resendSignInCode(ports, { uid: "uid-1", visit: world.visit });
    return {
      messages: memory.messages,
      clock,
      askedAfter,
      held: resend(withNothingHandedOver(world.ports, askedAfter)),
      free: resend(world.ports),
    };
  },
  "mobile change": async () => {
    const world = mobileChangeWorld();
    const { world: memory, clock } = world;
    const askedAfter: string[] = [];
    const own = await enterByAbsher(world);
    await askForChange(world, own);
    const resend = (ports: typeof world.ports) => () => resendChangeCode(ports, own);
    return {
      messages: memory.messages,
      clock,
      askedAfter,
      held: resend(withNothingHandedOver(world.ports, askedAfter)),
      free: resend(world.ports),
    };
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
