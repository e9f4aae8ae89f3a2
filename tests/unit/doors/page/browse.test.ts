import fc from "fast-check";
import type { Element } from "hast";
import { describe, expect, test } from "vitest";
import { hashKey } from "../../../../src/doors/access/access-keys.ts";
import { LANGUAGES } from "../../../../src/doors/page/words/choose-words.ts";
import { makeIndex } from "../../../support/make-index.ts";
import { makeService, ORIGIN, type TestService } from "../../../support/make-service.ts";
import { elementsOfHtml, linesOfHtml } from "../../../support/read-html.ts";

const PAGE = { accept: "text/html,application/xhtml+xml,*/*;q=0.8" };

interface Draft {
  title: string;
  published?: string | null | undefined;
  source?: string | null | undefined;
  tags?: string[];
  lang?: string;
}

const asText = (text: string) => JSON.stringify(text);

function writeDraft({ title, published, source, tags = [], lang = "en" }: Draft): string {
  const keys = [
    `title: ${asText(title)}`,
    `lang: ${lang}`,
    ...(published ? [`published: ${published}`] : []),
    ...(source ? [`source: ${asText(source)}`] : []),
    ...(tags.length > 0 ? [`tags: [${tags.map(asText).join(", ")}]`] : []),
  ];
  return `---\n${keys.join("\n")}\n---\n\nSomething is said here.\n`;
}

/** A service over articles, each with its place among them as its id. */
async function serve(drafts: readonly Draft[], rules = {}): Promise<TestService> {
  const files = Object.fromEntries(
    drafts.map((draft, at) => [`n${String(at).padStart(4, "0")}.md`, writeDraft(draft)]),
  );
  return makeService(await makeIndex(files), rules);
}

interface OpenPage {
  status: number;
  html: string;
  elements: Element[];
}

async function open({ get }: Pick<TestService, "get">, path: string, headers = {}): Promise<OpenPage> {
  const response = await get(path, { ...PAGE, ...headers });
  const html = await response.text();
  return { status: response.status, html, elements: elementsOfHtml(html) };
}

const textOf = (element: Element): string =>
  element.children
    .map((child) => (child.type === "text" ? child.value : child.type === "element" ? textOf(child) : ""))
    .join("");

const linksOf = (elements: readonly Element[]) =>
  elements.flatMap((element) =>
    element.tagName === "a" ? [{ href: String(element.properties.href), text: textOf(element), element }] : [],
  );

const idsOf = ({ elements }: OpenPage) =>
  linksOf(elements).flatMap(({ href }) => /\/articles\/(n\d+)$/.exec(href)?.[1] ?? []);

function linkBy({ elements }: OpenPage, test: (link: ReturnType<typeof linksOf>[number]) => boolean): string | null {
  return linksOf(elements).find(test)?.href ?? null;
}

const nextOf = (page: OpenPage) => linkBy(page, ({ element }) => String(element.properties.rel) === "next");

/** The articles of all pages of a list, as a reader goes through them. */
async function readThrough(service: TestService, path: string): Promise<string[]> {
  const ids: string[] = [];
  for (let at: string | null = path; at !== null; ) {
    const page: OpenPage = await open(service, at);
    expect([at, page.status]).toEqual([at, 200]);
    ids.push(...idsOf(page));
    at = nextOf(page);
  }
  return ids;
}

const TITLES = [
  "Apples",
  "apricots",
  "Ärger",
  "“Bees”",
  "北京",
  "ガンダム",
  "한국",
  "24 hours",
  "أخبار",
  "🎉",
  "Ωμέγα",
  "zoo 10",
  "zoo 9",
];

const draft: fc.Arbitrary<Draft> = fc.record({
  title: fc.constantFrom(...TITLES),
  published: fc.option(fc.constantFrom("1999-12-31", "2024-01-01", "2024-12-05", "2025-07-28")),
  source: fc.option(fc.constantFrom("Post", "Sun")),
  tags: fc.subarray(["a", "b"]),
});

describe("Who goes through the list of articles", () => {
  test("meets every article exactly once, in each order, by each letter, and by each year", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(draft, { minLength: 1, maxLength: 45 }), async (drafts) => {
        const service = await serve(drafts);
        const all = drafts.map((_, at) => `n${String(at).padStart(4, "0")}`);
        for (const path of ["/articles", "/articles?sort=oldest", "/articles?sort=title", "/articles?limit=7"])
          expect((await readThrough(service, path)).toSorted()).toEqual(all);
        const letters = linksOf((await open(service, "/articles?sort=title")).elements).filter(({ href }) =>
          /letter=/.test(href),
        );
        const filed = await Promise.all(letters.map(({ href }) => readThrough(service, href)));
        expect(filed.flat().toSorted()).toEqual(all);
        const years = linksOf((await open(service, "/articles")).elements).filter(({ href }) => /after=/.test(href));
        const dated = await Promise.all(years.map(({ href }) => readThrough(service, href)));
        expect(dated.flat().toSorted()).toEqual(all.filter((_, at) => drafts[at]?.published));
      }),
      { numRuns: 12 },
    );
  });

  test("finds the titles in the order of their letters, under them", async () => {
    const service = await serve(TITLES.map((title) => ({ title })));
    const page = await open(service, "/articles?sort=title");
    const order = [
      "n0009",
      "n0007",
      "n0000",
      "n0001",
      "n0002",
      "n0003",
      "n0012",
      "n0011",
      "n0010",
      "n0008",
      "n0005",
      "n0006",
      "n0004",
    ];
    expect(idsOf(page)).toEqual(order);
    const headings = page.elements.filter(({ tagName }) => tagName === "h2").map(textOf);
    expect(headings).toEqual(["#", "A", "B", "Z", "Ω", "ا", "か", "ㅎ", "漢"]);
  });

  test("sees which part of it a page shows, and comes back to the pages before", async () => {
    const service = await serve(
      Array.from({ length: 45 }, (_, at) => ({ title: `Number ${at}`, published: "2025-01-01" })),
    );
    const pages = [await open(service, "/articles")];
    for (let next = nextOf(pages[0] ?? (await open(service, "/"))); next !== null; ) {
      const page = await open(service, next);
      pages.push(page);
      next = nextOf(page);
    }
    expect(pages.map(({ html }) => /\d+–\d+ of \d+/.exec(html)?.[0])).toEqual([
      "1–20 of 45",
      "21–40 of 45",
      "41–45 of 45",
    ]);
    const prev = (page: OpenPage) => linkBy(page, ({ element }) => String(element.properties.rel) === "prev") ?? "";
    const [first, second, third] = pages.map((page) => idsOf(page));
    expect(idsOf(await open(service, prev(pages[2] ?? pages[0] ?? (await open(service, "/")))))).toEqual(second);
    expect(idsOf(await open(service, prev(pages[1] ?? pages[0] ?? (await open(service, "/")))))).toEqual(first);
    expect(third).toHaveLength(5);
  });

  test("narrows it down by links that say how many articles there are, and takes each filter away again", async () => {
    const service = await serve([
      { title: "One", source: "Post", tags: ["a"], published: "2024-03-01" },
      { title: "Two", source: "Post", tags: ["a", "b"], published: "2024-12-01" },
      { title: "Three", source: "Sun", tags: ["b"], published: "2025-01-01" },
    ]);
    const page = await open(service, "/articles");
    expect(linesOfHtml(page.html)).toContain("Post 2");
    const post = linkBy(page, ({ text }) => text === "Post") ?? "";
    const narrowed = await open(service, post);
    expect(idsOf(narrowed)).toEqual(["n0001", "n0000"]);
    // The others of a kind are still offered, and widen the list.
    const both = await open(service, linkBy(narrowed, ({ text }) => text === "Sun") ?? "");
    expect(idsOf(both)).toHaveLength(3);
    const tagged = await open(service, linkBy(narrowed, ({ text }) => text === "b") ?? "");
    expect(idsOf(tagged)).toEqual(["n0001"]);
    const less = await open(service, linkBy(tagged, ({ text }) => text.startsWith("Source: Post")) ?? "");
    expect(idsOf(less)).toEqual(["n0002", "n0001"]);
    const december = await open(
      service,
      linkBy(await open(service, "/articles?after=2024&before=2025"), ({ text }) => text === "Dec") ?? "",
    );
    expect(idsOf(december)).toEqual(["n0001"]);
    expect(idsOf(await open(service, linkBy(december, ({ text }) => text === "Dec") ?? ""))).toEqual([
      "n0001",
      "n0000",
    ]);
    expect(idsOf(await open(service, linkBy(december, ({ text }) => text === "All articles") ?? ""))).toHaveLength(3);
  });

  test.each([
    ["after=2024", "2024–"],
    ["after=2024&before=2025", "2024"],
    ["after=2024-12&before=2025-01", "December 2024"],
    ["after=2024-03&before=2025", "2024-03–2025"],
    ["after=2024-03-05&before=2024-12-31", "2024-03-05–2024-12-31"],
    ["after=2024-01-01&before=2025", "2024-01-01–2025"],
    ["after=2024&before=2024", "2024–2024"],
    ["before=2024-02-29", "–2024-02-29"],
    ["after=9999", "9999"],
  ])("is told which days %s chose", async (days, told) => {
    const service = await serve([{ title: "One", published: "2024-03-09" }, { title: "Two" }]);
    const page = await open(service, `/articles?${days}`);
    const { text } = linksOf(page.elements).find(({ text }) => text.startsWith("Year: ")) ?? {};
    expect([page.status, text]).toEqual([200, `Year: ${told}`]);
  });

  test("is told how many articles each further step leaves, whatever was chosen before", async () => {
    const request = fc.record({
      tag: fc.subarray(["a", "b"]),
      source: fc.subarray(["Post", "Sun"]),
      period: fc.constantFrom("", "after=2024&before=2025", "after=2024-12&before=2025-01"),
      letter: fc.constantFrom("", "letter=A", "letter=Z"),
      sort: fc.constantFrom("newest", "title"),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(draft, { minLength: 1, maxLength: 19 }), request, async (drafts, asked) => {
        const service = await serve(drafts);
        const values = [...asked.tag.map((one) => `tag=${one}`), ...asked.source.map((one) => `source=${one}`)];
        const parts = [...values, asked.period, asked.letter, `sort=${asked.sort}`].filter((part) => part !== "");
        const { elements } = await open(service, `/articles?${parts.join("&")}`);
        for (const { href, element } of linksOf(elements)) {
          const [, count] = /: (\d+) article/.exec(String(element.properties.title)) ?? [];
          const isTaken = element.properties.ariaCurrent !== undefined;
          if (count !== undefined && !isTaken)
            expect([href, (await readThrough(service, href)).length]).toEqual([href, Number(count)]);
        }
      }),
      { numRuns: 25 },
    );
  });

  test("finds titles by their words; where none has all, the nearest, under no heading", async () => {
    const service = await serve(TITLES.map((title) => ({ title, published: "2025-01-01" })));
    expect(idsOf(await open(service, "/articles?title=apples"))).toEqual(["n0000"]);
    const near = await open(service, "/articles?title=apples+unheard");
    expect(idsOf(near)).toEqual(["n0000"]);
    expect(linesOfHtml(near.html)).not.toContain("January 2025");
    const none = await open(service, "/articles?title=unheard");
    expect(linesOfHtml(none.html)).toContain("No article fits all of this.");
  });
});

describe("The list of articles", () => {
  test("stays JSON for programs, and is a page for who prefers one or asks for it", async () => {
    const service = await serve([{ title: "One" }]);
    for (const headers of [{}, { accept: "*/*" }, { accept: "application/json" }])
      expect((await service.get("/articles", headers)).headers.get("content-type")).toMatch(/^application\/json/);
    expect((await service.get("/articles?format=html")).headers.get("content-type")).toMatch(/^text\/html/);
    expect((await service.get("/articles?format=json", PAGE)).headers.get("content-type")).toMatch(
      /^application\/json/,
    );
    expect(await (await service.get("/articles")).json()).toMatchObject({ total: 1, next_cursor: null });
  });

  test.each([
    ["one article without a date, source or tag", [{ title: "One" }]],
    ["articles without dates", [{ title: "One" }, { title: "Two", source: "Post" }]],
    [
      "articles of one source",
      [
        { title: "One", source: "Post" },
        { title: "Two", source: "Post" },
      ],
    ],
  ])("of %s says nothing that is not there", async (_, drafts) => {
    const service = await serve(drafts);
    const page = await open(service, "/articles");
    expect(idsOf(page)).toHaveLength(drafts.length);
    for (const nothing of ["Without a date", "Newest first", "Next page", "undefined", "null", "NaN"])
      expect(page.html).not.toContain(nothing);
    expect(page.elements.filter(({ tagName }) => tagName === "details")).toEqual([]);
    const account = await open(service, "/corpus");
    expect(account.status).toBe(200);
    for (const nothing of ["undefined", "null", "NaN"]) expect(account.html).not.toContain(nothing);
  });

  test("of 500 tags offers the most frequent, and all of them elsewhere", async () => {
    const drafts = Array.from({ length: 50 }, (_, at) => ({
      title: `Number ${at}`,
      tags: ["common", ...Array.from({ length: 10 }, (_, nth) => `tag ${10 * at + nth}`)],
    }));
    const service = await serve(drafts);
    const page = await open(service, "/articles");
    const tags = linksOf(page.elements).filter(({ href }) => /[?&]tag=/.test(href));
    expect([tags.length, tags[0]?.text]).toEqual([30, "common"]);
    const all = await open(service, linkBy(page, ({ text }) => text === "All 501") ?? "");
    expect(linksOf(all.elements).filter(({ href }) => /[?&]tag=/.test(href))).toHaveLength(501);
    const answer = await (await service.get("/corpus")).json();
    expect([answer.tags.total, answer.tags.values.length]).toEqual([501, 30]);
    expect((await (await service.get("/corpus?all=tag")).json()).tags.values).toHaveLength(501);
  });

  test("counts as a search where it looks for words of titles", async () => {
    const counted: string[] = [];
    const rules = {
      admit: async (_: string, share: string) => {
        counted.push(share);
        return true;
      },
    };
    const service = await serve([{ title: "One" }], rules);
    for (const path of ["/articles", "/articles?title=one", "/articles?letter=o&sort=title", "/corpus"])
      for (const headers of [{}, PAGE]) await service.get(path, headers);
    expect(counted).toEqual(["light", "light", "search", "search", "light", "light", "light", "light"]);
  });

  test("explains a bad parameter on a page", async () => {
    const page = await open(await serve([{ title: "One" }]), "/articles?limit=1000");
    expect(page.status).toBe(400);
    expect(page.html).toContain("limit was");
  });

  test.each(LANGUAGES.map((words) => [words.lang, words] as const))(
    "speaks %s, and so does the account of the corpus",
    async (lang, words) => {
      const service = await serve([{ title: "One", published: "2025-01-01" }]);
      for (const [path, heading] of [
        ["/articles", words.search.articles],
        ["/corpus", words.browse.corpus],
      ] as const) {
        const { elements, html } = await open(service, path, { "accept-language": lang });
        expect(html).toContain(`<html lang="${lang}" dir="${words.dir}">`);
        expect(elements.filter(({ tagName }) => tagName === "h1").map(textOf)).toContain(heading);
      }
    },
  );
});

describe("Names that mean something to HTML or to an address", () => {
  const HOSTILE = [
    '"><script>alert(1)</script>',
    "a&tag=b",
    "<img src=x onerror=alert(1)>",
    "50% #1 + ?",
    "'; --",
    "</title>",
  ];

  test("are shown as they are, and their links lead to their articles", async () => {
    const drafts = HOSTILE.map((name) => ({ title: name, source: name, tags: [name], published: "2025-01-01" }));
    const service = await serve(drafts);
    for (const path of [
      "/articles",
      "/articles?sort=title",
      "/corpus",
      `/articles?${new URLSearchParams({ tag: HOSTILE[0] ?? "", title: "<b>" })}`,
    ]) {
      const { elements, status } = await open(service, path);
      expect(status).toBe(200);
      expect(elements.filter(({ tagName }) => ["script", "img", "b"].includes(tagName))).toEqual([]);
      expect(elements.filter(({ properties }) => "onError" in properties || "style" in properties)).toEqual([]);
    }
    for (const path of ["/articles", "/corpus"]) {
      const links = linksOf((await open(service, path)).elements);
      for (const [at, name] of HOSTILE.entries())
        for (const kind of ["source", "tag"]) {
          const link = links.find(({ href, text }) => text === name && href.startsWith(`/articles?${kind}=`));
          expect(idsOf(await open(service, link?.href ?? ""))).toEqual([`n${String(at).padStart(4, "0")}`]);
        }
    }
  });
});

describe("The account of a corpus", () => {
  const DRAFTS: Draft[] = Array.from({ length: 30 }, (_, at) => ({
    title: `Number ${at}`,
    published: at < 24 ? `${1990 + at}-06-15` : null,
    source: at % 3 === 0 ? "Post" : "Sun",
    lang: at % 5 === 0 ? "de" : "en",
  }));

  test("draws the articles over time; each bar leads to as many articles as it says", async () => {
    const service = await serve(DRAFTS);
    const { elements, html } = await open(service, "/corpus");
    const svg = elements.find(
      ({ tagName, properties }) => tagName === "svg" && properties.ariaLabelledBy !== undefined,
    );
    const bars = linksOf(elementsOfHtml(html)).filter(
      ({ element }) => svg?.children.includes(element) || element.properties.ariaLabel,
    );
    expect(bars).toHaveLength(24);
    for (const { href, element } of bars) {
      const [, count] = /: (\d+) article/.exec(String(element.properties.ariaLabel)) ?? [];
      expect(await readThrough(service, href)).toHaveLength(Number(count));
    }
    const rows = elements.filter(({ tagName }) => tagName === "tr");
    expect(rows).toHaveLength(25);
    expect(linesOfHtml(html)).toContain("Without a date: 6");
  });

  test("counts what there is, in JSON as on the page", async () => {
    const service = await serve(DRAFTS);
    const answer = await (await service.get("/corpus")).json();
    expect(answer).toMatchObject({
      index: { articles: 30 },
      sources: {
        total: 2,
        values: [
          { value: "Sun", count: 20 },
          { value: "Post", count: 10 },
        ],
      },
      languages: {
        values: [
          { value: "en", count: 24 },
          { value: "de", count: 6 },
        ],
      },
      timeline: { unit: "year", undated: 6 },
      build: { warnings: [], warned: [] },
    });
    const { html } = await open(service, "/corpus", { "accept-language": "de" });
    for (const shown of ["Sun", "Post", "Englisch", "Deutsch", "30 Artikel"]) expect(html).toContain(shown);
  });

  test.each([
    ["2024-01-05", "2025-12-31", "month", "2024-01"],
    ["1950-01-01", "2025-01-01", "year", "1950"],
    ["1850-10-14", "2025-01-01", "decade", "1850"],
    ["9999-12-31", "9999-12-31", "month", "9999-12"],
  ])("from %s to %s counts by %s, and all of it can be opened", async (...[first, last, unit, value]) => {
    const service = await serve([
      { title: "First", published: first },
      { title: "Last", published: last },
    ]);
    const { timeline } = await (await service.get("/corpus")).json();
    expect([timeline.unit, timeline.counts[0].value]).toEqual([unit, value]);
    const bars = linksOf((await open(service, "/corpus")).elements).filter(
      ({ element }) => element.properties.ariaLabel,
    );
    const found = await Promise.all(bars.map(({ href }) => readThrough(service, href)));
    expect(found.flat().toSorted()).toEqual(["n0000", "n0001"]);
  });

  test("of a private corpus is for who may read", async () => {
    const key = "pm_searcher";
    const keys = [{ name: "searcher", hash: hashKey(key), may: ["search"] as const }];
    const service = await serve(DRAFTS, { keys });
    for (const path of ["/articles", "/corpus", "/corpus?all=tag"]) {
      const stranger = await open(service, path);
      expect([stranger.status, stranger.html.includes("Number")]).toEqual([401, false]);
      const searcher = await open(service, path, { authorization: `Bearer ${key}` });
      expect([searcher.status, searcher.html.includes("Sun")]).toEqual([403, false]);
    }
  });
});

test("An article is opened at this service where it has no address of its own", async () => {
  const service = await serve([{ title: "One" }]);
  expect(linkBy(await open(service, "/articles"), ({ text }) => text === "One")).toBe(`${ORIGIN}/articles/n0000`);
});
