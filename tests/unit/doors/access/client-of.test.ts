import fc from "fast-check";
import { expect, test } from "vitest";
import { clientOf } from "../../../../src/doors/access/client-of.ts";

const clientAt = (address: string) =>
  clientOf(new Request("https://notes.example/", { headers: { "CF-Connecting-IP": address } }));

test.each([
  ["192.0.2.1", "192.0.2.1"],
  ["::ffff:192.0.2.1", "192.0.2.1"],
  ["::FFFF:c000:201", "192.0.2.1"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
  ["2001:0DB8:0001:0002::", "2001:db8:1:2::/64"],
  ["2001:db8::5", "2001:db8:0:0::/64"],
  ["::1", "0:0:0:0::/64"],
  ["1:2:3:4:5:6:7::", "1:2:3:4::/64"],
  ["not:an:address", "not:an:address"],
])("The client at %s is %s", (address, client) => {
  expect(clientAt(address)).toBe(client);
});

test("A request that came over no network is of the local client", () => {
  expect(clientOf(new Request("https://notes.example/"))).toBe("local");
});

const group = fc.integer({ min: 1, max: 0xffff }).map((number) => number.toString(16));
const half = fc.array(group, { minLength: 4, maxLength: 4 }).map((groups) => groups.join(":"));

test("Addresses are of one client exactly when their first 64 bits are the same", () => {
  fc.assert(
    fc.property(fc.tuple(half, half), fc.tuple(half, half), ([network, other], [one, two]) => {
      expect(clientAt(`${network}:${one}`)).toBe(clientAt(`${network}:${two}`));
      fc.pre(network !== other);
      expect(clientAt(`${network}:${one}`)).not.toBe(clientAt(`${other}:${one}`));
    }),
  );
});
