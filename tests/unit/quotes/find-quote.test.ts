import { describe, expect, test } from "vitest";
import { QuoteAnswer } from "../../../src/contract/quotes.ts";
import type { PassageIndex } from "../../../src/index/read/passage-index.ts";
import { findQuote } from "../../../src/quotes/find-quote.ts";
import { type Files, makeIndex } from "../../support/make-index.ts";
import { SITE } from "../../support/search.ts";

/** Asks as a door does; no field of the answer may be absent, and none be there that the shape does not have. */
async function ask(index: PassageIndex, quote: string, articles: string[] = []): Promise<QuoteAnswer> {
  const answer = await findQuote(index, { quote, in: articles }, SITE);
  expect(QuoteAnswer.parse(answer)).toEqual(answer);
  return answer;
}

/** What is answered of a quote, about files in memory: its match, and the differences of its first place. */
async function judge(files: Files, quote: string): Promise<unknown[]> {
  const { match, places } = await ask(await makeIndex(files), quote);
  return [match, ...(places[0]?.differences ?? [])];
}

const TALKS = `# Talks refused

Kim Yo Jong said that the North had “zero interest” in talks. Seoul’s offer — made on 25 July — was the third since Lee Jae-myung took office; it came with $1.5 million in aid.

The North will not change its mind, she added.

## What *Seoul* can do

It can wait. It can [ask Moscow](http://a.example/moscow) to **help**, as it has done before.

| Year | Broadcasts |
|------|------------|
| 2024 | 1,200 hours |
`;

const talks = await makeIndex({ "talks.md": TALKS });

/** The written text of the first place of a quote. */
async function writtenAt(quote: string): Promise<string | undefined> {
  const [place] = (await ask(talks, quote)).places;
  return place && TALKS.slice(place.span.start, place.span.end);
}

describe("A quote is exact", () => {
  test.for([
    ["word for word", "Kim Yo Jong said that the North had “zero interest” in talks."],
    ["in another case", "KIM YO JONG SAID that the north had"],
    ["with other quotation marks, or none", "the North had «zero interest» in 'talks'"],
    ["with other apostrophes", "Seoul's offer"],
    ["with other dashes", "Seoul’s offer - made on 25 July - was"],
    ["with a space for a hyphen", "since Lee Jae Myung took office"],
    ["with other white space", "  Kim Yo Jong\n\tsaid   that "],
    ["with or without punctuation at its ends", "(the third since Lee Jae-myung took office;)"],
    ["with full-width letters and ligatures", "Ｋｉｍ Yo Jong said that the North had zero interest in talks"],
    ["with soft hyphens and other unseen characters", "zero in\u00adter\u200best in\u2060 talks"],
    ["with its accents taken apart", "zero interest in talks".normalize("NFD")],
    ["across sentences", "zero interest in talks. Seoul’s offer"],
    ["across paragraphs", "$1.5 million in aid. The North will not change"],
    ["across a heading", "she added. What Seoul can do It can wait."],
    ["across a heading that it leaves out", "The North will not change its mind, she added. It can wait."],
    ["that is a heading", "what seoul can do"],
    ["that is the heading above all", "Talks refused"],
    ["across emphasis and links", "It can ask Moscow to help, as it has done before"],
    ["taken with its Markdown", "It can [ask Moscow](http://a.example/moscow) to **help**, as"],
    ["across the cells of a table", "2024 1,200 hours"],
    ["of one word", "Moscow"],
  ] as const)("%s", async ([, quote]) => {
    const { match, total, places } = await ask(talks, quote);
    expect({ match, total, differences: places[0]?.differences }).toEqual({
      match: "exact",
      total: 1,
      differences: [],
    });
  });

  test("and its span is where the words are written, its text how they read", async () => {
    const [place] = (await ask(talks, "can ASK moscow to help")).places;
    expect(place?.text).toBe("can ask Moscow to help");
    expect(await writtenAt("can ASK moscow to help")).toBe("can [ask Moscow](http://a.example/moscow) to **help");
    expect(await writtenAt("What Seoul can do")).toBe("What *Seoul* can do");
    expect(await writtenAt("talks refused")).toBe("Talks refused");
  });

  test.for([
    "対話に全く関心がない",
    "鮮は韓国との対",
    "努力を続 けると",
    "กล่าวว่าไม่มีความสนใจในการเจรจา",
    "ไม่มีความสนใจในการเจรจากับเกาหลีใต้ แต่อย่างใด",
  ])("in scripts without spaces, from any letter to any other: %s", async (quote) => {
    const files = {
      "ja.md": "北朝鮮は韓国との対話に「全く関心がない」と述べた。韓国の統一省は、対話の努力を続けるとしている。",
      "th.md": "เกาหลีเหนือกล่าวว่าไม่มีความสนใจในการเจรจากับเกาหลีใต้ แต่อย่างใด",
    };
    const { match, places } = await ask(await makeIndex(files), quote);
    expect(match).toBe("exact");
    expect(places[0]?.text.replace(/[「」\s]/g, "")).toBe(quote.replace(/\s/g, ""));
  });

  test("in half-width katakana as in full-width", async () => {
    expect(await judge({ "a.md": "彼はパンとコーヒーを買った。" }, "彼はﾊﾟﾝとｺｰﾋｰを買った")).toEqual(["exact"]);
  });

  test("in Korean, composed or not", async () => {
    const files = { "a.md": "북한은 남한과의 대화에 전혀 관심이 없다고 밝혔다." };
    expect(await judge(files, "남한과의 대화에 전혀 관심이".normalize("NFD"))).toEqual(["exact"]);
    expect(await judge(files, "남한과의 대화에 매우 관심이 없다고")).toEqual([
      "near",
      { given: "매우", found: "전혀" },
    ]);
  });

  test("from right to left", async () => {
    const files = {
      "ar.md": "قالت كوريا الشمالية إنها «لا تهتم» بالحوار مع الجنوب.",
      "he.md": "צה״ל הודיע: אין שינוי, אמר הדובר.",
    };
    expect(await judge(files, 'إنها "لا تهتـــم" بالحوار مع الجنوب')).toEqual(["exact"]);
    expect(await judge(files, 'צה"ל הודיע: אין שינוי')).toEqual(["exact"]);
  });

  test("in letters that have no capital of their own, in capitals", async () => {
    expect(
      await judge({ "a.md": "Er ging die Straße hinab zum ὀδυσσεύς." }, "ER GING DIE STRASSE HINAB ZUM ὈΔΥΣΣΕΎΣ"),
    ).toEqual(["exact"]);
  });

  test("in every article that has it, in corpus order, and nothing near is given then", async () => {
    const files = {
      "a.md": "The offer was refused on Monday.",
      "b.md": "The offer was refused on Tuesday.",
      "c.md": "So the offer was refused on Monday, again.",
    };
    const { match, total, places } = await ask(await makeIndex(files), "the offer was refused on Monday");
    expect([match, total, places.map(({ article }) => article.id)]).toEqual(["exact", 2, ["a", "c"]]);
  });
});

describe("A quote is near, and the difference shown, when", () => {
  test.for([
    ["a number is changed", "it came with $1.7 million in aid", [{ given: "1.7", found: "1.5" }]],
    ["a point is lost in a number", "it came with $15 million in aid", [{ given: "15", found: "1.5" }]],
    ["a currency is changed", "it came with €1.5 million in aid", [{ given: "€", found: "$" }]],
    ["a name is changed", "Kim Jo Jong said that the North had", [{ given: "Jo", found: "Yo" }]],
    ["a negation is left out", "The North will change its mind, she added.", [{ given: null, found: "not" }]],
    ["a negation is put in", "the North had not “zero interest” in talks", [{ given: "not", found: null }]],
    ["a possessive is lost", "Seouls offer made on 25 July", [{ given: "Seouls", found: "Seoul’s" }]],
    ["its first word is another", "The offer — made on 25 July — was the third", [{ given: "The", found: "Seoul’s" }]],
    ["its last word is another", "the third since Lee Jae-myung left", [{ given: "left", found: "took" }]],
    ["a word follows where a sentence ends", "had “zero interest” in talks today", [{ given: "today", found: null }]],
    [
      "several words differ",
      "Kim Yo Jong wrote that the North has “zero interest” in any talks. Seoul’s offer — made on 25 July — was the third",
      [
        { given: "wrote", found: "said" },
        { given: "has", found: "had" },
        { given: "any", found: null },
      ],
    ],
    ["punctuation differs alone", "The North will not change its mind: she added", [{ given: ":", found: "," }]],
    ["a comma is left out", "It can ask Moscow to help as it has done", [{ given: null, found: "," }]],
  ] as const)("%s", async ([, quote, differences]) => {
    const { match, places } = await ask(talks, quote);
    expect([match, places[0]?.differences]).toEqual(["near", differences]);
  });

  test("words are cut out of it, as a run", async () => {
    const quote =
      "Kim Yo Jong said that the North had interest in talks. Seoul’s offer made on 25 July was the third it came with $1.5 million in aid";
    const { places } = await ask(talks, quote);
    expect(places[0]?.differences).toEqual([
      { given: null, found: "zero" },
      { given: null, found: "since Lee Jae-myung took office;" },
    ]);
  });

  test("the sign of a number, or its per cent, is lost", async () => {
    const files = { "a.md": "Prices fell by 5% when it was -12 degrees outside." };
    expect(await judge(files, "when it was 12 degrees outside")).toEqual(["near", { given: "12", found: "-12" }]);
    expect(await judge(files, "Prices fell by 5 when it was")).toEqual(["near", { given: null, found: "%" }]);
  });

  test("several places are near, the nearest first", async () => {
    const files = {
      "a.md": "The army fired four shells across the river on Sunday.",
      "b.md": "The army fired five shells across the river on Sunday.",
      "c.md": "The navy fired four shells across the river on Sunday.",
    };
    const { match, places } = await ask(
      await makeIndex(files),
      "The army fired five shells across the lake on Sunday.",
    );
    expect(match).toBe("near");
    expect(places.map(({ article, differences }) => [article.id, differences.length])).toEqual([
      ["b", 1],
      ["a", 2],
    ]);
  });
});

describe("A quote is none when", () => {
  test.for([
    ["too many of its words differ", "Kim Yo Jong wrote to the South about talks"],
    ["another sentence tells the same", "The North has no interest in talking, Kim Yo Jong said"],
    ["one of two words is another", "took leave"],
    ["its words stand in another order", "talks in interest zero had North the that said"],
    ["its words are unknown", "qzx wvk jhf plm"],
  ] as const)("%s", async ([, quote]) => {
    const { match, places, total } = await ask(talks, quote);
    expect({ match, places, total }).toEqual({ match: "none", places: [], total: 0 });
  });

  test.for(["???", "…", "“”", "> > >", "👍"])("there is no word in it: %s", async (quote) => {
    const { match, notes } = await ask(talks, quote);
    expect({ match, notes }).toEqual({ match: "none", notes: ["The quote contains no words"] });
  });

  test("it is too short to be near, which is said", async () => {
    expect((await ask(talks, "zero interests")).notes).toEqual([
      "A quote of fewer than 3 words must match word for word",
    ]);
  });
});

describe("A quote that leaves words out", () => {
  const NOTE = "The quote leaves words out; its 2 parts appear in this order in each place";

  test.for(["…", "...", " [...] ", "[…]", " (…) ", ". . ."])(
    "with %s is exact when its parts follow each other",
    async (ellipsis) => {
      const { match, notes, places } = await ask(talks, `Kim Yo Jong said${ellipsis}Seoul’s offer`);
      expect([match, notes]).toEqual(["exact", [NOTE]]);
      expect(places[0]?.text).toBe("Kim Yo Jong said […] Seoul’s offer");
      expect(places[0]?.url).toMatch(/#\w{10}:~:text=Kim%20Yo%20Jong%20said&text=Seoul%E2%80%99s%20offer$/);
    },
  );

  test("is none when they stand in another order", async () => {
    expect((await ask(talks, "It can wait … Kim Yo Jong said")).match).toBe("none");
  });

  test("is near when one of them is", async () => {
    const { match, places } = await ask(talks, "Kim Yo Jong said … The North would not change its mind");
    expect([match, places[0]?.differences]).toEqual(["near", [{ given: "would", found: "will" }]]);
  });

  test("takes the nearest parts", async () => {
    const index = await makeIndex({ "a.md": "He said yes. He said no, twice. He said no, at last. They went home." });
    const [place, ...others] = (await ask(index, "he said … they went")).places;
    expect([place?.span, others]).toEqual([{ start: 32, end: 62 }, []]);
  });

  test("ten times or more is compared as one, which is said", async () => {
    const { match, notes } = await ask(talks, Array.from({ length: 11 }, () => "the").join(" … "));
    expect([match, notes]).toEqual([
      "none",
      ["A quote may have at most 10 parts; this one has 11 and was compared as one"],
    ]);
  });

  test("as often as the article does is exact, with nothing to be noted", async () => {
    const stammer = Array.from({ length: 12 }, (_, at) => `word${at}`).join("… ");
    expect(await ask(await makeIndex({ "a.md": stammer }), stammer)).toMatchObject({ match: "exact", notes: [] });
  });

  test("as the article does is exact, with nothing to be noted", async () => {
    const index = await makeIndex({ "a.md": "“I… I do not know what to say,” he said." });
    expect(await ask(index, "I... I do not know")).toMatchObject({ match: "exact", notes: [] });
  });
});

describe("A headline that is not in the text of its article", () => {
  const HEADLINE = "Pyongyang turns down every one of Seoul’s offers, and calls the South a permanent enemy";
  const frontMatter = (more = "") => `---\ntitle: "${HEADLINE}"\n${more}---\n`;
  const files = { "a.md": `${frontMatter()}## First answer\n\nNobody came.`, "b.md": "Nobody knew why." };

  test("is exact, above the first passage", async () => {
    const index = await makeIndex(files);
    const { match, total, notes, places } = await ask(index, HEADLINE);
    const [head] = await index.articles.readHeads([0]);
    expect([match, total, notes]).toEqual(["exact", 1, []]);
    expect(places[0]).toMatchObject({
      id: head?.passages[0]?.id,
      title: HEADLINE,
      text: HEADLINE,
      differences: [],
    });
  });

  test("has an empty span, and a link that marks it where the page shows it", async () => {
    const marks = ":~:text=Pyongyang%20turns%20down%20every%20one%20of,calls%20the%20South%20a%20permanent%20enemy";
    const [here] = (await ask(await makeIndex(files), HEADLINE)).places;
    expect([here?.span, here?.url]).toEqual([
      { start: 0, end: 0 },
      `${SITE}/articles/a#${here?.id.split("~")[1]}${marks}`,
    ]);
    const elsewhere = await makeIndex({ "a.md": `${frontMatter("url: https://news.example/a\n")}Nobody came.` });
    expect((await ask(elsewhere, HEADLINE)).places[0]?.url).toBe(`https://news.example/a#${marks}`);
  });

  test.for([
    ["its beginning", "Pyongyang turns down", "exact"],
    ["its end", "a permanent enemy", "exact"],
    ["two parts of it", "Pyongyang turns down … a permanent enemy", "exact"],
    ["the headline with the text below it", "calls the South a permanent enemy First answer Nobody came", "exact"],
    ["the headline with the text below the heading", "a permanent enemy Nobody came", "exact"],
    ["the headline with a word changed", HEADLINE.replace("every", "any"), "near"],
    ["the headline with words in another order", "enemy permanent South calls offers down turns", "none"],
  ] as const)("is found by %s", async ([, quote, match]) => {
    expect(await ask(await makeIndex(files), quote)).toMatchObject({ match, total: match === "none" ? 0 : 1 });
  });

  test("is found as the title of a JSON line, and as one that differs from the first heading", async () => {
    const index = await makeIndex({
      "a.jsonl": JSON.stringify({ _id: "a", title: "Talks were refused", text: "Nobody came." }),
      "b.md": "---\ntitle: Talks were welcomed\n---\n# Talks\n\nEverybody came.",
    });
    expect(await ask(index, "talks were refused")).toMatchObject({ match: "exact", total: 1 });
    expect(await ask(index, "talks were welcomed")).toMatchObject({ match: "exact", total: 1 });
  });

  test("gives way to a text that has the quote word for word", async () => {
    const index = await makeIndex({ ...files, "c.md": `They wrote: “${HEADLINE}.”` });
    expect((await ask(index, HEADLINE)).places.map(({ article }) => article.id)).toEqual(["c"]);
    expect((await ask(index, HEADLINE, ["a"])).places.map(({ article }) => article.id)).toEqual(["a"]);
  });
});

describe("A headline that is in the text of its article is found once", () => {
  test.for([
    ["as its heading", "# Talks with Seoul were refused again\n\nNobody came."],
    [
      "as its heading and in the front matter",
      "---\ntitle: Talks with Seoul were refused again\n---\n# Talks with Seoul were refused again\n\nNobody.",
    ],
    ["as its first sentence", "Talks with Seoul were refused again. Nobody came."],
  ] as const)("%s", async ([, text]) => {
    const index = await makeIndex({ "a.md": text });
    expect(await ask(index, "Talks with Seoul were refused again")).toMatchObject({ match: "exact", total: 1 });
    expect(await ask(index, "Talks with Seoul were refused once")).toMatchObject({ match: "near", total: 1 });
  });

  test("from any of its words, however long it is", async () => {
    const headline = "One two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen";
    const index = await makeIndex({ "a.md": `# ${headline}\n\n${"Something else follows. ".repeat(40)}` });
    expect(await ask(index, "one two three")).toMatchObject({ match: "exact", total: 1 });
  });
});

describe("A quote of code is exact as it is seen", () => {
  test.for([
    "cut -d[^a-z] file",
    "see [docs](/guide) there",
    "run\n> npm install\n> npm test",
    "a[^b]+",
    "lan[^t]ern",
    "[lan](/t)ern",
    "![lan](/t)ern ... [lan](/t)erns",
  ])("%j", async (quote) => {
    const index = await makeIndex({ "a.md": `Type this:\n\n\`\`\`\n${quote}\n\`\`\`` });
    expect(await ask(index, quote)).toMatchObject({ match: "exact", total: 1, notes: [] });
  });
});

describe("The places of a quote", () => {
  test("have the passage, the headings above, the article, and a link that marks the words", async () => {
    const [place] = (await ask(talks, "as it has done before")).places;
    expect(place).toMatchObject({
      title: "Talks refused",
      section: ["What Seoul can do"],
      article: { id: "talks", source: null },
    });
    expect(place?.id).toMatch(/^talks~\w{10}$/);
    const anchor = place?.id.split("~")[1];
    expect(place?.url).toBe(`${SITE}/articles/talks#${anchor}:~:text=as%20it%20has%20done%20before`);
  });

  test("are marked at the article's own address", async () => {
    const index = await makeIndex({ "a.md": "---\nurl: https://news.example/a#top\n---\nNobody came to the talks." });
    expect((await ask(index, "came to the talks")).places[0]?.url).toBe(
      "https://news.example/a#:~:text=came%20to%20the%20talks",
    );
  });

  test("that read alike in one article are told apart by the words before", async () => {
    const index = await makeIndex({ "a.md": "Lee asked. No answer came.\n\n- Then Lee wrote. No answer came." });
    const urls = (await ask(index, "no answer came")).places.map(({ url }) => url.split(":~:text=")[1]);
    expect(urls).toEqual(["No%20answer%20came", "Then%20Lee%20wrote.-,No%20answer%20came"]);
  });

  test("begin in the passage that has the first word", async () => {
    const sentences = (word: string) =>
      Array.from({ length: 30 }, (_, at) => `The ${word} number ${at} is here for us.`).join(" ");
    const index = await makeIndex({ "a.md": `${sentences("apple")}\n\n${sentences("pear")}` });
    const [head] = await index.articles.readHeads([0]);
    const [place] = (await ask(index, "The apple number 29 is here for us. The pear number 0 is here")).places;
    expect(head?.passages.length).toBeGreaterThan(1);
    expect(place?.id).toBe(head?.passages.findLast(({ span }) => span.start <= (place?.span.start ?? -1))?.id);
    expect(place?.span.end).toBeGreaterThan(head?.passages.find(({ id }) => id === place?.id)?.span.end ?? 0);
  });

  test("are ten at most, and the notes say how many there are", async () => {
    const { places, total, notes } = await ask(
      await makeIndex({ "a.md": "No answer came. ".repeat(25) }),
      "no answer came",
    );
    expect([places.length, total, notes]).toEqual([10, 25, ["Only the first 10 of 25 places are listed"]]);
  });

  test("are sought in twelve articles at most, which is said when there may be more", async () => {
    const files = Object.fromEntries(
      Array.from({ length: 30 }, (_, at) => [`${at}.md`, `Report ${at}. No answer came from Seoul.`]),
    );
    const index = await makeIndex({ ...files, "x.md": "Seoul came; no answer." });
    const { total, notes } = await ask(index, "No answer came from Seoul");
    expect([total, notes.at(-1)]).toEqual([
      12,
      "Only the 12 articles with the most words of the quote were compared; others may have it too",
    ]);
    expect(await ask(index, "Report 29. No answer came from Seoul")).toMatchObject({ match: "exact", total: 1 });
  });
});

describe("A quote sought in some articles", () => {
  const files = { "a.md": "No answer came from Seoul.", "b.md": "Again no answer came from Seoul." };

  test("is found in these alone", async () => {
    const { places } = await ask(await makeIndex(files), "no answer came", ["b"]);
    expect(places.map(({ article }) => article.id)).toEqual(["b"]);
  });

  test("is told of those that there are not", async () => {
    const answer = await ask(await makeIndex(files), "no answer came", ["b", "c"]);
    expect(answer).toMatchObject({ match: "exact", total: 1, notes: ['No article has the id "c"'] });
    expect(await ask(await makeIndex(files), "no answer came", ["c"])).toMatchObject({ match: "none", total: 0 });
  });
});
