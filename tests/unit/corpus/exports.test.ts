import { describe, expect, test } from "vitest";
import { type Files, makeCorpus } from "../../support/make-index.ts";

const read = (files: Files) => {
  const { articles, skipped } = makeCorpus(files);
  return {
    found: articles.map(({ record, visible }) => ({ ...record, text: visible.lines().join("\n") })),
    skipped: Object.fromEntries(skipped.map(({ origin, reason }) => [origin.file, reason])),
  };
};

const TEXT =
  "The ferry stays in port on days of strong wind, and the islanders wait for their bread until it goes again.";
const pageOf = (title: string) =>
  `<!doctype html><title>${title}</title><article class="h-entry"><h1 class="p-name">${title}</h1><p>${TEXT}</p></article>`;

test("Drafts in an export of Medium are not published", () => {
  const { found, skipped } = read({
    "posts/2021-02-03_The-ferry-waits-0a1b2c3d4e5f.html": pageOf("The ferry waits"),
    "posts/draft_The-ferry-is-sold-1b2c3d4e5f60.html": pageOf("The ferry is sold"),
    "md/draft_-2c3d4e5f6071.md": `# Bread\n\n${TEXT} Nobody bakes.`,
    "posts/draft_animals.md": `# Animals that pull\n\n${TEXT} Horses wait, too.`,
  });
  expect(found.map(({ title }) => title).toSorted()).toEqual(["Animals that pull", "The ferry waits"]);
  expect(Object.values(skipped)).toEqual(["is a draft by its name", "is a draft by its name"]);
});

test("Of an export of Medium only the posts are published, not what it tells of the account", () => {
  const { found, skipped } = read({
    "medium/README.html": pageOf("Your account"),
    "medium/profile/profile.html": pageOf("Ada Moor"),
    "medium/ips/ips-0001.html": pageOf("Where you were"),
    "medium/posts/2021-02-03_The-ferry-waits-0a1b2c3d4e5f.html": pageOf("The ferry waits"),
    "people/profile/profile.html": pageOf("Who we are"),
    "people/posts/harbour.html": pageOf("The harbour").replace(TEXT, `${TEXT} Boats lie there.`),
  });
  expect(found.map(({ title }) => title).toSorted()).toEqual(["The ferry waits", "The harbour", "Who we are"]);
  expect(Object.keys(skipped).toSorted()).toEqual([
    "medium/README.html",
    "medium/ips/ips-0001.html",
    "medium/profile/profile.html",
  ]);
});

test("A post that Medium exported says who wrote it, when, and where it is published", () => {
  const footer =
    '<footer><p>By <a class="p-author h-card" href="https://m.example/@ada">Ada Moor</a> on <a href="https://m.example/p/1"><time class="dt-published" datetime="2021-02-03T10:20:30Z">February 3, 2021</time></a>.</p><p><a class="p-canonical" href="https://m.example/@ada/the-ferry-waits">Canonical link</a></p></footer>';
  const { found } = read({
    "posts/The-ferry-waits.html": pageOf("The ferry waits").replace("</article>", `${footer}</article>`),
  });
  expect(found).toMatchObject([
    {
      title: "The ferry waits",
      authors: ["Ada Moor"],
      published: "2021-02-03",
      url: "https://m.example/@ada/the-ferry-waits",
      text: `The ferry waits\n${TEXT}`,
    },
  ]);
});

describe("In an export of Substack", () => {
  const posts = {
    "letters/posts/101.the-ferry-waits.html": `<p>${TEXT}</p>`,
    "letters/posts/102.the-ferry-is-sold.html": `<p>${TEXT} Nobody was asked.</p>`,
    "letters/posts/103.bread-for-friends.html": `<p>${TEXT} Friends bake.</p>`,
    "letters/posts/104.not-in-the-table.html": `<p>${TEXT} The harbour is empty.</p>`,
    "posts/102.the-ferry-is-sold.html": `<p>${TEXT} This is another folder.</p>`,
  };
  const columns = "post_id,post_date,is_published,email_sent_at,type,audience,title,subtitle";

  test("what its table does not call published, or not for everyone, is held back", () => {
    const table = [
      columns,
      '101.the-ferry-waits,2024-01-02T03:04:05Z,true,,newsletter,everyone,"The ferry, which ""waits""",A line\nbreak',
      '102.the-ferry-is-sold,,false,,newsletter,everyone,"Sold,\nand gone",',
      "103.bread-for-friends,2024-02-02T03:04:05Z,true,,newsletter,only_paid,Bread,",
    ].join("\r\n");
    const { found, skipped } = read({ ...posts, "letters/posts.csv": table });
    expect(found.map(({ id }) => id).toSorted()).toEqual([
      "letters-posts-101-the-ferry-waits",
      "letters-posts-104-not-in-the-table",
      "posts-102-the-ferry-is-sold",
    ]);
    expect(skipped).toMatchObject({
      "letters/posts/102.the-ferry-is-sold.html": "is held back by is_published in letters/posts.csv",
      "letters/posts/103.bread-for-friends.html": "is held back by audience in letters/posts.csv",
    });
  });

  test("a post has its title, subtitle and day from the table, where its page lacks them", () => {
    const table = [
      columns,
      '101.the-ferry-waits,2024-01-02T03:04:05.678Z,true,,newsletter,everyone,"The ferry, which ""waits""","A line\nbreak"',
      "103.bread-for-friends,,true,,newsletter,everyone,Bread,",
      "104.not-in-the-table,soon,true,,newsletter,everyone,&#x201C;Gone&#x201D; &amp; away,",
    ].join("\r\n");
    const others = {
      "letters/posts/101.the-ferry-waits.html": `<h1>Why it waits</h1><p>${TEXT}</p>`,
      "letters/posts/103.bread-for-friends.html": pageOf("Bread of friends"),
    };
    const { found } = read({ ...posts, ...others, "letters/posts.csv": table });
    const facts = Object.fromEntries(found.map(({ id, title, published, url }) => [id, { title, published, url }]));
    expect(facts).toMatchObject({
      "letters-posts-101-the-ferry-waits": { title: 'The ferry, which "waits"', published: "2024-01-02", url: null },
      "letters-posts-103-bread-for-friends": { title: "Bread of friends", published: null, url: null },
      "letters-posts-104-not-in-the-table": { title: "“Gone” & away", published: null, url: null },
    });
    const { articles } = makeCorpus({ ...posts, ...others, "letters/posts.csv": table });
    const [first] = articles;
    expect(first).toMatchObject({ summary: "A line break" });
    expect(first?.visible.lines()).toEqual(["Why it waits", TEXT]);
  });

  test("a post is at its address on the site", () => {
    const table = `${columns}\n101.the-ferry-waits,2024-01-02,true,,newsletter,everyone,The ferry waits,`;
    const link = `<p>${TEXT} It says so <a href="https://letters.example/p/the-ferry-waits?utm_source=substack">here</a>.</p>`;
    const { articles } = makeCorpus({
      ...posts,
      "corpus.yaml": "base: https://letters.example",
      "letters/posts.csv": table,
      "letters/posts/105.again.html": link,
    });
    expect(articles.map(({ record }) => record.url)).toContain("https://letters.example/p/the-ferry-waits");
    expect(articles.map(({ html }) => html).join()).toContain('href="/articles/letters-posts-101-the-ferry-waits"');
  });

  test("a table of something else holds nothing back", () => {
    const { found } = read({ ...posts, "letters/posts.csv": "id,is_published\n101.the-ferry-waits,false\n" });
    expect(found).toHaveLength(5);
  });
});

test("The sources that Sphinx copies beside its pages are not found twice", () => {
  const { found, skipped } = read({
    "usage.html": pageOf("Usage"),
    "_sources/usage.rst.txt": `Usage\n=====\n\n${TEXT}\n\n.. toctree::\n   :maxdepth: 2\n`,
  });
  expect(found.map(({ title }) => title)).toEqual(["Usage"]);
  expect(skipped).toEqual({ "_sources/usage.rst.txt": "is in the folder _sources" });
});

describe("The properties of a page that Notion exported are metadata", () => {
  const nameOf = (title: string, number: number) => `${title} ${String(number).repeat(32)}.md`;

  test("which stand below its title", () => {
    const properties =
      "Created: March 3, 2023 10:15 AM\nCreated by: Ada Moor\nTags: ferry, bread\nURL: https://island.example/ferry\nPriority: High\n";
    const { found } = read({ [nameOf("The ferry waits", 1)]: `# The ferry waits\n\n${properties}\n${TEXT}\n` });
    expect(found).toMatchObject([
      {
        title: "The ferry waits",
        published: "2023-03-03",
        authors: ["Ada Moor"],
        tags: ["ferry", "bread"],
        url: "https://island.example/ferry",
        text: `The ferry waits\nPriority: High\n${TEXT}`,
      },
    ]);
  });

  test.each(["Status: Draft", "Owner: Ada\nPublished: No", "Public: No\nOwner: Ada", "Draft: Yes"])(
    "and hold it back: %s",
    (properties) => {
      const { found, skipped } = read({
        [nameOf("Sold", 2)]: `# Sold\n\n${properties}\n\n${TEXT}\n`,
        "a.md": "Bread.",
      });
      expect(found).toMatchObject([{ text: "Bread." }]);
      expect(Object.values(skipped)).toHaveLength(1);
    },
  );

  const makePage = (rows: readonly (readonly [string, string])[]) =>
    `<html><head><title>The ferry waits</title></head><body><article class="page sans"><header><h1 class="page-title">The ferry waits</h1><table class="properties"><tbody>${rows
      .map(([name, cell]) => `<tr class="property-row"><th><span class="icon"></span>${name}</th><td>${cell}</td></tr>`)
      .join("")}</tbody></table></header><div class="page-body"><p>${TEXT}</p></div></article></body></html>`;

  test("in a table above a page of HTML", () => {
    const page = makePage([
      ["Created", "<time>@March 3, 2023 10:15 AM</time>"],
      ["Author", '<span class="user">Ada Moor</span>'],
      ["Tags", '<span class="selected-value">ferry</span><span class="selected-value">bread</span>'],
      ["Published", '<div class="checkbox checkbox-on"></div>'],
    ]);
    expect(read({ "The ferry waits.html": page }).found).toMatchObject([
      { title: "The ferry waits", published: "2023-03-03", authors: ["Ada Moor"], tags: ["ferry", "bread"] },
    ]);
  });

  test.each([
    ["Published", '<div class="checkbox checkbox-off"></div>'],
    ["Status", '<span class="status-value"><div class="status-dot"></div>Draft</span>'],
    ["Visibility", '<span class="selected-value select-value-color-red">Private</span>'],
  ])("and hold it back there: %s", (...row) => {
    const { found, skipped } = read({ "sold.html": makePage([row]), "a.md": "Bread." });
    expect(found).toMatchObject([{ text: "Bread." }]);
    expect(Object.keys(skipped)).toEqual(["sold.html"]);
  });

  test("but the first paragraph of any page is text", () => {
    const page = `# The ferry waits\n\nNote: ${TEXT}\n\nDate: it is not known.\n`;
    const { found } = read({
      [nameOf("The ferry waits", 3)]: page,
      "a.md": `# Bread\n\nStatus: draft\n\n${TEXT} It is late.`,
    });
    expect(found.map(({ text }) => text)).toEqual([
      `The ferry waits\nNote: ${TEXT}\nDate: it is not known.`,
      `Bread\nStatus: draft\n${TEXT} It is late.`,
    ]);
  });
});

describe("The pages of a reference that only list others are left out", () => {
  const makePage = (head: string) => (title: string) =>
    `<!doctype html><head>${head}<title>${title}</title></head><p>${TEXT}</p>`;

  test.each([
    [
      "of Sphinx",
      '<link rel="index" title="Index" href="genindex.html">',
      ["usage.html", "guide/search.html"],
      ["genindex.html", "genindex-A.html", "py-modindex.html", "genindex/index.html"],
    ],
    [
      "with which Sphinx searches",
      '<script src="_static/searchtools.js"></script>',
      ["usage.html"],
      ["en/search.html"],
    ],
    [
      "of Javadoc",
      "<!-- Generated by javadoc (17) on Tue Mar 01 10:00:00 UTC 2022 -->",
      ["org/ferry/Port.html", "org/ferry/package-summary.html"],
      [
        "index-all.html",
        "index-files/index-3.html",
        "allclasses-frame.html",
        "overview-tree.html",
        "org/ferry/class-use/Port.html",
      ],
    ],
    [
      "of Doxygen",
      '<meta name="generator" content="Doxygen 1.9.8">',
      ["classPort.html", "md_files.html"],
      ["annotated.html", "functions_vars.html", "classPort-members.html", "search/all_0.html"],
    ],
  ])("%s", (...[, head, pages, listings]) => {
    const makeFiles = (make: (title: string) => string) =>
      Object.fromEntries([...pages, ...listings].map((path) => [path, make(path)]));
    const { found, skipped } = read(makeFiles(makePage(head)));
    expect(found).toHaveLength(pages.length);
    expect(skipped).toEqual(Object.fromEntries(listings.map((path) => [path, "only lists other pages"])));
    const others = read(makeFiles(makePage('<meta name="generator" content="Hand">')));
    expect(others.skipped).toEqual({});
  });
});

describe("The licence around a book of Project Gutenberg is no part of it", () => {
  const notice = "This ebook is for the use of anyone anywhere.\n\nTitle: The Ferry\n\nAuthor: Ada Moor\n\n";
  const book = `CHAPTER I\n\n${TEXT}\n\n* * *\n\n${TEXT} It never went again.`;

  test.each([
    ["*** START OF THE PROJECT GUTENBERG EBOOK THE FERRY ***", "*** END OF THE PROJECT GUTENBERG EBOOK THE FERRY ***"],
    [
      "***START OF THIS PROJECT GUTENBERG EBOOK THE FERRY***",
      "End of Project Gutenberg's The Ferry, by Ada Moor\n\n***END OF THIS PROJECT GUTENBERG EBOOK THE FERRY***",
    ],
    [
      "*** START OF THE PROJECT GUTENBERG EBOOK THE\nFERRY, OR THE BREAD ***",
      "*** END OF THE PROJECT GUTENBERG EBOOK THE\nFERRY, OR THE BREAD ***",
    ],
  ])("%s", (start, end) => {
    const { found } = read({
      "pg1.txt": `${notice}${start}\n\n${book}\n\n${end}\n\nSTART: FULL LICENSE\n\nPlease read this.\n`,
    });
    expect(found).toMatchObject([{ title: "The Ferry", authors: ["Ada Moor"] }]);
    expect(found[0]?.text).toBe(`CHAPTER I\n${TEXT}\n${TEXT} It never went again.`);
  });

  test("and a text that only tells of the lines stays whole", () => {
    const text = `A book begins with *** START OF THE PROJECT GUTENBERG EBOOK and the title.\n\n${TEXT}`;
    expect(read({ "a.txt": text }).found[0]?.text).toContain("A book begins with");
  });
});

describe("A memo in print", () => {
  const head = `\n\nFerry Task Force (FTF)                                   A. Moor
Request for Comments: 12                             Port Authority
Obsoletes: 7                                                 K. Ho
Category: Informational
ISSN: 0000-0000                                          March 2019

                  How the Ferry Waits for the Wind

Abstract

   ${TEXT.slice(0, 66)}
   ${TEXT.slice(66).trim()}
`;

  test("is called by its title, whatever column of its head is empty", () => {
    const bare = head.replace(/(ISSN: 0000-0000) +March 2019/, "$1");
    const right = head.replace("Category: Informational", `${" ".repeat(50)}Port Office`);
    for (const text of [head, bare, right])
      expect(read({ "rfc12.txt": text }).found[0]?.title).toBe("How the Ferry Waits for the Wind");
  });

  test("keeps a list of prices", () => {
    const prices = "Bread ........ 2\nButter ....... 3\n";
    expect(read({ "a.txt": `${TEXT}\n\n${prices}` }).found[0]?.text).toContain("Butter");
  });

  test("has no contents with the numbers of its pages", () => {
    const contents = `Table of Contents

   1.  Wind . . . . . . . . . . . . . . . . . . . . . . . . .   2
     1.1.  Strong Wind  . . . . . . . . . . . . . . . . . . .   3
   2.  The Bread ............................................  iv
       of the Islanders

`;
    const { found } = read({
      "rfc12.txt": `${head}\n${contents}1.  Wind\n\n   It blows ... 3 or 4 days, and the next ....... 5\n`,
    });
    expect(found[0]?.text).not.toMatch(/Contents|Strong Wind|The Bread|of the Islanders/);
    expect(found[0]?.text).toMatch(/Wind\nIt blows \.\.\. 3 or 4 days, and the next \.+ 5$/);
  });
});
