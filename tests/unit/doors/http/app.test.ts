import { afterEach, describe, expect, test, vi } from "vitest";
import { z } from "zod";
import {
  ArticleDocument,
  ArticleList,
  PassageDocument,
  StatusDocument,
} from "../../../../src/contract/article-documents.ts";
import { Problem } from "../../../../src/contract/request-errors.ts";
import { Access } from "../../../../src/doors/access/access.ts";
import { createApp } from "../../../../src/doors/http/app.ts";
import { createIndexLoader } from "../../../../src/index/read/load-index.ts";
import { createAssetStore } from "../../../../src/index/store/file-stores.ts";
import { makeService, ORIGIN } from "../../../support/make-service.ts";
import { readAllPassages } from "../../../support/read-index.ts";

const { get, fetch, index } = await makeService();
const [first, second, third] = await readAllPassages(index);
const OpenApi = z.object({
  paths: z.record(z.string(), z.object({ get: z.object({ responses: z.record(z.string(), z.unknown()) }) })),
});
const noMcp = async () => new Response(null, { status: 404 });

describe("GET /articles", () => {
  test("lists the articles, newest first, those without a day last", async () => {
    const list = ArticleList.parse(await (await get("/articles")).json());
    expect(list.total).toBe(5);
    expect(list.articles.map(({ published }) => published)).toEqual(["2025-07-28", "2024-01-16", null, null, null]);
    expect(list.articles[0]?.url).toBe(`${ORIGIN}/articles/july-28-refusal-of-dialogue`);
  });

  test("pages", async () => {
    const page = ArticleList.parse(await (await get("/articles?limit=2")).json());
    const next = ArticleList.parse(await (await get(`/articles?limit=9&cursor=${page.next_cursor}`)).json());
    expect(new Set([...page.articles, ...next.articles].map(({ id }) => id)).size).toBe(5);
    expect(next.next_cursor).toBeNull();
  });

  test("filters by tag and by day", async () => {
    const list = ArticleList.parse(await (await get("/articles?tag=nuclear&before=2025")).json());
    expect(list.articles.map(({ id }) => id)).toEqual(["end-of-reconciliation-policy"]);
  });
});

describe("GET /articles/{id}", () => {
  const path = "/articles/moscow-before-seoul";

  test("is JSON for a program, with sections and the places of its passages", async () => {
    const response = await get(path, { Accept: "*/*" });
    const article = ArticleDocument.parse(await response.json());
    expect(article.sections[0]).toMatchObject({
      id: "nothing-to-meet-about",
      title: "Nothing to meet about",
      level: 2,
    });
    expect(article.passages.every(({ span }) => article.text.slice(span.start, span.end).trim() !== "")).toBe(true);
  });

  test("is a page with the words marked that were sought in it, in other forms too, and no others", async () => {
    const asked = { Accept: "text/html" };
    const page = await (
      await get(`${path}?${new URLSearchParams({ q: 'the meeting -Lavrov "North Korean"' })}`, asked)
    ).text();
    const marked = Array.from(page.matchAll(/<mark>(.*?)<\/mark>/g), ([, word = ""]) => word.toLowerCase());
    expect(new Set(marked)).toEqual(new Set(["meet", "north", "koreans"]));
    const articleIn = (whole: string) => /<article>.*<\/article>/s.exec(whole)?.[0] ?? "";
    expect(articleIn(page).replace(/<\/?mark>/g, "")).toBe(articleIn(await (await get(path, asked)).text()));
  });

  test("is a page for a browser", async () => {
    const response = await get(path, { Accept: "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8" });
    expect(response.headers.get("Content-Type")).toBe("text/html; charset=UTF-8");
    const page = await response.text();
    expect(page).toContain("<h1>North Korea puts Moscow before Seoul and says nothing to Trump</h1>");
    for (const { id } of ArticleDocument.parse(await (await get(path)).json()).passages) {
      expect(page).toContain(`id="${id.split("~")[1]}"`);
    }
  });

  test.for([
    ["text/html;q=0.1, */*", "application/json"],
    ["application/json;q=0, */*", "text/html"],
    ["text/*", "text/html"],
    ["image/png", "application/json"],
  ] as const)("for Accept: %s is %s", async ([accept, wanted]) => {
    expect((await get(path, { Accept: accept })).headers.get("Content-Type")?.toLowerCase()).toContain(wanted);
  });

  test("is Markdown for a reader of Markdown", async () => {
    const text = await (await get(`${path}?format=markdown`)).text();
    expect(text).toMatch(/^# North Korea puts Moscow before Seoul and says nothing to Trump\n\nPressmark Desk · </);
  });

  test("names the nearest ids for one that it does not have, on a page for a browser", async () => {
    const response = await get("/articles/moscow-before-soul");
    expect(response.status).toBe(404);
    expect(Problem.parse(await response.json()).detail).toBe(
      'There is no article with the id "moscow-before-soul"; the nearest are moscow-before-seoul',
    );
    const page = await get("/articles/<script>", { Accept: "text/html" });
    expect(page.status).toBe(404);
    expect(await page.text()).not.toContain("<script>");
  });
});

describe("GET /passages/{id}", () => {
  test("gives the passage and its neighbours in reading order", async () => {
    const found = PassageDocument.parse(await (await get(`/passages/${second?.id}?neighbours=1`)).json());
    expect(found.id).toBe(second?.id);
    expect(found.before.map(({ id }) => id)).toEqual([first?.id]);
    expect(found.after.map(({ id }) => id)).toEqual([third?.id]);
  });

  test("does not go beyond the article", async () => {
    const found = PassageDocument.parse(await (await get(`/passages/${first?.id}?neighbours=3`)).json());
    expect(found.before).toEqual([]);
    expect(found.after.every(({ id }) => id.startsWith(`${found.article.id}~`))).toBe(true);
  });

  test("offers the passages with nearly that id", async () => {
    const response = await get(`/passages/${first?.id.slice(0, -1)}`);
    expect(response.status).toBe(404);
    expect(Problem.parse(await response.json()).detail).toContain(first?.id);
  });
});

describe("Every answer", () => {
  const paths = [
    "/",
    "/?q=Korea",
    "/search?q=Korea",
    "/articles",
    "/status",
    "/openapi.json",
    `/passages/${first?.id}`,
  ];

  test.for(paths)("of %s can be revalidated", async (path) => {
    const response = await get(path);
    const etag = response.headers.get("ETag") ?? "";
    expect(response.headers.get("Cache-Control")).toBe("public, max-age=0, must-revalidate");
    expect(response.headers.get("Vary")).toContain("Accept");
    const again = await get(path, { "If-None-Match": `"other", ${etag}` });
    expect([again.status, await again.text(), again.headers.get("ETag")]).toEqual([304, "", etag]);
    expect((await get(path, { "If-None-Match": '"other"' })).status).toBe(200);
  });

  test.for([...paths, "/nothing", "/search"])(
    "of %s is open to pages of any origin and says how long it took",
    async (path) => {
      const response = await get(path);
      expect(response.headers.get("Access-Control-Allow-Origin")).toBe("*");
      expect(response.headers.get("Server-Timing")).toContain("total");
      expect(response.headers.get("X-Content-Type-Options")).toBe("nosniff");
    },
  );

  test("has another ETag for another representation, query or origin", async () => {
    const etags = await Promise.all([
      get("/articles/moscow-before-seoul"),
      get("/articles/moscow-before-seoul", { Accept: "text/html" }),
      get("/articles/moscow-before-seoul?format=markdown"),
      fetch(new Request("https://elsewhere.example.org/articles/moscow-before-seoul")),
    ]);
    expect(new Set(etags.map(({ headers }) => headers.get("ETag"))).size).toBe(4);
  });

  test.for([...paths, "/robots.txt", "/articles/moscow-before-seoul", "/quotes?text=zero+interest"])(
    "of %s is spared a client that has any version of it",
    async (path) => {
      const response = await get(path, { "If-None-Match": "*" });
      expect([response.status, await response.text()]).toEqual([304, ""]);
      expect(response.headers.get("ETag")).toBe((await get(path)).headers.get("ETag"));
    },
  );

  test.for([
    ["/articles/nope", 404],
    ["/passages/nope", 404],
    ["/nothing", 404],
    ["/search?limit=99", 400],
    ["/search?q=Korea&cursor=nope", 400],
    ["/articles?cursor=nope", 400],
  ] as const)("of %s is an error for a client that has any version, since there is none", async ([path, status]) => {
    expect((await get(path, { "If-None-Match": "*" })).status).toBe(status);
  });

  test("of an address with nothing is a page for a browser, with ways on, and JSON for others", async () => {
    const page = await get("/a/<script>/nothing", { Accept: "text/html,application/xhtml+xml,*/*;q=0.8" });
    expect([page.status, page.headers.get("Content-Type")]).toEqual([404, "text/html; charset=UTF-8"]);
    const text = await page.text();
    expect(text).toContain('<a href="/articles">');
    expect(text).not.toContain("<script>/");
    for (const accept of ["*/*", "image/avif,image/webp,*/*;q=0.8", "application/json"]) {
      const other = await get("/nothing", { Accept: accept });
      expect([other.status, other.headers.get("Content-Type")]).toEqual([404, "application/problem+json"]);
    }
  });

  test("of an error is kept by no cache", async () => {
    const { headers } = await get("/articles/nope");
    expect([headers.get("Cache-Control"), headers.get("Vary")]).toEqual(["no-store", "Accept"]);
  });

  test("is found with a slash at the end of its address", async () => {
    for (const path of ["/search/?q=Korea", "/nothing/?q=Korea"]) {
      const { status, headers } = await get(path);
      expect([status, headers.get("Location")]).toEqual([301, `${ORIGIN}${path.replace("/?", "?")}`]);
      // It is no problem, and has no body.
      expect(headers.get("Content-Type")).toBeNull();
    }
  });

  test("is given to HEAD without its body", async () => {
    const response = await fetch(new Request(`${ORIGIN}/search?q=Korea`, { method: "HEAD" }));
    expect([response.status, await response.text()]).toEqual([200, ""]);
  });

  test("to an OPTIONS request of a browser is 204", async () => {
    const response = await fetch(
      new Request(`${ORIGIN}/search`, { method: "OPTIONS", headers: { Origin: "https://a.example" } }),
    );
    expect(response.status).toBe(204);
  });
});

describe("The page at /", () => {
  test("shows the form and what the corpus holds", async () => {
    const page = await (await get("/")).text();
    expect(page).toContain('name="q"');
    expect(page).toContain("Talks refused: five reports on the two Koreas");
  });

  test("shows what was found, with the words marked", async () => {
    const page = await (await get("/?q=fishermen")).text();
    expect(page).toContain("<mark>fishermen</mark>");
  });

  test("shows what was typed as text", async () => {
    const page = await (await get(`/?q=${encodeURIComponent('"><script>alert(1)</script>')}`)).text();
    expect(page).not.toContain("<script>alert");
    expect(page).toContain("&lt;script&gt;");
  });

  test("allows no script to run", async () => {
    expect((await get("/")).headers.get("Content-Security-Policy")).toContain("default-src 'none'");
  });
});

describe("GET /status", () => {
  test("says what the index holds", async () => {
    const status = StatusDocument.parse(await (await get("/status")).json());
    expect(status).toMatchObject({
      index: { articles: 5, passages: index.counts.passages },
      languages: [{ value: "en", count: 5 }],
      date_range: { first: "2024-01-16", last: "2025-07-28" },
    });
  });
});

describe("GET /openapi.json", () => {
  test("describes every route that programs use", async () => {
    const document = await (await get("/openapi.json")).json();
    expect(document).toMatchObject({ openapi: "3.1.0" });
    expect(Object.keys(Object(document).paths).toSorted()).toEqual([
      "/articles",
      "/articles/{id}",
      "/corpus",
      "/passages/{id}",
      "/quotes",
      "/search",
      "/status",
      "/suggest",
    ]);
  });

  test("names the problems of each route: 400 where it takes parameters, 404 an id", async () => {
    const { paths } = OpenApi.parse(await (await get("/openapi.json")).json());
    const problems = Object.entries(paths).map(([path, { get: route }]) => {
      return [path, Object.keys(route.responses).filter((status) => status !== "200" && status !== "304")];
    });
    expect(Object.fromEntries(problems)).toEqual({
      "/search": ["400", "429", "503"],
      "/suggest": ["400", "429", "503"],
      "/articles": ["400", "429", "503"],
      "/articles/{id}": ["400", "404", "429", "503"],
      "/corpus": ["400", "429", "503"],
      "/passages/{id}": ["400", "404", "429", "503"],
      "/quotes": ["400", "429", "503"],
      "/status": ["429", "503"],
    });
  });
});

describe("A method that no route has", () => {
  test.for([
    "/",
    "/search",
    "/suggest",
    "/articles",
    "/articles/x",
    "/passages/x",
    "/quotes",
    "/status",
    "/openapi.json",
    "/robots.txt",
  ])("is refused at %s with those that it has", async (path) => {
    for (const method of ["POST", "PUT", "DELETE"]) {
      const response = await fetch(new Request(ORIGIN + path, { method }));
      expect([response.status, response.headers.get("Allow")]).toEqual([405, "GET, HEAD, OPTIONS"]);
      expect(Problem.parse(await response.json()).detail).toBe(`${method} is not supported here; use GET`);
    }
  });
});

describe("An index that cannot be loaded", () => {
  afterEach(() => {
    vi.restoreAllMocks();
  });

  function brokenService(answers: (() => Response)[]) {
    vi.spyOn(console, "error").mockImplementation(() => {});
    const missing = () => new Response(null, { status: 500 });
    const loadIndex = createIndexLoader(createAssetStore(async () => (answers.shift() ?? missing)()));
    return createApp({ loadIndex, codeVersion: "test" }, noMcp);
  }

  test("is a 503 that says when to come back", async () => {
    const response = await brokenService([]).request("/status");
    expect(response.status).toBe(503);
    expect(response.headers.get("Retry-After")).toBe("5");
    expect(Problem.parse(await response.json()).detail).toBe("The index cannot be read now");
  });

  test("does not keep a program from reading how the service is used", async () => {
    const app = brokenService([]);
    for (const path of ["/openapi.json", "/robots.txt"]) expect((await app.request(path)).status).toBe(200);
  });

  test("is tried again on the next request", async () => {
    const broken = () => new Response("not an index");
    const app = brokenService([broken, () => new Response(null, { status: 404 })]);
    expect((await app.request("/status")).status).toBe(503);
    expect((await app.request("/status")).status).toBe(503);
    expect(console.error).toHaveBeenCalledTimes(2);
  });
});

describe("A client that has had its share of searches", () => {
  const limited = createApp(
    {
      loadIndex: async () => ({ index, cold: false }),
      codeVersion: "test",
      access: new Access({ admit: async (client, share) => share !== "search" || client !== "192.0.2.1" }),
    },
    noMcp,
  );
  const ask = (path: string, client: string) => limited.request(path, { headers: { "CF-Connecting-IP": client } });

  test("is told when to come back", async () => {
    const response = await ask("/search?q=Korea", "192.0.2.1");
    expect([response.status, response.headers.get("Retry-After")]).toEqual([429, "60"]);
  });

  test("does not keep others from searching, nor itself from reading", async () => {
    expect((await ask("/search?q=Korea", "192.0.2.2")).status).toBe(200);
    expect((await ask("/articles", "192.0.2.1")).status).toBe(200);
  });
});
