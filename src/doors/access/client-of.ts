/** Groups of 16 bits in an IPv6 address. */
const GROUPS = 8;

/** The groups of an IPv6 address as the URL parser writes it, without its brackets. */
function readGroups(address: string): number[] {
  const [head = "", tail = ""] = address.split("::");
  const read = (part: string) =>
    part
      .split(":")
      .filter(Boolean)
      .map((group) => Number.parseInt(group, 16));
  const [first, last] = [read(head), read(tail)];
  return [...first, ...Array<number>(GROUPS - first.length - last.length).fill(0), ...last];
}

/** An IPv4 address that is written as IPv6 (`::ffff:192.0.2.1`); `null` for any other. */
function findIpv4(groups: readonly number[]): string | null {
  const [high = 0, low = 0] = groups.slice(6);
  const isMapped = groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff;
  return isMapped ? [high >> 8, high & 0xff, low >> 8, low & 0xff].join(".") : null;
}

/**
 * Names the client of a request by the address that the platform saw. Of an IPv6 address only the first 64 bits count: one
 * household or server has all the addresses that share them.
 */
export function clientOf(request: Request): string {
  const address = request.headers.get("CF-Connecting-IP");
  if (address === null) return "local";
  const name = address.includes(":") ? URL.parse(`http://[${address}]`)?.hostname : undefined;
  if (name === undefined) return address;
  const groups = readGroups(name.slice(1, -1));
  const prefix = groups.slice(0, GROUPS / 2).map((group) => group.toString(16));
  return findIpv4(groups) ?? `${prefix.join(":")}::/64`;
}
