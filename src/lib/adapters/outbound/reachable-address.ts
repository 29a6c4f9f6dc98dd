import { type LookupAddress, lookup } from "node:dns";
import { isIP, type LookupFunction } from "node:net";
import ipaddr from "ipaddr.js";
import { type IntranetHosts, isOpened } from "./intranet-hosts.ts";

/**
 * Which addresses sites may have: public ones only, this machine's too (a demonstration, whose issuer is itself a loopback address), or public ones and
 * hosts of an intranet that the operator named one by one.
 */
export type Reach = "public" | "public_and_loopback" | { readonly intranet: IntranetHosts };

/** Why no connection was made. It names no address, since a host's addresses are not ours to tell. */
export class AddressRefused extends Error {
  override readonly name = "AddressRefused";
}

/**
 * Whether an IP address may be called. Everything that is not public (private, loopback, link-local with the clouds' metadata services,
 * carrier-grade NAT, multicast, reserved, addresses that carry another one inside) is refused, also as an IPv4-mapped IPv6 address. A private one is called for the sake
 * of the `host` that led to it, where the operator named that host.
 */
export function mayReach(address: string, reach: Reach, host: string = address): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  const range = parsed.range();
  if (range === "unicast") return true;
  if (typeof reach === "string") return range === "loopback" && reach === "public_and_loopback";
  return isOpened({ address: parsed.toString(), range }, host, reach.intranet);
}

/** Whether a URL's scheme and host may be called: https anywhere public; http on this machine only, where that is allowed at all. */
export function mayCall({ protocol, hostname, username }: URL, reach: Reach): boolean {
  const host = hostname.replace(/^\[(.*)\]$/, "$1");
  if (username !== "" || (isIP(host) !== 0 && !mayReach(host, reach))) return false;
  if (protocol === "https:") return true;
  const isLoopback = host === "localhost" || (isIP(host) !== 0 && ipaddr.process(host).range() === "loopback");
  return protocol === "http:" && isLoopback && reach === "public_and_loopback";
}

/**
 * The look-up for one connection, so that the address that was checked is the one that is called (a name that answers differently the second
 * time gains nothing). A name of which any address is refused is refused.
 */
export function guardedLookup(reach: Reach): LookupFunction {
  return (hostname, options, answer) => {
    const isRefused = ({ address }: LookupAddress) => !mayReach(address, reach, hostname);
    lookup(hostname, { ...options, all: true }, (error, found) => {
      if (error !== null) return answer(error, "");
      const [first] = found;
      if (first === undefined || found.some(isRefused)) return answer(new AddressRefused("no public address"), "");
      return options.all === true ? answer(null, found) : answer(null, first.address, first.family);
    });
  };
}
