import { lookup } from "node:dns";
import { BlockList, isIP, type LookupFunction } from "node:net";

function makeList(family: "ipv4" | "ipv6", subnets: readonly string[]): BlockList {
  const list = new BlockList();
  for (const subnet of subnets) {
    const [net = "", prefix] = subnet.split("/");
    list.addSubnet(net, Number(prefix), family);
  }
  return list;
}

/** IPv4 that is not of the internet, or not of one host: IANA's registry of special addresses, multicast and the reserved rest. */
const SPECIAL_IPV4 = makeList(
  "ipv4",
  `0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24 192.88.99.0/24
   192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4`.split(/\s+/),
);

/** Global unicast. All else is local, or has an IPv4 address in it, as `::ffff:127.0.0.1` and `64:ff9b::7f00:1` have. */
const GLOBAL_IPV6 = makeList("ipv6", ["2000::/3"]);

/** Parts of global unicast that lead elsewhere: Teredo and 6to4 have IPv4 addresses in them; benchmarks, ORCHID, documentation. */
const SPECIAL_IPV6 = makeList("ipv6", ["2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20"]);

/** Tells whether an IP address is one of the public internet: no loopback, private, link-local or other special one. */
export function isPublicAddress(address: string): boolean {
  const [bare = ""] = address.split("%");
  if (isIP(bare) === 4) return !SPECIAL_IPV4.check(bare, "ipv4");
  return isIP(bare) === 6 && GLOBAL_IPV6.check(bare, "ipv6") && !SPECIAL_IPV6.check(bare, "ipv6");
}

/** Says why a host is not connected to. */
export function describePrivate(address: string): string {
  return `leads to ${address}, which is not of the public internet; --allow-private allows it`;
}

/**
 * Resolves names as `dns.lookup` does, and refuses a name that any address of is not public. The connection is made to the
 * addresses that were checked, so that a name cannot mean another host a moment later.
 */
export const lookupPublic: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    const [first] = addresses ?? [];
    const refused = addresses?.find(({ address }) => !isPublicAddress(address));
    if (error || !first) callback(error ?? new Error(`${hostname} has no address`), []);
    else if (refused) callback(new Error(describePrivate(refused.address)), []);
    else if (options.all) callback(null, addresses);
    else callback(null, first.address, first.family);
  });
};
