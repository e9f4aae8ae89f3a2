import fc from "fast-check";
import { expect, test } from "vitest";
import { makeService, ORIGIN } from "../../support/make-service.ts";

const { get, callTool } = await makeService();

const RUNS = 2_000;

/** Pieces that have broken search boxes before: markup, operators, encodings, directions, halves of characters. */
const PIECES = [
  "<script>alert(1)</script>",
  '"><img src=x onerror=alert(1)>',
  "' OR 1=1 --",
  "{{7*7}}",
  "$\u007b7*7}",
  "%00",
  "\u0000",
  "\ud800",
  "\u202e",
  "\ufeff",
  "a\u0300\u0301\u0302",
  "../../etc/passwd",
  "title:",
  "-tag:",
  " source:“",
  " after:2025",
  " before:2025-02-30",
  ' -"',
  " +",
  "Kor* ",
  "「",
  "»",
  '"',
  "+-*~^()[]{}|\\/:",
  "in:__proto__",
  "constructor",
  "__proto__",
  "*".repeat(40),
  "ﬃ",
  "İI",
  "ß",
  "한국",
  "日本語の文章",
  "النص",
  "👩‍👩‍👧‍👦",
  "Korea",
  " ",
  "\n",
];

const hostileText = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 60 }),
  fc.string({ unit: "binary", maxLength: 60 }),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 12 }).map((pieces) => pieces.join("")),
  fc.nat({ max: 600 }).map((length) => "Korea ".repeat(100).slice(0, length)),
);

/** Markup that would act in a page if it stood there as it was typed. */
const ACTIVE = /<script>alert|<img src=x|<!--/;

test("No query string makes a server error or is echoed unescaped, over HTTP", async () => {
  await fc.assert(
    fc.asyncProperty(hostileText, hostileText, async (text, filter) => {
      const parameters = new URLSearchParams({ q: text, tag: filter });
      for (const path of [`/search?${parameters}`, `/?${parameters}`]) {
        const response = await get(path, { Accept: path.startsWith("/?") ? "text/html" : "application/json" });
        expect([200, 400]).toContain(response.status);
        const body = await response.text();
        if (response.headers.get("Content-Type")?.startsWith("text/html")) expect(body).not.toMatch(ACTIVE);
        else expect(() => JSON.parse(body)).not.toThrow();
      }
    }),
    { numRuns: RUNS },
  );
});

test("No raw query string makes a server error, over HTTP", async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: "binary-ascii", maxLength: 80 }), async (raw) => {
      const response = await get(`/search?${raw.replaceAll("#", "")}`);
      expect([200, 400]).toContain(response.status);
    }),
    { numRuns: RUNS },
  );
});

test("No path makes a server error", async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom("articles", "passages", "pages", "mcp"), hostileText, async (route, text) => {
      const response = await get(`/${route}/${encodeURIComponent(text.toWellFormed())}`);
      expect(response.status).toBeLessThan(500);
    }),
    { numRuns: RUNS },
  );
});

test("No arguments make a tool fail other than by a sentence, over MCP", async () => {
  const tool = fc.constantFrom("search", "fetch", "search_passages", "read_article", "verify_quote");
  const value = fc.oneof(
    hostileText,
    fc.integer(),
    fc.constant(null),
    fc.array(hostileText, { maxLength: 3 }),
    fc.boolean(),
  );
  const args = fc.dictionary(
    fc.constantFrom("query", "q", "id", "quote", "in", "tag", "limit", "cursor", "after", "start", "section", "other"),
    value,
  );
  await fc.assert(
    fc.asyncProperty(tool, args, async (name, given) => {
      const { isError, content, structuredContent } = await callTool(name, given);
      expect(content).toHaveLength(1);
      expect(content[0]?.text).not.toContain("Something went wrong");
      if (isError) expect(structuredContent).toBeUndefined();
      else expect(JSON.parse(content[0]?.text ?? "")).toEqual(structuredContent);
    }),
    { numRuns: RUNS },
  );
});

test("A path that is not a valid encoding is not found", async () => {
  expect((await get(`${ORIGIN}/articles/%E0%A4%A`)).status).toBe(404);
});
