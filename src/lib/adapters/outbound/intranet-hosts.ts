/** Host names and addresses of an intranet that sites may have, as they stand in a URL's `hostname`, without brackets. */
export type IntranetHosts = ReadonlySet<string>;

/** Only these ranges can be opened by name. Not loopback and not link-local, where clouds keep their machines' secrets. */
const INTRANET_RANGES: readonly string[] = ["private", "uniqueLocal"];

/** Where clouds answer with their machines' secrets, inside a range that can be opened (EC2 over IPv6). */
const METADATA: ReadonlySet<string> = new Set(["fd00:ec2::254"]);

/** Whether an address, of that range, may be called because the operator named the host. */
export function isOpened(
  { address, range }: { readonly address: string; readonly range: string },
  host: string,
  opened: IntranetHosts,
): boolean {
  return INTRANET_RANGES.includes(range) && !METADATA.has(address) && opened.has(host.toLowerCase());
}
