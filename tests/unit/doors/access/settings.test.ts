import { readFileSync } from "node:fs";
import { parse } from "smol-toml";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { describeAccess } from "../../../../scripts/deploying/describe-access.ts";
import { findKey, hashKey, parseAccessKeys } from "../../../../src/doors/access/access-keys.ts";
import { QUOTAS } from "../../../../src/doors/access/rate-limits.ts";
import { readLogSettings, readSettings } from "../../../../src/doors/access/read-settings.ts";
import { createApp } from "../../../../src/doors/http/app.ts";

const ADA = { name: "ada", hash: hashKey("pm_ada"), may: ["search"] };
const GRACE = { name: "grace", hash: hashKey("pm_grace"), may: ["read", "quotes"] };

describe("What an owner sets", () => {
  test("opens the service to all when it is nothing", () => {
    for (const env of [{}, { API_KEYS: "", ALLOWED_ORIGINS: "", NOINDEX: "" }, { API_KEYS: "  " }])
      expect(readSettings(env)).toEqual({
        keys: null,
        allowedOrigins: [],
        frameOrigins: [],
        isLocal: false,
        isHidden: false,
        indexUrl: null,
      });
  });

  test("closes it with a list of keys, with an empty one to everybody", () => {
    expect(readSettings({ API_KEYS: JSON.stringify([ADA]) })).toMatchObject({ keys: [ADA], isHidden: true });
    expect(readSettings({ API_KEYS: "[]" })).toMatchObject({ keys: [], isHidden: true });
  });

  test("names origins between commas, and hides the service from search engines", () => {
    const env = {
      ALLOWED_ORIGINS: " https://a.example, https://b.example,",
      FRAME_ORIGINS: "https://c.example",
      NOINDEX: "true",
    };
    expect(readSettings(env)).toMatchObject({
      allowedOrigins: ["https://a.example", "https://b.example"],
      frameOrigins: ["https://c.example"],
      isHidden: true,
    });
  });

  test("keeps queries out of the log unless it asks for them, and may have no log at all", () => {
    expect(readLogSettings({})).toEqual({ withQueries: false });
    expect(readLogSettings({ LOG_REQUESTS: "true", LOG_QUERIES: "true" })).toEqual({ withQueries: true });
    expect(readLogSettings({ LOG_REQUESTS: "false", LOG_QUERIES: "true" })).toBeNull();
    expect(() => readLogSettings({ LOG_QUERIES: "yes" })).toThrow("LOG_QUERIES");
  });

  test.each([
    ["is cut short", '[{"name":"ada"'],
    ["is a key and no list", JSON.stringify(ADA)],
    ["has a key instead of its hash", JSON.stringify([{ ...ADA, hash: "pm_secret" }])],
    ["allows what there is not", JSON.stringify([{ ...ADA, may: ["write"] }])],
    ["allows nothing", JSON.stringify([{ ...ADA, may: [] }])],
    ["says something unknown", JSON.stringify([{ ...ADA, expires: "2030" }])],
    ["has a name twice", JSON.stringify([ADA, { ...GRACE, name: "ada" }])],
  ])("stops the service, rather than open it, when the list of keys %s; nothing of it is said", (_, API_KEYS) => {
    const read = () => readSettings({ API_KEYS });
    expect(read).toThrow("make it with `npm run keys`");
    expect(read).not.toThrow(/secret|[\da-f]{64}|2030/);
  });

  test("stops the service when a switch is neither true nor false", () => {
    expect(() => readSettings({ NOINDEX: "ja" })).toThrow("NOINDEX");
  });
});

test("A service that is hidden from search engines says so in every answer, and in robots.txt", async () => {
  const loadIndex = async () => Promise.reject(new Error("not needed"));
  const app = createApp({ loadIndex, codeVersion: "test", isHidden: true }, async () => new Response(null));
  for (const path of ["/robots.txt", "/openapi.json", "/nothing", "/mcp"]) {
    const response = await app.request(path);
    expect(response.headers.get("X-Robots-Tag")).toBe("noindex, nofollow");
  }
  expect(await (await app.request("/robots.txt")).text()).toBe("User-agent: *\nDisallow: /\n");
});

test("A key is found among several by itself alone", () => {
  const keys = parseAccessKeys(JSON.stringify([ADA, GRACE]));
  expect(findKey(keys, "pm_ada")?.name).toBe("ada");
  expect(findKey(keys, "pm_grace")?.name).toBe("grace");
  for (const wrong of ["", "pm_ad", "pm_adaa", "PM_ADA", ADA.hash, "ада"]) expect(findKey(keys, wrong)).toBeNull();
});

test("The limits that answers state are those of wrangler.toml", () => {
  const Limits = z.object({
    ratelimits: z.array(z.object({ simple: z.object({ limit: z.number(), period: z.number() }) })),
  });
  const { ratelimits } = Limits.parse(parse(readFileSync("wrangler.toml", "utf8")));
  expect(ratelimits.map(({ simple }) => simple)).toEqual([
    { limit: QUOTAS.search, period: 60 },
    { limit: QUOTAS.light, period: 60 },
  ]);
});

test("The platform's own logs do not say what was searched", () => {
  expect(parse(readFileSync("wrangler.toml", "utf8"))).toMatchObject({
    observability: { enabled: true, redact_query_string: true, logs: { invocation_logs: false } },
  });
});

test("A deployment says whether a key is needed", () => {
  expect(describeAccess([])).toMatch(/^Anyone .* npm run keys -- add NAME$/);
  expect(describeAccess(["OTHER"])).toMatch(/^Anyone /);
  expect(describeAccess(["OTHER", "API_KEYS"])).toMatch(/^Only those who have a key /);
  expect(describeAccess(null)).toContain("could not be found out");
});
