import { assert, asyncProperty, constantFrom, record, subarray } from "fast-check";
import type { Element, ElementContent } from "hast";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { SearchRequest } from "../../../../src/contract/search-request.ts";
import { SearchResponse } from "../../../../src/contract/search-response.ts";
import { chosenOf, FACET_NAMES, listChosen } from "../../../../src/doors/page/search/filters.ts";
import { linkSearch } from "../../../../src/doors/page/search/link-search.ts";
import { readNote } from "../../../../src/doors/page/search/read-note.ts";
import { LANGUAGES } from "../../../../src/doors/page/words/choose-words.ts";
import { NOTE_TEXTS, type NoteKind, writeNote } from "../../../../src/search/note-texts.ts";
import { makeIndex } from "../../../support/make-index.ts";
import { makeService, ORIGIN, type TestService } from "../../../support/make-service.ts";
import { elementsOfHtml } from "../../../support/read-html.ts";

const PAGE = { Accept: "text/html", "Accept-Language": "en" };

const STORY = "The ferry crosses the sound twice a day, and carries mail, sheep and the schoolmaster.";

/** Articles that share words, and differ in all that a search can be narrowed by. */
const SHELF = {
  "ferry.md": `---\ntitle: The ferry\nsource: Harbour Post\ntags: [sea, travel]\nauthor: Ada Holm\ndate: 2023-04-01\n---\n# Crossings\n\n${STORY}\n\n## In winter\n\nIn winter the ferry waits for the ice to break, and the mail waits with the ferry.\n\n## Fares\n\nA fare on the ferry is paid on board to the mate.`,
  "harbour.md": `---\ntitle: The harbour\nsource: Harbour Post\ntags: [sea]\nauthor: Bo Lind\ndate: 2024-05-02\n---\nThe harbour was dug for the ferry, and widened for the herring boats.`,
  "mail.md": `---\ntitle: The mail\nsource: Island Times\ntags: [letters]\nauthor: Ada Holm\ndate: 2024-06-03\n---\nLetters come by ferry, and papers by the herring boats.`,
  "reprint.md": `---\ntitle: The ferry, again\nsource: Island Times\ndate: 2024-07-04\n---\n${STORY}`,
  "faehre.md": `---\ntitle: Die Fähre\nsource: Inselblatt\nlang: de\ndate: 2022-01-05\n---\nDie Fähre fährt zweimal am Tag über den Sund und bringt die Post. Man nennt sie auch ferry.`,
};

const service = await makeService(await makeIndex(SHELF));

async function open(address: string, from: TestService = service, headers = PAGE): Promise<string> {
  const response = await from.get(address, headers);
  expect(response.headers.get("Content-Type")).toMatch(/^text\/html/);
  return response.text();
}

const isIn = (element: Element, name: string) => [element.properties.className].flat().includes(name);

function textOf(node: ElementContent): string {
  if (node.type === "text") return node.value;
  return node.type === "element" ? node.children.map(textOf).join("") : "";
}

const isElement = (node: ElementContent, name: string) => node.type === "element" && node.tagName === name;

/** Every link of a page, by what it says. */
function linksOf(html: string): { text: string; href: string; label: string | null }[] {
  return elementsOfHtml(html).flatMap((element) => {
    const { href, ariaLabel } = element.properties;
    if (element.tagName !== "a" || typeof href !== "string") return [];
    return [{ text: textOf(element).trim(), href, label: typeof ariaLabel === "string" ? ariaLabel : null }];
  });
}

function elementsIn(html: string, name: string): Element[] {
  return elementsOfHtml(html).filter((element) => isIn(element, name));
}

/** What an address of the page asks for. */
function readAddress(href: string): SearchRequest {
  const given: Record<string, unknown> = {};
  const { searchParams } = new URL(href, ORIGIN);
  for (const name of new Set(searchParams.keys())) {
    const values = searchParams.getAll(name);
    const isList = ["source", "tag", "author", "lang", "in"].includes(name);
    const isNumber = ["limit", "max_per_article"].includes(name);
    given[name === "q" ? "query" : name] = isList ? values : isNumber ? Number(values[0]) : values[0];
  }
  return SearchRequest.parse(given);
}

async function ask(address: string) {
  const response = await service.get(address.replace(/^\/\?/, "/search?"), { Accept: "application/json" });
  return SearchResponse.parse(await response.json());
}

describe("The page of a search", () => {
  test("names an article once, with its passages and their sections below", async () => {
    const html = await open("/?q=ferry");
    const entries = elementsIn(html, "hit");
    const titles = entries.map((entry) => textOf(entry).trim().split("\n")[0]);
    expect(new Set(titles).size).toBe(titles.length);
    const ferry = entries.find((entry) => textOf(entry).includes("1 April 2023"));
    expect(ferry && textOf(ferry)).toMatch(/The ferry\s+Harbour Post · Ada Holm · 1 April 2023/);
    for (const section of ["Crossings", "In winter", "Fares"]) expect(ferry && textOf(ferry)).toContain(section);
  });

  test("has every hit of the same search by the API, with its own link", async () => {
    const words = constantFrom(
      "ferry",
      "mail",
      "herring",
      "fähre",
      "crosses",
      '"the ferry"',
      "+mail",
      "-mail",
      "title:ferry",
    );
    const asked = record({
      words: subarray(["ferry", "mail", "herring", "winter", "post"], { minLength: 1 }),
      sign: words,
      sort: constantFrom("relevance", "newest", "oldest", "diverse"),
      most: constantFrom("1", "2", "10"),
      limit: constantFrom("1", "3", "10"),
    });
    await assert(
      asyncProperty(asked, async ({ words, sign, sort, most, limit }) => {
        const parameters = new URLSearchParams({ q: [...words, sign].join(" "), sort, max_per_article: most, limit });
        const [html, { hits }] = await Promise.all([open(`/?${parameters}`), ask(`/?${parameters}`)]);
        const shown = linksOf(html).map(({ href }) => new URL(href, ORIGIN).hash);
        for (const hit of hits) expect(shown).toContain(new URL(hit.url).hash);
        const entries = elementsIn(html, "hit");
        expect(entries).toHaveLength(new Set(hits.map(({ article }) => article.id)).size);
        expect(elementsIn(html, "snippet")).toHaveLength(hits.length);
      }),
      { numRuns: 60 },
    );
  });

  test("says where else nearly the same is told, by a link to that place", async () => {
    const html = await open("/?q=schoolmaster");
    const [entry] = elementsIn(html, "hit");
    expect(entry && textOf(entry)).toMatch(/Also in The ferry.*Island Times|Also in The ferry, Harbour Post/);
    const [copy] = linksOf(html).filter(({ href }) => href.startsWith("/articles/"));
    expect(copy?.href).toMatch(/^\/articles\/(reprint|ferry)\?q=schoolmaster#/);
    const opened = await service.get(copy?.href ?? "", PAGE);
    expect(opened.status).toBe(200);
  });

  test("pages on without a hit twice, and begins its list where the last one ended", async () => {
    const first = await open("/?q=ferry&limit=2");
    const next = linksOf(first).find(({ text }) => text === "More passages");
    const second = await open(next?.href ?? "");
    expect(second).toContain('<ol class="hits" start="3">');
    const passages = (html: string) => elementsIn(html, "section").map(({ properties }) => properties.href);
    expect(passages(first).filter((href) => passages(second).includes(href))).toEqual([]);
  });

  test("offers the rest of an article that has more passages than are shown", async () => {
    const html = await open("/?q=ferry&max_per_article=1");
    const more = linksOf(html).find(({ text }) => text === "More from this article");
    expect(readAddress(more?.href ?? "")).toMatchObject({ query: "ferry", max_per_article: 10 });
    expect(readAddress(more?.href ?? "").in).toHaveLength(1);
  });
});

describe("Filters of a search", () => {
  test("stand with how many passages each would leave, and lead there", async () => {
    const html = await open("/?q=ferry");
    const links = linksOf(html).filter(({ text }) =>
      /^(Harbour Post|Island Times|sea|2024|German|Ada Holm) \d+$/.test(text),
    );
    expect(links.map(({ text }) => text.replace(/ \d+$/, "")).sort()).toEqual(
      ["2024", "Ada Holm", "German", "Harbour Post", "Island Times", "sea"].sort(),
    );
    for (const { text, href } of links) {
      const { total } = await ask(href);
      expect([text, total]).toEqual([text, Number(/\d+$/.exec(text)?.[0])]);
    }
  });

  test("are shown once chosen, each with a link that takes it away and nothing else", async () => {
    const asked =
      "/?q=ferry&sort=newest&source=Harbour+Post&tag=sea&tag=travel&lang=en&after=2023&before=2024&in=ferry";
    const html = await open(asked);
    const removals = linksOf(html).filter(({ label }) => label?.startsWith("Remove "));
    expect(removals.map(({ label }) => label)).toEqual([
      "Remove Source: Harbour Post",
      "Remove Tag: sea",
      "Remove Tag: travel",
      "Remove Language: English",
      "Remove Article: The ferry",
      "Remove Year: 2023",
    ]);
    const whole = readAddress(asked);
    for (const [at, { href }] of removals.entries()) {
      const without = listChosen(whole)[at]?.without;
      expect(readAddress(href)).toEqual(SearchRequest.parse({ ...whole, ...without }));
    }
    const all = linksOf(html).find(({ text }) => text === "Search all articles");
    expect(readAddress(all?.href ?? "")).toEqual(SearchRequest.parse({ query: "ferry", sort: "newest" }));
  });

  test("that are no whole year stand by themselves", async () => {
    const html = await open("/?q=ferry&after=2023-02&before=2024");
    expect(linksOf(html).flatMap(({ label }) => label ?? [])).toEqual(["Remove Since: 2023-02", "Remove Before: 2024"]);
  });

  test("offer the other values of one that is chosen, with what each would add", async () => {
    const html = await open("/?q=ferry&source=Harbour+Post");
    const other = linksOf(html).find(({ text }) => text.startsWith("Island Times"));
    expect(readAddress(other?.href ?? "").source).toEqual(["Harbour Post", "Island Times"]);
    const [alone, both, chosen] = await Promise.all(
      ["/?q=ferry&source=Island+Times", other?.href ?? "", "/?q=ferry&source=Harbour+Post"].map(ask),
    );
    expect(other?.text).toBe(`Island Times ${alone?.total}`);
    expect(both?.total).toBe((alone?.total ?? 0) + (chosen?.total ?? 0));
  });

  test("and the order are kept when the words are changed", async () => {
    const html = await open("/?q=ferry&sort=newest&tag=sea&tag=travel&after=2023");
    const kept = elementsOfHtml(html).filter(({ properties }) => properties.form === "Search");
    expect(kept.map(({ properties }) => [properties.name, properties.value])).toEqual([
      ["tag", "sea"],
      ["tag", "travel"],
      ["after", "2023"],
      ["sort", "newest"],
    ]);
  });

  test("are read from their links as they were written", async () => {
    const value = constantFrom("sea", "Harbour Post", "a&b=c", "50%", "+x", "zu, und", "١", '"><b>');
    const request = record({
      query: constantFrom("ferry", "+mail -ferry", "a&b", '"x y"', "#1", "50%"),
      source: subarray(["sea", "a&b=c", "Zoë"]),
      tag: subarray(["x,y", "+", "'"]),
      author: subarray(["Ada", "=?"]),
      sort: constantFrom("relevance", "newest", "diverse"),
      max_per_article: constantFrom(1, 3, 10),
      limit: constantFrom(1, 10, 50),
      after: constantFrom(undefined, "2024", "2024-05-06"),
    });
    await assert(
      asyncProperty(request, value, async (given, added) => {
        const asked = SearchRequest.parse(given);
        expect(readAddress(linkSearch(asked))).toEqual(asked);
        expect(readAddress(linkSearch(asked, { tag: [added] }))).toEqual({ ...asked, tag: [added] });
      }),
    );
  });

  test("of the last year that can be written lead somewhere", async () => {
    const late = await makeService(
      await makeIndex({
        "a.md": "---\ndate: 9999-12-31\n---\nFerry one.",
        "b.md": "---\ndate: 2020-01-01\n---\nFerry two.",
      }),
    );
    const html = await open("/?q=ferry", late);
    const link = linksOf(html).find(({ text }) => text.startsWith("9999"));
    const answer = await late.get(link?.href ?? "", PAGE);
    expect(answer.status).toBe(200);
    expect(chosenOf(readAddress(link?.href ?? ""), "year")).toEqual(["9999"]);
  });

  test("count each facet that the API counts", async () => {
    const { facets } = await ask("/?q=ferry&facets=all");
    expect(Object.keys(facets).sort()).toEqual([...FACET_NAMES].sort());
  });
});

describe("A search that finds nothing", () => {
  test("says which words the articles lack, what is near, and what to try", async () => {
    const html = await open("/?q=%2Bferrqx+-mail");
    const [nothing] = elementsIn(html, "nothing");
    expect(nothing && textOf(nothing)).toMatch(/do not have ferrqx/);
    expect(linksOf(html).map(({ text }) => text)).toContain("Search for just ferrqx");
    const near = linksOf(html).filter(({ href }) => readQuery(href)?.toLowerCase().startsWith("ferr"));
    expect(near.length).toBeGreaterThan(0);
    expect(linksOf(html).map(({ href }) => href)).toContain("/articles");
  });

  test("because of its filters offers it without each", async () => {
    const html = await open("/?q=ferry&source=Nobody&tag=sea");
    const ways = linksOf(html).filter(({ text }) => text.startsWith("Search without"));
    expect(ways.map(({ text }) => text)).toEqual(["Search without Source: Nobody", "Search without Tag: sea"]);
    expect(readAddress(ways[0]?.href ?? "")).toMatchObject({ source: [], tag: ["sea"] });
  });
});

function readQuery(href: string): string | null {
  return new URL(href, ORIGIN).searchParams.get("q");
}

describe("How a query was read", () => {
  test("is told on demand", async () => {
    const html = await open('/?q="the+ferry"+%2Bmail+-herring+tag:sea');
    const [reading] = elementsIn(html, "reading");
    const told = reading && textOf(reading);
    for (const part of ["Phrases", "the ferry", "Must be there", "mail", "Must not be there", "herring", "tag: sea"])
      expect(told).toContain(part);
  });

  test("is said where a word was corrected, with a link to the word that was searched", async () => {
    const html = await open("/?q=harbuor+boats&sort=newest");
    expect(html).toMatch(/harbuor<\/bdi>” is not in these articles/);
    const link = linksOf(html).find(({ text }) => text === "harbour");
    expect(readAddress(link?.href ?? "")).toMatchObject({ query: "harbour boats", sort: "newest" });
  });

  test("can be learnt from examples that all find something", async () => {
    for (const page of ["/", "/?q=ferry"]) {
      const examples = elementsOfHtml(await open(page))
        .filter(({ tagName, children }) => tagName === "a" && children.some((child) => isElement(child, "code")))
        .map(({ properties }) => String(properties.href));
      expect(examples.length).toBeGreaterThan(8);
      for (const href of examples) {
        const { total, interpretation } = await ask(href);
        expect([href, total > 0, interpretation.corrected]).toEqual([href, true, []]);
      }
    }
  });
});

describe("Whatever is typed", () => {
  const HOSTILE = [
    '"><script>alert(1)</script>',
    "<img src=x onerror=alert(1)>",
    "' onfocus='alert(1)",
    "javascript:alert(1)",
    "\u202e\u0000\ud800",
    "lang:<b>x</b>",
    "a".repeat(512),
  ];

  test.each(HOSTILE)("%j is text on its page", async (query) => {
    const parameters = new URLSearchParams({ q: query, source: query, lang: "not a language" });
    const html = await open(`/?${parameters}`);
    const elements = elementsOfHtml(html);
    expect(elements.filter(({ tagName }) => tagName === "img" || tagName === "b")).toEqual([]);
    const scripts = elements.filter(({ tagName }) => tagName === "script");
    expect(scripts.map(({ properties }) => properties.src)).toEqual(["/pages/search.js", "/pages/completions.js"]);
    for (const { properties } of elements)
      expect(Object.keys(properties).filter((name) => /^on/i.test(name) || name === "style")).toEqual([]);
    for (const { href } of linksOf(html)) expect(href).toMatch(/^(\/|#|https:\/\/search\.example\.org\/)/);
  });

  test("what articles say of themselves is text too", async () => {
    const bad = '"><script>alert(1)</script>';
    const front = ["title", "source", "author", "tags"].map((name) => `${name}: ${JSON.stringify(bad)}`).join("\n");
    const hostile = await makeService(
      await makeIndex({ "a.md": `---\n${front}\n---\n# ${bad}\n\nFerry.`, "b.md": "---\nsource: b\n---\nFerry b." }),
    );
    for (const address of ["/", "/?q=ferry", "/?q=nothing"]) {
      const scripts = elementsOfHtml(await open(address, hostile)).filter(({ tagName }) => tagName === "script");
      // What programs read of a page is data in an element of that name, which no browser runs.
      const run = scripts.filter(({ properties }) => properties.type !== "application/ld+json");
      expect(run.map(({ properties }) => properties.src)).toEqual(["/pages/search.js", "/pages/completions.js"]);
    }
  });
});

describe("In every language", () => {
  test.each(LANGUAGES.map(({ lang, dir }) => [lang, dir]))("a search speaks %s, %s", async (lang, dir) => {
    const headers = { Accept: "text/html", "Accept-Language": lang };
    const pages = ["/", "/?q=ferry&tag=sea", "/?q=harbuor", "/?q=xyzzyq&tag=sea&source=Nobody", "/articles/none"];
    for (const address of pages) {
      const html = await open(address, service, headers);
      expect(html).toContain(`<html lang="${lang}" dir="${dir}">`);
      expect(html).not.toMatch(/undefined|NaN|\[object|[\u{f0000}-\u{ffffd}]/u);
    }
  });
});

test("What a page says to its script is read from it", async () => {
  const [form] = elementsOfHtml(await open("/")).filter(({ properties }) => properties.id === "Search");
  const Said = z.strictObject({
    limited: z.string(),
    lost: z.string(),
    kinds: z.record(z.string(), z.string()),
    completions: z.array(z.string()).length(21),
  });
  expect(Said.safeParse(JSON.parse(String(form?.properties.dataSaid))).success).toBe(true);
});

describe("Notes on how a query was read", () => {
  /** Each sentence that the search may say of a query, with values that are in the way of reading it. */
  const isNoteKind = (kind: string): kind is NoteKind => Object.hasOwn(NOTE_TEXTS, kind);
  const notes = Object.keys(NOTE_TEXTS).filter(isNoteKind);

  test.each(notes)("are said in every language: %s", (kind) => {
    const values = kind === "outside" ? ["1,200 passages"] : ["source", '"a; so b"', "{0} $& but not"];
    const note = writeNote(kind, ...values);
    for (const words of LANGUAGES) {
      const read = readNote(note, words);
      expect([read.kind, read.lang]).toEqual([kind, words.lang]);
      expect(read.text).not.toMatch(/\{\w+\}(?! \$&)/);
      if (words.lang === "en") expect(read.text).toBe(note);
    }
  });

  test("are told in the reader's language, and in English where there are no words for one", async () => {
    const german = { Accept: "text/html", "Accept-Language": "de" };
    const html = await open("/?q=ferry+tag:sport", service, german);
    expect(html).toContain("Kein Artikel hat den Wert &quot;sport&quot; für „Schlagwort“");
    expect(html).toContain("daher wird tag:sport als Wörter gelesen.");
    const [english] = LANGUAGES;
    expect(english && readNote("Something else", english)).toEqual({ kind: null, text: "Something else", lang: "en" });
  });
});

describe("The list on the first page", () => {
  const headingOf = async (day: string) => {
    const names = Array.from({ length: 15 }, (_, at) => `note-${at}`);
    const files = names.map((name): [string, string] => [`${name}.md`, `---\ntitle: ${name}\n${day}\n---\nThe sea.`]);
    const page = await open("/", await makeService(await makeIndex(Object.fromEntries(files))));
    return elementsOfHtml(page)
      .filter(({ tagName }) => tagName === "h2")
      .map(textOf);
  };

  test("is of the newest articles where they have days", async () => {
    expect(await headingOf("date: 2024-05-02")).toContain("Newest of 15 articles");
  });

  test("is not said to be of the newest where none has a day", async () => {
    expect(await headingOf("tags: [sea]")).toContain("15 articles");
  });
});

test("Words that touch are marked as one, as in Chinese", async () => {
  const { get } = await makeService(
    await makeIndex({ "a.md": "---\nlang: zh\n---\n这篇文章讲的是区块链技术的历史。" }),
  );
  const page = await (await get("/?q=区块链技术", PAGE)).text();
  const snippets = elementsIn(page, "snippet").flatMap(({ children }) => children);
  const marks = snippets.filter((node) => isElement(node, "mark")).map(textOf);
  expect(marks).toEqual(["区块链技术"]);
});

test("A page that says what is not there names the nearest once, as links", async () => {
  const response = await service.get("/articles/harbor", PAGE);
  const page = await response.text();
  expect(response.status).toBe(404);
  expect(linksOf(page)).toContainEqual(expect.objectContaining({ text: "harbour", href: "/articles/harbour" }));
  expect(page).toContain("There is no article with the id &quot;harbor&quot;.");
});
