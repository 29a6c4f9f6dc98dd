import { NEW_ACCOUNT_CAP_MS, type NewAccount } from "#lib/domain/account/account.ts";
import { LINKED_PLATFORMS } from "#lib/domain/account/platforms.ts";
import type { AuditEvent } from "#lib/domain/audit-event.ts";
import { HOLD_CODE_LIFETIME_MS } from "#lib/domain/hold-code.ts";
import type { OutgoingMessage } from "#lib/domain/outgoing-message.ts";
import type { RegistrationAt } from "#lib/domain/registration/state.ts";
import type { Instant } from "#lib/domain/result.ts";
import type { Activation } from "#lib/ports/registration-store.ts";
import type { Vouched } from "./ask-registries.ts";
import type { RegistrationPorts } from "./registration-ports.ts";

type ActivationPorts = Pick<RegistrationPorts, "chance" | "clock">;

/** Everything that exists from the moment of activation on: the account, its platforms, and who is told what. */
export function activationOf(
  ports: ActivationPorts,
  state: RegistrationAt<"number_proved">,
  vouched: Vouched,
): Activation {
  const now = ports.clock.now();
  const account = newAccount(ports.chance.uuid(), state, { vouched, now });
  const notices = otherNumbers(state, vouched).map((number) => ({ number, holdCode: ports.chance.holdCode() }));
  const expiresAt = now + HOLD_CODE_LIFETIME_MS;
  return {
    account,
    platforms: LINKED_PLATFORMS,
    holdCodes: notices.map(({ holdCode }) => ({ code: holdCode, reason: "new_account", caseId: null, expiresAt })),
    releasedFrom: vouched.holder,
    effects: {
      messages: [
        ...notices.map((notice) => newAccountNotice(ports, account, notice)),
        ...movedAwayNotice(ports, vouched),
      ],
      audit: auditEntries(account, vouched, { notices: notices.length, by: routeOf(state) }),
    },
  };
}

/** Who came by National File was vouched for by Absher as well, and has no seven days to wait (mobile-change, New accounts). */
function newAccount(
  id: string,
  { absher, identity, details }: RegistrationAt<"number_proved">,
  { vouched, now }: { readonly vouched: Vouched; readonly now: Instant },
): NewAccount {
  const { person } = vouched;
  const { name, birthDate, birthDateHijri, idExpiry, gender, nationality } = person;
  return {
    id,
    status: { kind: "active" },
    nationalId: identity.nationalId,
    kind: person.kind,
    username: details.username,
    passwordHash: details.passwordHash,
    passwordChangedAt: now,
    mobile: { number: identity.mobile, usable: true, verifiedAt: now, changedAt: null, checkedAt: now },
    email: identity.email === null ? null : { address: identity.email, verifiedAt: null },
    identity: { name, birthDate, birthDateHijri, idExpiry, gender, nationality },
    language: details.language,
    terms: details.terms,
    cappedUntil: absher === null ? now + NEW_ACCOUNT_CAP_MS : now,
    guardedUntil: null,
    createdAt: now,
  };
}

/** Every other personal number that the registry lists for the id (mobile-change, New accounts). */
function otherNumbers({ identity }: RegistrationAt<"number_proved">, { numbers }: Vouched): readonly string[] {
  const personal = numbers.filter(({ contract, number }) => contract === "personal" && number !== identity.mobile);
  return [...new Set(personal.map(({ number }) => number))];
}

function newAccountNotice(
  ports: ActivationPorts,
  account: NewAccount,
  { number, holdCode }: { readonly number: string; readonly holdCode: string },
): OutgoingMessage {
  return {
    id: ports.chance.uuid(),
    recipient: { channel: "sms", to: number },
    language: account.language,
    content: { template: "new_account_notice", holdCode },
  };
}

function movedAwayNotice(ports: ActivationPorts, { holder }: Vouched): readonly OutgoingMessage[] {
  if (holder === null || holder.email === null) return [];
  return [
    {
      id: ports.chance.uuid(),
      recipient: { channel: "email", to: holder.email.address },
      language: holder.language,
      content: { template: "mobile_moved_away_notice" },
    },
  ];
}

const routeOf = ({ absher }: RegistrationAt<"number_proved">) => (absher === null ? "registration" : "national_file");

type Told = { readonly notices: number; readonly by: ReturnType<typeof routeOf> };

function auditEntries(account: NewAccount, { holder }: Vouched, { notices, by }: Told): readonly AuditEvent[] {
  const at = account.createdAt;
  const activated = { event: "registration.activated", accountId: account.id, at, details: { notices, by } } as const;
  if (holder === null) return [activated];
  return [activated, { event: "mobile.moved_away", accountId: holder.id, at, details: { by } }];
}
