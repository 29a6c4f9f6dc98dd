import { systemChance } from "#lib/adapters/chance/system-chance.ts";
import { webauthnPasskeys } from "#lib/adapters/passkeys/webauthn-passkeys.ts";
import type { OutgoingMessage } from "#lib/domain/outgoing-message.ts";
import type { Result } from "#lib/domain/result.ts";
import { admitOfficer } from "#lib/flows/service-desk/admit-officer.ts";
import type { ConfirmPorts } from "#lib/flows/service-desk/confirm-in-person.ts";
import type { DeskPorts, OfficerPorts } from "#lib/flows/service-desk/desk-ports.ts";
import { enrolOfficer } from "#lib/flows/service-desk/enrol-officer.ts";
import { inviteOfficer } from "#lib/flows/service-desk/invite-officer.ts";
import { offerEnrolment, officerHandle } from "#lib/flows/service-desk/load-enrolment.ts";
import { requestOfficerPasskey } from "#lib/flows/service-desk/load-passkey-request.ts";
import { lookUpPerson } from "#lib/flows/service-desk/look-up-person.ts";
import { signedInOfficer, signInOfficer } from "#lib/flows/service-desk/officer-sign-in.ts";
import type { OfficerSession } from "#lib/ports/officer-session-store.ts";
import { accountStore } from "#lib/stores/account-store.ts";
import { deskCodeStore } from "#lib/stores/desk-code-store.ts";
import { deskLookupStore } from "#lib/stores/desk-lookup-store.ts";
import { inPersonCodes } from "#lib/stores/in-person-codes.ts";
import { mobileChangeStore } from "#lib/stores/mobile-change-store.ts";
import { officerSessionStore } from "#lib/stores/officer-session-store.ts";
import { officerStore } from "#lib/stores/officer-store.ts";
import { passkeyChallenges } from "#lib/stores/passkey-challenges.ts";
import { throttleStore } from "#lib/stores/throttle.ts";
import { type Authenticator, anAuthenticator } from "./authenticator.ts";
import { fakeClock } from "./fakes/clock.ts";
import { fakePictureCodes } from "./fakes/memory-picture-codes.ts";
import { testStorage } from "./storage.ts";

/** Where the portal of these tests lives. */
export const ORIGIN = "https://login.example.sa";

/** An enrolled officer with the passkey. */
export type TestOfficer = { readonly id: string; readonly authenticator: Authenticator };

/** The value of what must not be refused here. */
export function granted<Value>(result: Result<Value, { readonly code: string }>): Value {
  if (!result.ok) throw new Error(`refused: ${result.refusal.code}`);
  return result.value;
}

/** The service desk on a real PostgreSQL, with the real judgement of passkeys; messages end in `told`. */
export async function serviceDeskWorld() {
  const told: OutgoingMessage[] = [];
  const storage = await testStorage({ write: async (_run, messages) => void told.push(...messages) });
  const [clock, chance, pictures] = [fakeClock(), systemChance, fakePictureCodes()];
  const jobs = { start: async () => {}, runDue: async () => {}, nudge: () => {}, isUnderWay: async () => false };
  const ports: DeskPorts & OfficerPorts & ConfirmPorts = {
    accounts: accountStore(storage),
    chance,
    clock,
    deskCodes: deskCodeStore(storage),
    deskLookups: deskLookupStore(storage),
    hash: storage.hash,
    inPersonCodes: inPersonCodes(storage),
    jobs: { ...jobs, stop: async () => {} },
    mobileChanges: mobileChangeStore(storage),
    officers: officerStore(storage),
    officerSessions: officerSessionStore(storage),
    passkeyChallenges: passkeyChallenges(storage, chance),
    pictures,
    throttle: throttleStore(storage),
    webauthn: webauthnPasskeys(ORIGIN),
  };
  return { ports, storage, clock, told, pictures, ...acts(ports) };
}

/** The service desk of a test. */
export type ServiceDeskWorld = Awaited<ReturnType<typeof serviceDeskWorld>>;

function acts(ports: DeskPorts & OfficerPorts) {
  /** What an authenticator makes of an enrolment's offer. */
  const answerTo = async (token: string, id: string, authenticator = anAuthenticator(ORIGIN)) => {
    const offered = granted(await offerEnrolment(ports, token));
    const answer = authenticator.create(String(offered.options.challenge), officerHandle(ports, id));
    return { answer, authenticator };
  };
  const enrolled = async (name: string, desk: string): Promise<TestOfficer> => {
    const { id, token } = granted(await inviteOfficer(ports, { name, desk }));
    const { answer, authenticator } = await answerTo(token, id);
    granted(await enrolOfficer(ports, { token, answer }));
    return { id, authenticator };
  };
  /** Shows the officer's passkey on a page of its own and answers the session's token, or the refusal. */
  const tryToSignIn = async ({ authenticator }: TestOfficer, page = crypto.randomUUID()) => {
    const options = await requestOfficerPasskey(ports, page);
    return signInOfficer(ports, { page, answer: authenticator.show(String(options.challenge)) });
  };
  const signIn = async (officer: TestOfficer): Promise<OfficerSession> => {
    const session = await signedInOfficer(ports, granted(await tryToSignIn(officer)));
    if (session === null) throw new Error("the session ended at once");
    return session;
  };
  const lookUp = async (session: OfficerSession, nationalId: string): Promise<string> =>
    granted(
      await lookUpPerson(ports, session, {
        nationalId: nationalId as Parameters<typeof lookUpPerson>[2]["nationalId"],
        reason: "number_change",
        note: "came with the ID card",
      }),
    );
  /** A later officer with the word of two desks. */
  const admitted = async (name: string, desk: string, by: readonly OfficerSession[]): Promise<TestOfficer> => {
    const officer = await enrolled(name, desk);
    for (const session of by) granted(await admitOfficer(ports, session, officer.id));
    return officer;
  };
  return { answerTo, enrolled, tryToSignIn, signIn, lookUp, admitted };
}
