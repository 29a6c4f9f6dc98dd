import { isIP, isIPv4 } from "node:net";

/** From where a request came: the connection's own address, and what proxies wrote into `X-Forwarded-For`. */
export type ClientSource = { readonly socketAddress: string | undefined; readonly forwardedFor: string | undefined };

const MAPPED_IPV4 = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;

/** The eight groups of an IPv6 address, without leading zeros. */
function groupsOf(address: string): string[] {
  const [head = "", tail] = address.split("::");
  const left = head === "" ? [] : head.split(":");
  if (tail === undefined) return left;
  const right = tail === "" ? [] : tail.split(":");
  return [...left, ...Array.from({ length: 8 - left.length - right.length }, () => "0"), ...right];
}

/** The network of an address: /24 of IPv4, /64 of IPv6 (one household's or one phone's), as text; `unknown` for anything else. */
export function networkOf(address: string): string {
  const plain = MAPPED_IPV4.exec(address)?.[1] ?? address.replace(/%.*$/, "");
  if (isIPv4(plain)) return `${plain.split(".").slice(0, 3).join(".")}.0/24`;
  if (isIP(plain) === 0) return "unknown";
  const groups = groupsOf(plain.toLowerCase()).slice(0, 4);
  return `${groups.map((group) => Number.parseInt(group, 16).toString(16)).join(":")}::/64`;
}

/**
 * The client's address behind `trustedProxies` proxies of ours. Only as many entries of `X-Forwarded-For` as there are such proxies are
 * believed, counted from the end; the rest is the client's own word.
 */
export function clientAddress({ socketAddress, forwardedFor }: ClientSource, trustedProxies: number): string {
  if (trustedProxies === 0) return socketAddress ?? "";
  const entries = (forwardedFor ?? "").split(",").map((entry) => entry.trim());
  return entries.at(-trustedProxies) ?? "";
}
