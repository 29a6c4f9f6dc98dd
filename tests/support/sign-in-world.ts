import { otplibCodes } from "#lib/adapters/authenticator/otplib-codes.ts";
import type { Account } from "#lib/domain/account/account.ts";
import type { SignInName } from "#lib/domain/sign-in-name.ts";
import type { SignInPorts } from "#lib/flows/sign-in/sign-in-ports.ts";
import { submitCredentials } from "#lib/flows/sign-in/submit-credentials.ts";
import type { OwnershipAnswer } from "#lib/ports/mobile-ownership.ts";
import { fakeClock } from "./fakes/clock.ts";
import { memoryAccountStore } from "./fakes/memory-accounts.ts";
import { memoryFactors } from "./fakes/memory-factors.ts";
import { fakePictureCodes } from "./fakes/memory-picture-codes.ts";
import { memoryCodeAllowance, memoryFlowStore, memoryKnownDevices, memoryThrottle } from "./fakes/memory-stores.ts";
import { memoryWorld } from "./fakes/memory-world.ts";
import { fakeChance, fakeHash, fakePasswords } from "./fakes/secrets.ts";
import { recording } from "./recording.ts";

/** When the sign-in tests take place. */
export const NOW = Date.UTC(2026, 10, 22, 9);

type Given = {
  readonly uid?: string;
  readonly name?: SignInName;
  readonly password: string;
  readonly picture?: string;
  readonly keepPicture?: boolean;
  readonly digits?: number;
  readonly network?: string;
  readonly deviceToken?: string;
};

/** The sign-in's ports on fakes, with the calls that reach stores and hasher recorded in order. */
export function signInWorld(
  accounts: readonly Account[],
  ownership: OwnershipAnswer["answer"] = "yes",
  simChangedAt: number | null = null,
) {
  const memory = memoryWorld(accounts);
  const calls: string[] = [];
  const enrolled = memoryFactors(memory);
  const passwords = fakePasswords();
  const pictures = fakePictureCodes();
  const clock = fakeClock(NOW);
  const recorded: SignInPorts = {
    accounts: recording(memoryAccountStore(memory), "accounts", calls),
    authenticatorCodes: otplibCodes,
    chance: fakeChance(),
    clock,
    codeAllowance: recording(memoryCodeAllowance(), "codeAllowance", calls),
    devices: recording(memoryKnownDevices(), "devices", calls),
    factors: recording(enrolled.factors, "factors", calls),
    hash: fakeHash,
    jobs: {
      start: async () => {},
      runDue: async () => {},
      nudge: () => {},
      isUnderWay: async () => false,
      stop: async () => {},
    },
    mobileOwnership: {
      check: async () => ({
        answer: ownership,
        contract: ownership === "yes" ? "personal" : null,
        simChangedAt,
      }),
      numbersOf: async () => ({ kind: "unknown" }),
    },
    passwords,
    pictures,
    recoveryCodes: recording(enrolled.recoveryCodes, "recoveryCodes", calls),
    signIns: memoryFlowStore(memory),
    throttle: recording(memoryThrottle(), "throttle", calls),
    totps: recording(enrolled.totps, "totps", calls),
  };
  const visit = { network: "192.0.2.0/24", deviceToken: null };
  const submit = async (given: Given) => {
    const uid = given.uid ?? "uid-1";
    const ticket = { purpose: "sign_in", flowId: uid, now: clock.now() } as const;
    const picture = given.keepPicture === true ? "" : await pictures.renew(ticket, given.digits ?? 5);
    const answer = given.picture ?? (picture === "" ? "12345" : pictures.answerOf(picture));
    return submitCredentials(recorded, {
      uid,
      visit: { network: given.network ?? visit.network, deviceToken: given.deviceToken ?? null },
      name: given.name ?? ({ kind: "username", key: "ahmad1234" } as SignInName),
      password: given.password,
      picture: answer,
    });
  };
  const lastCode = (): string => {
    const content = memory.messages.findLast(({ content }) => content.template === "sign_in_code")?.content;
    if (content?.template !== "sign_in_code") throw new Error("no code was sent");
    return content.code;
  };
  return { ports: recorded, memory, calls, passwords, enrolled, visit, submit, lastCode, clock };
}
