/** From where a request comes: its network (/24 of IPv4, /64 of IPv6) and the device cookie's token, if there is one. */
export type Visit = {
  readonly network: string;
  readonly deviceToken: string | null;
};
