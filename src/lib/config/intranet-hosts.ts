import { isIP } from "node:net";
import { z } from "zod";

const NAME = /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$/;

const isHost = (text: string): boolean => isIP(text) !== 0 || NAME.test(text);

/**
 * Hosts of an intranet at which sites may publish keys and hear of sign-outs, with commas between them: exact names or addresses, in small letters, without ports. None by
 * default. Refuses patterns and networks: each host is opened by its name alone (decision 62).
 */
export const intranetSiteHosts = z
  .string()
  .default("")
  .transform((text) => (text === "" ? [] : text.split(",")))
  .refine(
    (hosts) => hosts.every(isHost),
    "must be exact host names or addresses in small letters with commas between them, such as tax.gov.internal,10.1.2.3",
  )
  .transform((hosts): ReadonlySet<string> => new Set(hosts));
