import { describe, expect, test } from "vitest";
import { type Files, makeCorpus } from "../../support/make-index.ts";

/** Where the links of the article at `a.md` lead, in order; `undefined` for one that shows its text alone. */
function followAll(links: readonly string[], files: Files): (string | undefined)[] {
  const text = links.map((link, at) => `[link ${at}](${link})`).join(", ");
  const { articles } = makeCorpus({ ...files, "zz/a.md": `Text with ${text}.` });
  const html = articles.find(({ record }) => record.id === "zz-a")?.html ?? "";
  return links.map((_, at) => new RegExp(`<a href="([^"]*)">link ${at}</a>`).exec(html)?.[1]);
}

const follow = (link: string, files: Files) => followAll([link], files)[0];

const post = (head: string) => `---\n${head}\n---\n\nThe ferry waits.`;

describe("A whole address leads to the article that gives it as its own", () => {
  const files = { "hens.md": post("url: https://blog.example/2020/01/hens/"), "bees.md": "Bees." };

  test.each([
    "https://blog.example/2020/01/hens/",
    "http://blog.example/2020/01/hens",
    "https://www.blog.example/2020/01/hens/index.html",
    "//blog.example/2020/01/hens.html",
    "https://blog.example/2020/01/hens/?utm_source=letter",
  ])("%s", (link) => {
    expect(follow(link, files)).toBe("/articles/hens");
    expect(follow(`${link}#Two%20words`, files)).toBe("/articles/hens#two-words");
  });

  test.each([
    "https://blog.example/2020/01/hens-again/",
    "https://blog.example/2020/01/",
    "https://blog.example/2020/01/HENS/",
    "https://blog.example/2020/01/hens.md",
    "https://blog.example/2020/01/hens/?page=2",
    "https://blog.example/hens/",
    "https://blog.example/bees/",
    "https://blog.example.org/2020/01/hens/",
    "https://other.example/2020/01/hens/",
    "https://blog.example:8080/2020/01/hens/",
    "https://blog.example@other.example/2020/01/hens/",
    "https://blog.example/",
  ])("but %s only looks like one", (link) => {
    expect(follow(link, files)).toBe(link);
  });

  test("in a web page as well, whose own address is its canonical one", () => {
    const makePage = (name: string, link: string) =>
      `<!doctype html><title>The ${name}</title><link rel="canonical" href="https://blog.example/?p=${name.length}"><article><h1>The ${name}</h1><p>The ${name} stays in port on days of strong wind, and waits <a href="${link}">for its bread</a> until it goes again.</p></article>`;
    const files = { "a.html": makePage("ferry", "?p=7"), "b.html": makePage("harbour", "https://blog.example/?p=5") };
    const { articles } = makeCorpus(files);
    expect(articles.map(({ html }) => /href="([^"]*)"/.exec(html)?.[1])).toEqual(["/articles/b", "/articles/a"]);
  });

  test("unless it is the home page, which several give as their own", () => {
    const home = post("canonical: https://blog.example/");
    expect(follow("https://blog.example", { "a.md": home })).toBe("/articles/a");
    expect(follow("https://blog.example", { "a.md": home, "b.md": home })).toBe("https://blog.example");
  });
});

describe("An address of the site leads to the article there where the site is known", () => {
  const files = {
    "content/blog/hens.md": "Hens.",
    "content/en/guide/index.md": "Guide.",
    "docs/set-up.md": "Set up.",
    "_posts/2020-01-05-Bread-1.0.md": "Bread.",
    "notes/bees.md": post("permalink: /apiary/bees.html"),
    "notes/tag.md": "Tag.",
  };

  test.each([
    ["corpus.yaml", "base: https://blog.example"],
    ["_config.yml", 'title: A\nauthor:\n  url: https://ada.example\nurl: "https://blog.example" # ours\n'],
    ["hugo.toml", '# baseURL = "https://old.example"\nbaseURL = "https://blog.example/"\n'],
    ["config/_default/config.yaml", "baseURL: https://blog.example/\n"],
    ["site/config.toml", 'title = "A"\nbase_url = "https://blog.example"\n'],
    ["hugo.json", '{\n  "baseURL": "//blog.example/"\n}'],
    ["mkdocs.yml", "site_name: A\nsite_url: https://blog.example/\n"],
    ["docusaurus.config.ts", "export default {\n  title: 'A',\n  url: 'https://blog.example',\n  baseUrl: '/',\n};"],
    ["astro.config.mjs", 'export default defineConfig({\n  site: "https://blog.example",\n});'],
    ["pelicanconf.py", "SITEURL = 'https://blog.example'\n"],
    ["static/CNAME", "blog.example\n"],
  ])("by %s", (name, settings) => {
    const links = [
      "https://blog.example/blog/hens/",
      "https://blog.example/guide/",
      "http://blog.example/set-up.html#keys",
      "https://blog.example/docs/set-up",
      "https://blog.example/2020/01/05/Bread-1.0.html",
      "https://blog.example/news/2020/1/bread-1.0/",
      "https://blog.example/apiary/bees",
    ];
    expect(followAll(links, { ...files, [name]: settings })).toEqual([
      "/articles/content-blog-hens",
      "/articles/content-en-guide-index",
      "/articles/docs-set-up#keys",
      "/articles/docs-set-up",
      "/articles/_posts-2020-01-05-bread-1-0",
      "/articles/_posts-2020-01-05-bread-1-0",
      "/articles/notes-bees",
    ]);
    const others = [
      "https://blog.example/",
      "https://blog.example/tag/",
      "https://blog.example/hens/",
      "https://blog.example/2021/01/bread-1.0/",
      "https://blog.example/blog/hens.png",
      "https://blog.example/blog/hens.md",
      "https://old.example/blog/hens/",
      "https://ada.example/blog/hens/",
    ];
    expect(followAll(others, { ...files, [name]: settings })).toEqual(others);
  });

  test.each(["/:title/", "blog/:title.html"])("by the name of a post alone, where its permalink is %s", (permalink) => {
    const settings = `url: https://blog.example\npermalink: ${permalink}\n`;
    const link = `https://blog.example/${permalink.replace(/^\//, "").replace(":title", "Bread-1.0")}`;
    const others = ["https://blog.example/news/Bread-1.0/", "https://blog.example/tag/"];
    expect(followAll([link, ...others], { ...files, "_config.yml": settings })).toEqual([
      "/articles/_posts-2020-01-05-bread-1-0",
      ...others,
    ]);
    expect(follow(link, { ...files, "_config.yml": "url: https://blog.example" })).toBe(link);
  });

  test("by the day of a post, wherever that stands", () => {
    const posts = {
      "content/post/hens.md": post("date: 2020-01-05"),
      "content/post/bees/index.md": post("date: 2020-01-05"),
      "content/post/2020-1-7-ducks.md": "Ducks.",
      "content/post/cows.md": "Cows.",
    };
    const paths = [
      "2020/01/05/hens/",
      "post/2020/1/bees.html",
      "2020/01/07/ducks/",
      "2020/02/05/hens/",
      "2020/01/05/cows/",
      "hens/",
    ];
    const links = paths.map((path) => `https://blog.example/${path}`);
    expect(followAll(links, { ...posts, "hugo.toml": 'baseURL = "https://blog.example/"' })).toEqual([
      "/articles/content-post-hens",
      "/articles/content-post-bees-index",
      "/articles/content-post-2020-1-7-ducks",
      ...links.slice(3),
    ]);
  });

  test("but not by a part of a day that two posts have", () => {
    const posts = { "_posts/2020-01-05-hens.md": "Hens.", "_posts/2020-02-05-hens.md": "More hens." };
    const links = ["https://blog.example/2020/hens/", "https://blog.example/2020/02/hens/"];
    expect(followAll(links, { ...posts, "corpus.yaml": "base: https://blog.example" })).toEqual([
      links[0],
      "/articles/_posts-2020-02-05-hens",
    ]);
  });

  test("below the path that it has there", () => {
    const settings = { "_config.yml": "url: https://ada.example\nbaseurl: /blog\n" };
    expect(follow("https://ada.example/blog/docs/set-up", { ...files, ...settings })).toBe("/articles/docs-set-up");
    expect(follow("https://ada.example/docs/set-up", { ...files, ...settings })).toBe(
      "https://ada.example/docs/set-up",
    );
  });
});

test("A whole address of what its author held back shows its text alone, but for a page that is published too", () => {
  const files = {
    "_config.yml": "url: https://blog.example\n",
    "held.md": post("draft: true"),
    "away.md": post("draft: true\nurl: https://blog.example/away/"),
    "named.md": post("draft: true\npermalink: /named/"),
    "_drafts/2020-01-05-plan.md": "Plan.",
    "empty.md": "---\ntitle: Empty\n---\n",
    "both.md": post("url: https://blog.example/both/"),
    "copy.md": post("draft: true\nurl: https://blog.example/both/"),
  };
  const paths = ["held/", "away/", "named", "2020/01/05/plan.html", "empty/", "both/"];
  const links = paths.map((path) => `https://blog.example/${path}`);
  expect(followAll(links, files)).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
    "https://blog.example/empty/",
    "/articles/both",
  ]);
});
