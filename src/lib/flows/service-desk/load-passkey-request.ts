import type { RequestOptions } from "#lib/domain/factors/passkey-options.ts";
import type { OfficerPorts } from "./desk-ports.ts";

/** Where the challenge of an officers' sign-in stands: at the page that was drawn. */
export const signInPlace = (page: string, now: number) =>
  ({ purpose: "officer", flowId: `sign-in:${page}`, now }) as const;

/** Asks for any passkey of this portal; the options name nobody. `page` is the id of the page that was drawn. */
export async function requestOfficerPasskey(ports: OfficerPorts, page: string): Promise<RequestOptions> {
  const { challenge } = await ports.passkeyChallenges.current(signInPlace(page, ports.clock.now()));
  return ports.webauthn.requestOptions(challenge);
}
