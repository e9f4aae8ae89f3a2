import { exports } from "cloudflare:workers";
import { describe, expect, test } from "vitest";
import { Problem } from "../../src/contract/request-errors.ts";
import { post, rpc } from "../support/mcp-messages.ts";

const ORIGIN = "https://articles.example";

/** Searches that one address may send in a minute, by wrangler.toml, and light requests. */
const SHARE = 300;
const LIGHT_SHARE = 1500;

type Ask = (address: string) => Promise<Response>;

const search: Ask = (address) =>
  exports.default.fetch(`${ORIGIN}/search?q=talks`, { headers: { "CF-Connecting-IP": address } });

const showResults: Ask = (address) =>
  exports.default.fetch(`${ORIGIN}/?q=talks`, { headers: { "CF-Connecting-IP": address, Accept: "text/html" } });

const callTool: Ask = (address) => {
  const call = rpc("tools/call", { name: "search", arguments: { query: "talks" } });
  return exports.default.fetch(post(call, { "CF-Connecting-IP": address }, `${ORIGIN}/mcp`));
};

const complete: Ask = (address) =>
  exports.default.fetch(`${ORIGIN}/suggest?q=kor`, { headers: { "CF-Connecting-IP": address } });

const readResource: Ask = (address) => {
  const read = rpc("resources/read", { uri: "article://moscow-before-seoul" });
  return exports.default.fetch(post(read, { "CF-Connecting-IP": address }, `${ORIGIN}/mcp`));
};

/** The same request from ever another address of one IPv6 network. */
const fromNetwork = (ask: Ask): Ask => {
  let host = 0;
  return (network) => {
    host += 1;
    return ask(network.includes(":") ? `${network}:${host.toString(16)}:0:0:1` : network);
  };
};

/**
 * Asks until it is refused; gives how often it was admitted and the refusal. Counting may begin anew once while
 * this goes on, when a minute ends, and so an address is admitted at most twice its share.
 */
async function exhaust(ask: Ask, address: string, share = SHARE): Promise<{ admitted: number; refusal: Response }> {
  for (let admitted = 0; admitted <= 2 * share; admitted += 1) {
    const response = await ask(address);
    if (response.status !== 200) return { admitted, refusal: response };
    await response.body?.cancel();
  }
  throw new Error(`${address} was never refused`);
}

describe.each([
  { name: "Searches", ask: search, address: "192.0.2.10" },
  { name: "Pages of results", ask: showResults, address: "192.0.2.11" },
  { name: "Calls of tools", ask: callTool, address: "192.0.2.12" },
  { name: "Searches from many addresses", ask: fromNetwork(search), address: "2001:db8:1:2" },
])("$name", ({ ask, address }) => {
  test("of one client are refused above its share, with when to try again; those of another are not", async () => {
    const { admitted, refusal } = await exhaust(ask, address);
    expect(admitted).toBeGreaterThanOrEqual(SHARE);
    expect([refusal.status, refusal.headers.get("Retry-After")]).toEqual([429, "60"]);
    expect(refusal.headers.get("RateLimit")).toBe('"search";r=0;t=60');
    await refusal.body?.cancel();
    const other = await ask(address.replace("192.0.2", "198.51.100").replace("1:2", "1:3"));
    expect(other.status).toBe(200);
    await other.body?.cancel();
  });
});

describe("An address that has had its share", () => {
  const address = "192.0.2.20";

  test("is told so as a problem, and may go on reading", async () => {
    const { refusal } = await exhaust(search, address);
    expect(Problem.parse(await refusal.json())).toMatchObject({ status: 429, title: "Too Many Requests" });
    for (const path of ["/", "/status", "/articles", "/articles/moscow-before-seoul"]) {
      const response = await exports.default.fetch(ORIGIN + path, { headers: { "CF-Connecting-IP": address } });
      expect(response.status).toBe(200);
      await response.body?.cancel();
    }
  });

  test("has had it of searches and tools together", async () => {
    const { refusal } = await exhaust(search, "192.0.2.21");
    await refusal.body?.cancel();
    const call = await callTool("192.0.2.21");
    expect(call.status).toBe(429);
    await call.body?.cancel();
  });

  test("has a larger one of what is cheap, completions and resources together", async () => {
    const { admitted, refusal } = await exhaust(complete, "192.0.2.22", LIGHT_SHARE);
    expect(admitted).toBeGreaterThanOrEqual(LIGHT_SHARE);
    expect([refusal.status, refusal.headers.get("RateLimit")]).toEqual([429, '"light";r=0;t=60']);
    await refusal.body?.cancel();
    const read = await readResource("192.0.2.22");
    expect(read.status).toBe(429);
    await read.body?.cancel();
  });
});
