import fc from "fast-check";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { z } from "zod";
import { readFolder } from "../../../scripts/read-folder.ts";
import { ArticleDocument, ArticleList, PassageDocument } from "../../../src/contract/article-documents.ts";
import { Problem } from "../../../src/contract/request-errors.ts";
import { SearchResponse } from "../../../src/contract/search-response.ts";
import { FetchToolOutput } from "../../../src/contract/tool-shapes.ts";
import { createIndexLoader } from "../../../src/index/read/load-index.ts";
import { createFileStore, createMemoryStore } from "../../../src/index/store/file-stores.ts";
import { flipByte } from "../../support/damaged-index.ts";
import { writeIndex } from "../../support/index-files.ts";
import { residentOf } from "../../support/index-sections.ts";
import { type Files, makeIndex } from "../../support/make-index.ts";
import { ORIGIN, serveIndex, type TestService } from "../../support/make-service.ts";
import { modern, post, rpc } from "../../support/mcp-messages.ts";
import { prepare } from "../../support/prepared-article.ts";

type Service = Omit<TestService, "index">;

/** A service of another release, over an index of some articles. */
async function serve(files: Files, codeVersion = "release 2"): Promise<Service> {
  const index = await makeIndex(files);
  return serveIndex(async () => ({ index, cold: false }), { codeVersion });
}

/** The sentence with which a tool refuses. */
async function refusalOf({ callTool }: Service, name: string, args: object): Promise<string> {
  const { isError, content } = await callTool(name, args);
  expect(isError).toBe(true);
  return content[0]?.text ?? "";
}

async function problemAt({ get }: Service, path: string): Promise<Problem> {
  const response = await get(path);
  expect(response.headers.get("Content-Type")).toBe("application/problem+json");
  return Problem.parse(await response.json());
}

const textsOf = async ({ get }: Service, article: string): Promise<Map<string, string>> => {
  const { passages, text } = ArticleDocument.parse(await (await get(`/articles/${article}`)).json());
  return new Map(passages.map(({ id, span }) => [id, text.slice(span.start, span.end)]));
};

async function expectFound({ get, callTool }: Service, id: string, text: string): Promise<void> {
  expect(PassageDocument.parse(await (await get(`/passages/${id}`)).json()).text).toBe(text);
  expect((await callTool("fetch", { id })).structuredContent).toMatchObject({ text });
}

const SEA = "# The sea\n\nThe sea was calm.\n\n## Boats\n\nBoats came in.\n\n## Nets\n\nNets were mended.";

describe("A passage id of an earlier index", () => {
  const own: Files = Object.fromEntries(
    readFolder("corpus").files.map(({ path, bytes }) => [path, new TextDecoder().decode(bytes)]),
  );
  const articles = Object.keys(own).filter((path) => path.endsWith(".md"));
  const change = fc.oneof(
    fc.record({ edit: fc.constantFrom(...articles), to: fc.constantFrom("Nothing is left.", SEA) }),
    fc.record({ rename: fc.constantFrom(...articles), to: fc.constantFrom("renamed.md", "1-first.md", "zz/last.md") }),
    fc.record({ remove: fc.constantFrom(...articles) }),
    fc.record({
      add: fc.constantFrom("a.md", "moscow.txt", "zzz.md"),
      to: fc.constantFrom(SEA, "Talks were held in Moscow."),
    }),
  );

  function apply(files: Record<string, string | Uint8Array>, one: z.infer<typeof Change>): void {
    if ("add" in one) files[one.add] = one.to;
    else if ("remove" in one) delete files[one.remove];
    else if ("edit" in one && one.edit in files) files[one.edit] = one.to;
    else if ("rename" in one && one.rename in files) {
      files[one.to] = files[one.rename] ?? "";
      delete files[one.rename];
    }
  }
  const Change = z.union([
    z.object({ edit: z.string(), to: z.string() }),
    z.object({ rename: z.string(), to: z.string() }),
    z.object({ remove: z.string() }),
    z.object({ add: z.string(), to: z.string() }),
  ]);

  test("leads to the same text after any changes of other articles", async () => {
    const before = await serve(own, "release 1");
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...articles),
        fc.array(change, { minLength: 1, maxLength: 6 }),
        async (kept, changes) => {
          const files = { ...own };
          for (const one of changes) if (!Object.values(one).includes(kept)) apply(files, one);
          const after = await serve(files);
          for (const [id, text] of await textsOf(before, kept.replace(".md", ""))) await expectFound(after, id, text);
        },
      ),
      { numRuns: 15 },
    );
  });

  test("leads to a passage of the same text when an equal one before it is gone", async () => {
    const twice = "# The sea\n\n## Monday\n\nThe sea was calm.\n\n## Tuesday\n\nThe sea was calm.";
    const ids = [...(await textsOf(await serve({ "sea.md": twice }), "sea"))].filter(([id]) => id.endsWith("-2"));
    expect(ids).toHaveLength(1);
    const after = await serve({ "sea.md": twice.replace("Monday\n\nThe sea was calm.", "Monday\n\nA storm came.") });
    for (const [id, text] of ids) await expectFound(after, id, text);
  });

  test("says that its text has changed, and names the article and its passages", async () => {
    const [id = ""] =
      [...(await textsOf(await serve({ "high-sea.md": SEA }), "high-sea"))].find(([, text]) =>
        text.includes("Boats"),
      ) ?? [];
    const after = await serve({ "high-sea.md": SEA.replace("Boats came", "No boats came") });
    const sentence = new RegExp(
      `^There is no passage with the id "${id}": the article high-sea has changed, or the id is mistyped; the nearest are (high-sea~\\w+, )*high-sea$`,
    );
    const { status, detail, errors } = await problemAt(after, `/passages/${id}`);
    expect(status).toBe(404);
    expect(detail).toMatch(sentence);
    for (const { message } of errors) expect(message).toMatch(/^near: high-sea/);
    for (const tool of ["fetch", "read_article"]) expect(await refusalOf(after, tool, { id })).toMatch(sentence);
  });

  test("of an article that was renamed names the passage under its new name", async () => {
    const ids = [...(await textsOf(await serve({ "the-sea.md": SEA }), "the-sea")).keys()];
    const after = await serve({ "the-calm-sea.md": SEA, "the-seal.md": "A seal." });
    for (const id of ids) {
      const now = id.replace("the-sea", "the-calm-sea");
      const sentence = `There is no passage with the id "${id}": its article was renamed or removed; the nearest are ${now}`;
      expect(await problemAt(after, `/passages/${id}`)).toMatchObject({ status: 404, detail: sentence });
      expect(await refusalOf(after, "fetch", { id })).toBe(sentence);
    }
  });
});

describe("An article id of an earlier index", () => {
  test("that is gone names the nearest, on the page with links to them", async () => {
    const after = await serve({ "the-calm-sea.md": SEA });
    const sentence = 'There is no article with the id "the-sea"; the nearest are the-calm-sea';
    expect(await problemAt(after, "/articles/the-sea")).toMatchObject({ status: 404, detail: sentence });
    expect(await refusalOf(after, "read_article", { id: "the-sea" })).toBe(sentence);
    const read = rpc("resources/read", { uri: "article://the-sea" });
    expect(await (await after.fetch(post(read, {}, `${ORIGIN}/mcp`))).json()).toMatchObject({
      error: { message: sentence },
    });
    const page = await after.get("/articles/the-sea", { Accept: "text/html" });
    expect(page.status).toBe(404);
    expect(await page.text()).toContain('<a href="/articles/the-calm-sea">the-calm-sea</a>');
  });
});

describe("A cursor", () => {
  const files: Files = Object.fromEntries(
    Array.from({ length: 4 }, (_, at) => [`sea-${at}.md`, `# Sea ${at}\n\nCalm ${at}.`]),
  );
  const more: Files = { ...files, "sea-9.md": "# Sea 9\n\nCalm 9." };
  const SEARCH = "/search?q=calm&limit=1";

  /** The cursors that a service gives for the second page of each of its lists. */
  async function cursorsOf({ get }: Service): Promise<{ search: string; articles: string }> {
    const found = SearchResponse.parse(await (await get(SEARCH)).json());
    const listed = ArticleList.parse(await (await get("/articles?limit=1")).json());
    return { search: found.next_cursor ?? "", articles: listed.next_cursor ?? "" };
  }

  /** The cursor as the first releases wrote it: without a part for the release. */
  function withoutRelease(cursor: string): string {
    const [version, , print, offset] = z.array(z.unknown()).parse(JSON.parse(atob(cursor)));
    return btoa(JSON.stringify([version, print, offset])).replace(/=+$/, "");
  }

  const sentences = {
    index: /^cursor was made for index version [0-9a-f]{16}, now [0-9a-f]{16}; ask again without cursor$/,
    release: /^cursor was made by another release, which may order the list otherwise; ask again without cursor$/,
  };

  test.each([
    [
      "of an earlier index",
      { now: more, release: "release 1", age: (cursor: string) => cursor, sentence: sentences.index },
    ],
    [
      "of an earlier release",
      { now: files, release: "release 2", age: (cursor: string) => cursor, sentence: sentences.release },
    ],
    [
      "of one of the first releases",
      { now: files, release: "release 1", age: withoutRelease, sentence: sentences.release },
    ],
    [
      "of an earlier index and one of the first releases",
      { now: more, release: "release 2", age: withoutRelease, sentence: sentences.index },
    ],
  ])("%s is refused on every door, with what to do", async (_, { now, release, age, sentence }) => {
    const { search, articles } = await cursorsOf(await serve(files, "release 1"));
    const after = await serve(now, release);
    for (const path of [`${SEARCH}&cursor=${age(search)}`, `/articles?limit=1&cursor=${age(articles)}`]) {
      const problem = await problemAt(after, path);
      expect(problem).toMatchObject({
        status: 400,
        detail: expect.stringMatching(sentence),
        errors: [{ path: "cursor" }],
      });
    }
    expect(await refusalOf(after, "search_passages", { query: "calm", limit: 1, cursor: age(search) })).toMatch(
      sentence,
    );
    expect(await refusalOf(after, "list_articles", { limit: 1, cursor: age(articles) })).toMatch(sentence);
    const list = post(rpc("resources/list", { cursor: age(articles) }), {}, `${ORIGIN}/mcp`);
    expect(await (await after.fetch(list)).json()).toMatchObject({
      error: { code: -32602, message: expect.stringMatching(sentence) },
    });
    const page = await after.get(`/?q=calm&sort=newest&cursor=${age(search)}`, { Accept: "text/html" });
    expect(page.status).toBe(400);
    expect(await page.text()).toContain('<a href="/?q=calm&amp;sort=newest">See this list from its beginning</a>');
  });

  test("of the same index and release leads on, on every door", async () => {
    const { search, articles } = await cursorsOf(await serve(files));
    const same = await serve(files);
    for (const path of [`${SEARCH}&cursor=${search}`, `/articles?limit=1&cursor=${articles}`])
      expect((await same.get(path)).status).toBe(200);
    const { structuredContent } = await same.callTool("search_passages", { query: "calm", limit: 1, cursor: search });
    expect(structuredContent).toMatchObject({ hits: [{ rank: 2 }] });
    const listed = await same.callTool("list_articles", { limit: 1, cursor: articles });
    expect(listed.structuredContent).toMatchObject({ articles: [{ id: "sea-1" }] });
    const list = post(rpc("resources/list", { cursor: articles }), {}, `${ORIGIN}/mcp`);
    expect(await (await same.fetch(list)).json()).toHaveProperty("result.resources.0");
    const page = await same.get(`/?q=calm&cursor=${search}`, { Accept: "text/html" });
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('<ol class="hits" start="2">')]);
  });
});

describe("An id to read on by", () => {
  const text = Array.from({ length: 400 }, (_, at) => `Keeper ${at} lit the lamp of the tower.`).join("\n\n");

  const nextOf = async ({ callTool }: Service) =>
    FetchToolOutput.parse((await callTool("fetch", { id: "keepers" })).structuredContent).next_id ?? "";

  test("leads on though other articles have changed", async () => {
    const next = await nextOf(await serve({ "keepers.txt": text, "sea.md": SEA }));
    const after = await serve({ "keepers.txt": text, "lamp.md": SEA });
    const expected = (await (await serve({ "keepers.txt": text })).callTool("fetch", { id: next })).structuredContent;
    expect((await after.callTool("fetch", { id: next })).structuredContent).toMatchObject({ text: expected?.text });
  });

  test.each([
    ["an article that has changed", (next: string) => next, text.replace("Keeper 7", "Someone")],
    ["one of the first releases", (next: string) => next.replace(/\.\w+$/, ""), text],
  ])("of %s is refused, with where to begin", async (_, age, now) => {
    const next = age(await nextOf(await serve({ "keepers.txt": text })));
    expect(next).toMatch(/^keepers@\d+/);
    expect(await refusalOf(await serve({ "keepers.txt": now }), "fetch", { id: next })).toBe(
      `id was "${next}", wanted the next_id of an answer of fetch; the article may have changed since: fetch "keepers" to read it from its beginning`,
    );
  });
});

test("An answer that a client keeps of an earlier index or release is replaced, and is current while neither has changed", async () => {
  const paths = [
    "/search?q=calm",
    "/articles",
    "/articles/sea",
    "/status",
    "/suggest?q=s",
    "/quotes?text=The+sea+was+calm",
    "/openapi.json",
  ];
  const first = await serve({ "sea.md": SEA }, "release 1");
  for (const path of paths) {
    const kept = await first.get(path);
    const had = { "If-None-Match": kept.headers.get("ETag") ?? "" };
    expect(kept.headers.get("Cache-Control")).toBe("public, max-age=0, must-revalidate");
    expect((await first.get(path, had)).status).toBe(304);
    const others = [await serve({ "sea.md": SEA }, "release 2")];
    others.push(await serve({ "sea.md": `${SEA}\n\nMore.` }, "release 1"));
    for (const other of others) {
      const now = await other.get(path, had);
      expect([path, now.status]).toEqual([path, 200]);
      expect(now.headers.get("ETag")).not.toBe(had["If-None-Match"]);
    }
  }
});

describe("An index that another release has built", () => {
  const { files } = writeIndex([prepare({ id: "sea", passages: ["The sea was calm."] })]);
  const older = new Map([...files, ["index.bin", flipByte(residentOf(files), 8, 1)]]);
  const service = serveIndex(createIndexLoader(createMemoryStore(older)));
  const told = "The index was made by another release of this service, and its owner has to build it again";
  beforeAll(() => {
    const log = vi.spyOn(console, "error").mockImplementation(() => {});
    return () => log.mockRestore();
  });

  test("is said to be so by every door, without a time to come back, and the log says of which format it is", async () => {
    const response = await service.get("/search?q=calm");
    expect([response.status, response.headers.get("Retry-After")]).toEqual([503, null]);
    expect(Problem.parse(await response.json()).detail).toBe(told);
    expect(console.error).toHaveBeenLastCalledWith(
      expect.stringMatching(/^Index format was \d+, wanted \d+; build it again$/),
    );
    const page = await service.get("/", { Accept: "text/html" });
    expect([page.status, await page.text()]).toEqual([503, expect.stringContaining(told)]);
    for (const request of [post(rpc("tools/list"), {}, `${ORIGIN}/mcp`), modern("tools/list")]) {
      const answer = await service.fetch(request);
      expect(answer.status).toBe(503);
      expect(await answer.json()).toMatchObject({ id: 1, error: { message: told } });
    }
  });
});

describe("An index that takes the place of another while articles are written", () => {
  const write = (text: string) => writeIndex([prepare({ id: "sea", passages: [text] })]);
  const [first, second] = [write("The sea was calm."), write("The sea was rough.")];
  let placed = first;
  let version: string | null = first.version;
  const service = serveIndex(
    createIndexLoader(
      createFileStore(async (path) => placed.files.get(path) ?? new Uint8Array()),
      async () => version,
    ),
  );
  const count = async (word: string) =>
    SearchResponse.parse(await (await service.get(`/search?q=${word}`)).json()).total;

  test("answers from then on, and the one before as long as nothing tells which is in place", async () => {
    expect(await count("calm")).toBe(1);
    [placed, version] = [second, null];
    expect(await count("calm")).toBe(1);
    version = second.version;
    expect([await count("calm"), await count("rough")]).toEqual([0, 1]);
  });
});
