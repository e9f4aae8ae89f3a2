import { expect, test } from "vitest";
import { drawRequest, readMaterial } from "../../../scripts/benchmark/load-requests.ts";
import { createRandom } from "../../../scripts/create-random.ts";
import { makeService, ORIGIN } from "../../support/make-service.ts";

const service = await makeService();
const send = (path: string, init?: RequestInit) => service.fetch(new Request(new URL(path, ORIGIN), init));

test("A load is answered without a fault, each kind of request by its own shape", async () => {
  const material = { ...(await readMaterial(send)), quotes: ["zero interest"] };
  const random = createRandom(5);
  const seen = new Map<string, number>();
  for (let count = 0; count < 400; count++) {
    const { name, sent, findFault } = drawRequest(random, material);
    const response = await send(...sent);
    expect([name, sent[0], findFault(response.status, await response.text())]).toEqual([name, sent[0], null]);
    seen.set(name, (seen.get(name) ?? 0) + 1);
  }
  expect(seen.size).toBeGreaterThan(10);
  expect(seen.get("hostile")).toBeLessThan(20);
});

test("What breaks under a load is seen: a failure, a fault in an answer, and an answer of another shape", async () => {
  const material = await readMaterial(send);
  const random = createRandom(1);
  const drawn = Array.from({ length: 1_000 }, () => drawRequest(random, { ...material, quotes: ["zero interest"] }));
  const hostile = drawn.find(({ name }) => name === "hostile");
  const ordinary = drawn.find(({ name }) => name === "GET /search");
  expect(hostile?.findFault(400, "{}")).toBeNull();
  expect(hostile?.findFault(503, "{}")).toBe("answered 503");
  expect(hostile?.findFault(200, '{"error":{"code":-32603}}')).toBe("answered -32603");
  expect(ordinary?.findFault(429, "{}")).toBe("answered 429");
  expect(ordinary?.findFault(200, "{}")).toMatch(/^broke its schema at /);
});
