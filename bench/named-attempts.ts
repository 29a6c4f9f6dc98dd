import type { FreezeChannel } from "#lib/domain/freeze/freeze-machine.ts";
import type { RecoveryAim } from "#lib/domain/recovery/aim.ts";
import { freezeByPassword } from "#lib/flows/freeze/freeze-by-password.ts";
import type { FreezePorts } from "#lib/flows/freeze/freeze-ports.ts";
import { askForFreezeCode } from "#lib/flows/freeze/send-freeze-code.ts";
import { provePassword } from "#lib/flows/mobile-change/prove-password.ts";
import { startAbsherRoute } from "#lib/flows/mobile-change/start.ts";
import { beginRecovery } from "#lib/flows/recovery/begin.ts";
import { enterNumberCode } from "#lib/flows/recovery/enter-number-code.ts";
import { identify } from "#lib/flows/recovery/identify.ts";
import type { RecoveryPorts } from "#lib/flows/recovery/recovery-ports.ts";
import type { SignInPorts } from "#lib/flows/sign-in/sign-in-ports.ts";
import { submitCredentials } from "#lib/flows/sign-in/submit-credentials.ts";
import type { NamedAttempt, Stranger } from "./compare-names.ts";

/** What the steps need from outside, and the code that was made last, which a message would bring. */
export type AttemptPorts = SignInPorts & RecoveryPorts & FreezePorts & { lastCode(): string };

const WRONG_PASSWORD = "Not-The-One#1";
const PICTURE = "00000";
const ROUNDS = 150;

/** Every step at which a stranger names an account before anything is proved. */
export const NAMED_ATTEMPTS: readonly NamedAttempt<AttemptPorts>[] = [
  {
    title: "sign-in, wrong password",
    rounds: 400,
    ends: "sign_in_wrong",
    ready: async (ports, { name, visit }) => {
      const given = { uid: ports.chance.token(), name, password: WRONG_PASSWORD, picture: PICTURE, visit };
      return { step: () => submitCredentials(ports, given) };
    },
  },
  identified("recovery, a number is named", { kind: "change_number" }, "+96655"),
  identified("recovery, a number of another country is named", { kind: "freeze_account" }, "+97150"),
  {
    title: "recovery, the number is proved and not theirs",
    rounds: ROUNDS,
    ends: "number_refused",
    ready: async (ports, stranger) => {
      const { own, step } = await identity(ports, stranger, { aim: { kind: "change_number" }, numbers: "+96655" });
      await step();
      const code = ports.lastCode();
      const cameTo = async () => (await ports.recoveries.find(own.flowId))?.state.step ?? "nothing";
      return { step: () => enterNumberCode(ports, own, code), cameTo };
    },
  },
  {
    title: "freeze, wrong password",
    rounds: ROUNDS,
    ends: "sign_in_wrong",
    ready: async (ports, { name, visit }) => {
      const page = ports.chance.token();
      const typed = { name, password: WRONG_PASSWORD, picture: PICTURE, page, visit };
      return { step: () => freezeByPassword(ports, typed) };
    },
  },
  freezeCode("freeze, a code to the number is asked for", "sms"),
  freezeCode("freeze, a code to the e-mail is asked for", "email"),
  {
    title: "change of number by Absher, wrong password",
    rounds: ROUNDS,
    ends: "absher_sign_in_wrong",
    ready: async (ports, { name, visit }) => {
      const own = { flowId: await startAbsherRoute(ports), visit, session: null };
      const typed = { name, fullName: "Person Of The Bench", password: WRONG_PASSWORD, picture: PICTURE };
      return { step: () => provePassword(ports, own, typed) };
    },
  },
];

type Typed = { readonly aim: RecoveryAim; readonly numbers: string };

/** A recovery up to its first form: somebody's name with a number that is nobody's yet, one of its own for each flow. */
async function identity(ports: AttemptPorts, { name, nth, visit }: Stranger, { aim, numbers }: Typed) {
  const own = { flowId: await beginRecovery(ports, aim, []), visit, language: "ar" } as const;
  const wish = { number: `${numbers}${String(nth).padStart(7, "0")}`, email: null };
  return { own, step: () => identify(ports, own, { name, wish, picture: PICTURE }) };
}

function identified(title: string, aim: RecoveryAim, numbers: string): NamedAttempt<AttemptPorts> {
  return {
    title,
    rounds: ROUNDS,
    ends: "accepted",
    ready: (ports, stranger) => identity(ports, stranger, { aim, numbers }),
  };
}

function freezeCode(title: string, channel: FreezeChannel): NamedAttempt<AttemptPorts> {
  return {
    title,
    rounds: ROUNDS,
    ends: "accepted",
    ready: async (ports, { name, visit }) => {
      const asked = { name, channel, picture: PICTURE, page: ports.chance.token() };
      return { step: () => askForFreezeCode(ports, { visit, language: "ar" }, asked) };
    },
  };
}
