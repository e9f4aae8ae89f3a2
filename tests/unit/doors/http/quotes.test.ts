import { describe, expect, test } from "vitest";
import { z } from "zod";
import { QuoteAnswer } from "../../../../src/contract/quotes.ts";
import { Problem } from "../../../../src/contract/request-errors.ts";
import { Access } from "../../../../src/doors/access/access.ts";
import { createApp } from "../../../../src/doors/http/app.ts";
import { makeService, ORIGIN } from "../../../support/make-service.ts";
import { linesOfHtml } from "../../../support/read-html.ts";

const { get, fetch, index } = await makeService();

const QUOTE = "Kim Yo Jong said that the North had “zero interest” in whatever Seoul might decide or suggest";

const pathOf = (text: string, more: Record<string, string> = {}) => `/quotes?${new URLSearchParams({ text, ...more })}`;

/** No field of the shape may be absent, and none may be there that the shape does not have. */
async function verify(path: string): Promise<QuoteAnswer> {
  const response = await get(path);
  expect(response.status).toBe(200);
  const body = await response.json();
  const answer = QuoteAnswer.parse(body);
  expect(answer).toEqual(body);
  return answer;
}

async function problem(path: string): Promise<Problem> {
  return Problem.parse(await (await get(path)).json());
}

describe("GET /quotes", () => {
  test("says that a sentence is in the articles, and where", async () => {
    const { quote, match, total, places, notes, index: reference } = await verify(pathOf(`  ${QUOTE}.\n`));
    expect({ quote, match, total, notes, reference }).toEqual({
      quote: `${QUOTE}.`,
      match: "exact",
      total: 1,
      notes: [],
      reference: index.reference,
    });
    expect(places[0]).toMatchObject({
      title: "Pyongyang turns down Seoul’s opening and calls the South a permanent enemy",
      section: ["First formal answer to the Lee government"],
      article: { id: "permanent-enemy-label", url: `${ORIGIN}/articles/permanent-enemy-label` },
      text: QUOTE,
      differences: [],
    });
    expect(places[0]?.url).toMatch(
      /#\w{10}:~:text=Kim%20Yo%20Jong%20said%20that%20the,whatever%20Seoul%20might%20decide%20or%20suggest$/,
    );
  });

  test("says in what a sentence differs", async () => {
    const { match, places } = await verify(pathOf(QUOTE.replace("Seoul", "Tokyo")));
    expect([match, places[0]?.differences]).toEqual(["near", [{ given: "Tokyo", found: "Seoul" }]]);
  });

  test("says that a sentence is not there", async () => {
    const { match, places } = await verify(pathOf("Seoul and Pyongyang agreed on a summit in the autumn"));
    expect([match, places]).toEqual(["none", []]);
  });

  test("looks in some articles alone, each named once more", async () => {
    const { match, notes } = await verify(`${pathOf(QUOTE, { in: "moscow-before-seoul" })}&in=no-such-article`);
    expect([match, notes]).toEqual(["none", ['No article has the id "no-such-article"']]);
  });

  test("gives a passage that can be read, and a span of the article's text", async () => {
    const [place] = (await verify(pathOf(QUOTE))).places;
    const passage = z.object({ text: z.string() }).parse(await (await get(`/passages/${place?.id}`)).json());
    expect(passage.text).toContain(QUOTE);
    const article = z
      .object({ text: z.string() })
      .parse(await (await get(`/articles/${place?.article.id}?format=json`)).json());
    expect(article.text.slice(place?.span.start, place?.span.end)).toBe(QUOTE);
  });

  test("finds a headline that is only front matter, and links to the page that shows it", async () => {
    const headline = "Pyongyang turns down Seoul’s opening and calls the South a permanent enemy";
    const { match, total, places } = await verify(pathOf(headline));
    expect({ match, total }).toEqual({ match: "exact", total: 1 });
    expect(places[0]).toMatchObject({ text: headline, title: headline, span: { start: 0, end: 0 } });
    expect(places[0]?.url).toContain(":~:text=Pyongyang%20turns%20down%20Seoul%E2%80%99s%20opening%20and%20calls%20");
    const page = await (await get(new URL(places[0]?.url ?? "").pathname, { Accept: "text/html" })).text();
    expect(linesOfHtml(page)).toContain(headline);
    expect((await get(`/passages/${places[0]?.id}`)).status).toBe(200);
  });

  test("ignores a parameter that it does not know, and says so", async () => {
    const { notes } = await verify(pathOf(QUOTE, { utm_source: "mail" }));
    expect(notes).toEqual(['Unknown parameters were ignored: "utm_source"']);
  });

  test("can be revalidated", async () => {
    const etag = (await get(pathOf(QUOTE))).headers.get("ETag") ?? "";
    const again = await get(pathOf(QUOTE), { "If-None-Match": etag });
    expect([etag === "", again.status]).toEqual([false, 304]);
  });

  test("is described by /openapi.json", async () => {
    const Path = z.object({
      get: z.object({ operationId: z.string(), parameters: z.array(z.object({ name: z.string() })) }),
    });
    const { paths } = z
      .object({ paths: z.record(z.string(), z.unknown()) })
      .parse(await (await get("/openapi.json")).json());
    const { get: operation } = Path.parse(paths["/quotes"]);
    expect([operation.operationId, operation.parameters.map(({ name }) => name)]).toEqual([
      "verifyQuote",
      ["text", "in"],
    ]);
  });
});

describe("A bad request to /quotes", () => {
  test.for([
    [
      "no text",
      "/quotes",
      'text is missing, wanted a text of 1 to 2000 characters, such as "the words as they were said"',
    ],
    [
      "blank text",
      "/quotes?text=%20",
      'text is missing, wanted a text of 1 to 2000 characters, such as "the words as they were said"',
    ],
  ] as const)("is told what is wanted for %s", async ([, path, message]) => {
    expect(await problem(path)).toMatchObject({ status: 400, detail: message, errors: [{ path: "text", message }] });
  });

  test("is refused for a text of 2,001 characters, and answered for one of 2,000", async () => {
    expect((await problem(pathOf("x".repeat(2_001)))).detail).toMatch(
      /^text was "x+…, wanted a text of 1 to 2000 characters/,
    );
    expect((await verify(pathOf("x".repeat(2_000)))).match).toBe("none");
  });

  test("is told the methods that there are", async () => {
    const response = await fetch(new Request(`${ORIGIN}/quotes`, { method: "POST" }));
    expect([response.status, response.headers.get("Allow")]).toEqual([405, "GET, HEAD, OPTIONS"]);
  });
});

test("Quotes count as searches of their client, requests without a text do not", async () => {
  const asked: string[] = [];
  const app = createApp(
    {
      loadIndex: async () => ({ index, cold: false }),
      codeVersion: "test",
      access: new Access({ admit: async (client) => asked.push(client) < 2 }),
    },
    async () => new Response(null, { status: 404 }),
  );
  const statuses = [];
  for (const path of ["/quotes", pathOf(QUOTE), pathOf(QUOTE)]) {
    const response = await app.fetch(new Request(ORIGIN + path, { headers: { "CF-Connecting-IP": "192.0.2.7" } }));
    statuses.push([response.status, response.headers.get("Retry-After")]);
  }
  expect(statuses).toEqual([
    [400, null],
    [200, null],
    [429, "60"],
  ]);
  expect(asked).toEqual(["192.0.2.7", "192.0.2.7"]);
});
