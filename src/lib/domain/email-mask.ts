const MASK = "•••••";

/**
 * An e-mail that its owner recognises and nobody else learns: the first sign and the whole domain, `a•••••@example.sa`. Show it isolated and
 * left-to-right.
 */
export function maskEmail(address: string): string {
  const at = address.lastIndexOf("@");
  const [first = ""] = address.slice(0, at);
  return `${first}${MASK}${address.slice(at)}`;
}
