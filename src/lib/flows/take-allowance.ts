import { isForeignNumber } from "#lib/domain/mobile-number.ts";
import type { CodeAllowance, CodeRequest } from "#lib/ports/code-allowance.ts";
import type { Ports } from "#lib/ports/ports.ts";

type Taken = Awaited<ReturnType<CodeAllowance["take"]>>;

/**
 * Takes a code from its number's allowance and, where it goes to another country, from that of the account that has it sent: codes to ever
 * new numbers abroad are what swindlers are paid for.
 */
export async function takeAllowanceOf(
  { codeAllowance }: Pick<Ports, "codeAllowance">,
  accountId: string,
  request: CodeRequest,
): Promise<Taken> {
  if (!isForeignNumber(request.number)) return codeAllowance.take(request);
  const ofAccount = await codeAllowance.take({ ...request, purpose: "abroad", number: accountId });
  if (!ofAccount.taken) return ofAccount;
  const ofNumber = await codeAllowance.take(request);
  if (!ofNumber.taken) await codeAllowance.giveBack(request.messageId);
  return ofNumber;
}
