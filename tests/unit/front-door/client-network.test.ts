import { describe, expect, it } from "vitest";
import { clientAddress, networkOf } from "#lib/front-door/client-network.ts";

describe("the network of a client", () => {
  it.each([
    ["203.0.113.77", "203.0.113.0/24"],
    ["::ffff:203.0.113.77", "203.0.113.0/24"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
    ["2001:0DB8:0001:0002::9", "2001:db8:1:2::/64"],
    ["2001:db8::1", "2001:db8:0:0::/64"],
    ["::1", "0:0:0:0::/64"],
    ["fe80::1%eth0", "fe80:0:0:0::/64"],
    ["not an address", "unknown"],
    ["", "unknown"],
    ["1.2.3.4, 5.6.7.8", "unknown"],
  ])("of %s is %s", (address, network) => {
    expect(networkOf(address)).toBe(network);
  });

  it("is one for all addresses of one IPv6 household, so that changing them gains nothing", () => {
    const networks = Array.from({ length: 50 }, (_, host) => networkOf(`2001:db8:7:7:${host.toString(16)}::1`));
    expect(new Set(networks).size).toBe(1);
  });
});

describe("the address of a client", () => {
  const source = { socketAddress: "10.0.0.9", forwardedFor: "6.6.6.6, 203.0.113.7, 10.0.0.8" };

  it("is the connection's own when no proxy is trusted, whatever the header says", () => {
    expect(clientAddress(source, 0)).toBe("10.0.0.9");
  });

  it("is the one that the outermost trusted proxy saw, never what the client wrote before it", () => {
    expect(clientAddress(source, 1)).toBe("10.0.0.8");
    expect(clientAddress(source, 2)).toBe("203.0.113.7");
  });

  it("is nothing when there are fewer entries than proxies", () => {
    expect(clientAddress({ ...source, forwardedFor: "203.0.113.7" }, 2)).toBe("");
    expect(clientAddress({ ...source, forwardedFor: undefined }, 1)).toBe("");
  });
});
