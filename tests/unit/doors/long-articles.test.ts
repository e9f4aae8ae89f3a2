import { beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { ArticleDocument } from "../../../src/contract/article-documents.ts";
import { LIMITS } from "../../../src/contract/limits.ts";
import { QuoteAnswer } from "../../../src/contract/quotes.ts";
import { SearchResponse } from "../../../src/contract/search-response.ts";
import { openArticles } from "../../support/index-files.ts";
import { makeService, ORIGIN, type TestService } from "../../support/make-service.ts";
import { post, rpc } from "../../support/mcp-messages.ts";
import { prepare } from "../../support/prepared-article.ts";

/** A book of one file: three times as long as what is given of an article at once. */
const PASSAGES = Array.from({ length: 1_100 }, (_, at) => {
  const number = `number${at}`;
  return {
    text: `This is ${number} of a long book. ${"The talks were <refused> again. ".repeat(45)}`,
    section: [`Day ${at >> 6}`],
  };
});

const Resource = z.object({ result: z.object({ contents: z.array(z.object({ text: z.string() })) }) });

/** Room for the head of an article and the passage that goes over the limit. */
const ROOM = 4_000;

let service: TestService;
let text = "";

beforeAll(async () => {
  service = await makeService(await openArticles([prepare({ id: "book", title: "A book", passages: PASSAGES })]));
  const [book] = await service.index.articles.readHeads([0]);
  text = book ? await service.index.articles.readText(book) : "";
  expect(text.length).toBeGreaterThan(2 * LIMITS.articleLength);
});

async function readParts(): Promise<ArticleDocument[]> {
  const parts: ArticleDocument[] = [];
  for (let start: number | null = 0; start !== null; start = parts.at(-1)?.next_start ?? null)
    parts.push(ArticleDocument.parse(await (await service.get(`/articles/book?start=${start}`)).json()));
  return parts;
}

describe("A very long article", () => {
  test("comes in parts as JSON, which together are all of it", async () => {
    const parts = await readParts();
    expect(parts.length).toBeGreaterThan(2);
    expect(parts.map((part) => part.text).join("")).toBe(text);
    for (const part of parts) {
      expect(part.text.length).toBeLessThan(LIMITS.articleLength + ROOM);
      expect(text.slice(part.start)).toMatch(part.text.slice(0, 100));
    }
    expect(parts.flatMap(({ passages }) => passages)).toHaveLength(PASSAGES.length);
    expect(parts.flatMap(({ sections }) => sections.map(({ id }) => id))).toEqual([
      ...new Set(parts.flatMap(({ sections }) => sections.map(({ id }) => id))),
    ]);
  });

  test("comes in parts as Markdown, each with the address of the next", async () => {
    const first = await (await service.get("/articles/book?format=markdown")).text();
    expect(first.length).toBeLessThan(LIMITS.articleLength + ROOM);
    const next = /<(.*)>\n$/.exec(first)?.[1] ?? "";
    const second = await (await service.get(next)).text();
    expect(second).toContain(text.slice(Number(/start=(\d+)/.exec(next)?.[1])).slice(0, 1_000));
  });

  test("comes in parts on its page, where a link to any passage leads to it", async () => {
    const answer = await service.get("/search?q=number1070&limit=1");
    const {
      hits: [hit],
    } = SearchResponse.parse(await answer.json());
    const { pathname, search, hash } = new URL(hit?.url ?? "");
    const page = await (await service.get(pathname + search, { accept: "text/html" })).text();
    expect(page).toContain(`id="${hash.slice(1).split(":~:")[0]}"`);
    expect(page).toContain("This is number1070 of a long book. The talks were &lt;refused&gt; again.");
    const first = await (await service.get("/articles/book?format=html&q=talks")).text();
    expect(first).toContain("<mark>talks</mark>");
    expect(first).toMatch(/href="[^"]*\/articles\/book\?start=\d+" rel="next"/);
    expect(first.length).toBeLessThan(3 * LIMITS.articleLength);
  });

  test("comes in parts as a resource, which says how to read on", async () => {
    const read = await service.fetch(post(rpc("resources/read", { uri: "article://book" }), {}, `${ORIGIN}/mcp`));
    const {
      result: {
        contents: [part],
      },
    } = Resource.parse(await read.json());
    expect(part?.text.length).toBeLessThan(LIMITS.resourceLength + ROOM);
    const start = Number(/read_article reads on with id "book" and start (\d+)/.exec(part?.text ?? "")?.[1]);
    const { structuredContent } = await service.callTool("read_article", { id: "book", start });
    expect(text.slice(start)).toMatch(String(structuredContent?.text).slice(0, 100));
  });

  test.each(["fetch", "read_article"])("is read to its end by the tool %s, and no word is lost", async (tool) => {
    const from = tool === "fetch" ? 0 : text.length - 60_000;
    const pieces: string[] = [];
    let args: object | null = tool === "fetch" ? { id: "book" } : { id: "book", start: from };
    while (args !== null) {
      const { structuredContent = {} } = await service.callTool(tool, args);
      pieces.push(String(structuredContent.text));
      const { next_id: id = null, next_start: start = null } = structuredContent;
      args = id !== null ? { id } : start !== null ? { id: "book", start } : null;
    }
    expect(pieces.length).toBeGreaterThan(2);
    expect(pieces.join(" ").split(/\s+/)).toEqual(text.slice(from).trim().split(/\s+/));
  });

  test("is compared with a quote wherever it stands in it, though all of its words are in every passage", async () => {
    const words = "The talks were refused again. The talks were refused again. The talks were refused";
    const find = async (text: string) =>
      QuoteAnswer.parse(await (await service.get(`/quotes?text=${encodeURIComponent(text)}`)).json());
    const { match, places } = await find("This is number1070 of a long book. The talks were");
    expect(match).toBe("exact");
    expect(text.slice(places[0]?.span.start, places[0]?.span.end)).toBe(
      "This is number1070 of a long book. The talks were",
    );
    expect((await find(words)).notes).toContain(
      "Of a long article only the likeliest passages were compared; others may have it too",
    );
  });

  test("is refused beyond its end, with where that is", async () => {
    const answer = await service.get("/articles/book?start=99999999");
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({
      detail: expect.stringMatching(/^start was 99999999, wanted a number under \d+/),
    });
  });
});

test("An article that is not long is whole, and says so", async () => {
  const short = await makeService();
  const { id } = (await short.index.articles.readRecords([0]))[0] ?? { id: "" };
  expect(await (await short.get(`/articles/${id}`, { accept: "application/json" })).json()).toMatchObject({
    start: 0,
    next_start: null,
  });
});
