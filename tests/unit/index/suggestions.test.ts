import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { foldPhrase, phraseKey } from "../../../src/index/format/fold-phrase.ts";
import type { FoundSuggestion } from "../../../src/index/read/suggestion-table.ts";
import { languageOf } from "../../../src/text/language.ts";
import { corpusOf } from "../../support/arbitrary-corpus.ts";
import { openArticles, writeIndex } from "../../support/index-files.ts";
import { bytesOfSection, sectionsOf } from "../../support/index-sections.ts";
import { makeLargeCorpus } from "../../support/large-corpus.ts";
import { type ArticleDraft, prepare } from "../../support/prepared-article.ts";

/** Everything that an index suggests. */
async function suggestionsOf(...drafts: ArticleDraft[]): Promise<FoundSuggestion[]> {
  const index = await openArticles(drafts.map(prepare));
  return index.suggestions.find("", 100_000);
}

/** What an index of one article suggests of its passages, by kind: names, phrases, words. */
async function textsOf(kind: string, ...passages: string[]): Promise<string[]> {
  const found = await suggestionsOf({ id: "a", passages });
  return found.filter((one) => one.kind === kind).map(({ text }) => text);
}

describe("A name is suggested", () => {
  test("that is written with capitals within a sentence, whole, and not piece by piece", async () => {
    const names = await textsOf(
      "name",
      "A statement by Kim Yo Jong was read. Then Kim Yo Jong left.",
      "It was Kim Yo Jong.",
    );
    expect(names).toEqual(["Kim Yo Jong"]);
  });

  test.for([
    ["with small words inside", "He went to the House of Representatives.", "House of Representatives"],
    ["with a hyphen", "He saw Lee Jae-myung there.", "Lee Jae-myung"],
    ["with an apostrophe", "He joined the Workers’ Party.", "Workers’ Party"],
    ["with an initial", "He met Harry S. Truman.", "Harry S. Truman"],
    ["with dots", "He called the U.N. again.", "U.N."],
    [
      "of seven words",
      "The Korea Institute for National Unification and Peace said so.",
      "Korea Institute for National Unification",
    ],
    ["at the beginning of a sentence, when it has two words", "Antonio Guterres spoke.", "Antonio Guterres"],
    ["without its possessive ending", "He read Kim’s statement.", "Kim"],
    ["of another script", "Но вчера Пхеньян отверг диалог.", "Пхеньян"],
  ] as const)("%s", async ([, text, name]) => {
    expect(await textsOf("name", text)).toContain(name);
  });

  test("as it is mostly written", async () => {
    const passages = ["It was Lee Jae Myung.", "It was Lee Jae-myung.", "So Lee Jae-myung said."];
    expect(await textsOf("name", ...passages)).toContain("Lee Jae-myung");
  });

  test("but not the first word of a sentence, for its capital alone", async () => {
    expect(await textsOf("name", "Talks failed. Loudspeakers fell silent.")).toEqual([]);
  });

  test("nor what is written all in capitals, nor the nouns of a language that gives them one", async () => {
    expect(await textsOf("name", "THE TALKS WITH SEOUL FAILED.")).toEqual([]);
    const german = await suggestionsOf({
      id: "a",
      lang: "de",
      passages: ["Gestern fiel der Vorschlag von Angela Merkel durch."],
    });
    expect(german.filter(({ kind }) => kind === "name").map(({ text }) => text)).toEqual(["Angela Merkel"]);
  });
});

describe("A phrase is suggested", () => {
  test("that recurs, in small letters where it does not begin a sentence", async () => {
    const passages = [
      "Loudspeaker broadcasts ended.",
      "The loudspeaker broadcasts began.",
      "Few loudspeaker broadcasts remain.",
    ];
    expect(await textsOf("phrase", ...passages)).toEqual(["loudspeaker broadcasts"]);
  });

  test("not across the end of a sentence, nor when it is met once", async () => {
    expect(await textsOf("phrase", "He left the border. Drills began.", "Beyond the border. Drills ended.")).toEqual(
      [],
    );
    expect(await textsOf("phrase", "The loudspeaker broadcasts ended.")).toEqual([]);
  });

  test("of scripts that part no words", async () => {
    const found = await suggestionsOf({
      id: "a",
      lang: "ja",
      passages: ["梅雨前線が北上した。", "梅雨前線が停滞した。"],
    });
    expect(found.map(({ text }) => text)).toContain("梅雨前線");
  });

  test("that neither begins nor ends with a stop word, of any corpus", async () => {
    const { isStopWord } = languageOf("en");
    await fc.assert(
      fc.asyncProperty(corpusOf, async (articles) => {
        const index = await openArticles(articles.map((one) => ({ ...one, record: { ...one.record, lang: "en" } })));
        const phrases = index.suggestions.find("", 10_000).filter(({ kind }) => kind === "phrase");
        for (const { text } of phrases) {
          const words = phraseKey(text).split(" ");
          expect([words.at(0), words.at(-1)].filter((word) => isStopWord(word ?? ""))).toEqual([]);
        }
      }),
      { numRuns: 50 },
    );
  });
});

describe("What the owner calls things is suggested", () => {
  const draft = { passages: ["One.", "Two."], source: "The Desk", authors: ["Ada Lovelace"], tags: ["drills"] };

  test("with the passages of its articles", async () => {
    const found = await suggestionsOf({ ...draft, id: "a" }, { ...draft, id: "b", source: null });
    const described = (kind: string) =>
      found.filter((one) => one.kind === kind).map(({ text, count }) => [text, count]);
    expect(described("source")).toEqual([["The Desk", 2]]);
    expect(described("author")).toEqual([["Ada Lovelace", 4]]);
    expect(described("tag")).toEqual([["drills", 4]]);
  });

  test("a title with its article, unless several have it", async () => {
    const found = await suggestionsOf(
      { ...draft, id: "z", title: "Talks refused" },
      { ...draft, id: "y", title: "Daily briefing" },
      { ...draft, id: "x", title: "Daily Briefing" },
    );
    const titles = found.filter(({ kind }) => kind === "title");
    expect(titles.map(({ text, article, count }) => [text, article, count])).toEqual([
      ["Daily briefing", null, 4],
      ["Talks refused", "z", 2],
    ]);
  });

  test("a heading of several words, with the passages under it", async () => {
    const under = (text: string, ...section: string[]) => ({ text, section });
    const passages = [under("One.", "What it means", "Background"), under("Two.", "What it means"), under("Three.")];
    const found = await suggestionsOf({ id: "a", passages });
    expect(found.filter(({ kind }) => kind === "heading")).toMatchObject([{ text: "What it means", count: 2 }]);
  });

  test("but no title that was made of the first sentence", async () => {
    const found = await suggestionsOf({ ...draft, id: "a", title: null });
    expect(found.filter(({ kind }) => kind === "title")).toEqual([]);
  });
});

test("No two suggestions read the same, of any corpus; each has something to be found by", async () => {
  await fc.assert(
    fc.asyncProperty(corpusOf, async (articles) => {
      const index = await openArticles(articles);
      const keys = index.suggestions.find("", 10_000).map(({ text }) => phraseKey(text));
      expect(new Set(keys).size).toBe(keys.length);
      expect(keys).not.toContain("");
    }),
    { numRuns: 50 },
  );
});

test("A word of a million letters is not suggested, and keeps nothing else from being", async () => {
  const found = await suggestionsOf({
    id: "a",
    title: "z".repeat(1_000_000),
    passages: [`Talks on ${"y".repeat(1_000_000)} failed.`],
  });
  expect(found.map(({ text }) => text)).toEqual(["failed"]);
});

describe("In a large corpus", () => {
  const articles = makeLargeCorpus();
  const { files } = writeIndex(articles);
  const sections = sectionsOf(files);
  const lengthOf = (isOurs: boolean) =>
    sections
      .filter(({ name, place }) => place === "resident" && name.startsWith("suggestions") === isOurs)
      .reduce((sum, { length }) => sum + length, 0);

  test("suggestions take a tenth of what memory holds, or 32 KiB when that is more", () => {
    expect(lengthOf(true)).toBeLessThanOrEqual(Math.max(lengthOf(false) / 10, 32 * 1024));
    expect(lengthOf(true)).toBeGreaterThan(16 * 1024);
  });

  test("they are the same, to the byte, whatever the size of the segments", () => {
    const again = writeIndex(articles, { segmentSize: 60 });
    const ours = sections.filter(({ name }) => name.startsWith("suggestions"));
    expect(ours).toHaveLength(5);
    for (const section of ours) {
      const other = sectionsOf(again.files).find(({ name }) => name === section.name);
      expect(other && bytesOfSection(again.files, other)).toEqual(bytesOfSection(files, section));
    }
  });
});

test("Where there are many thousand passages some are read: what many have is told about as often as it is", async () => {
  const passages = Array.from({ length: 10_000 }, (_, at) => (at % 3 === 0 ? "It froze." : "It thawed."));
  const found = await suggestionsOf({ id: "a", passages });
  const countOf = (word: string) => found.find(({ text }) => text === word)?.count ?? 0;
  expect(Math.abs(countOf("froze") - 3334)).toBeLessThan(200);
  expect(Math.abs(countOf("thawed") - 6666)).toBeLessThan(400);
});

test("The key of a phrase is that of its words, without regard to case, accents and marks", () => {
  const keys = ["Kim Yo Jong", "KIM YO-JONG", "kim  yo jong’s", "Kím Yo Jong"].map(phraseKey);
  expect(new Set(keys)).toEqual(new Set(["kim yo jong"]));
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(phraseKey(text)).toBe(foldPhrase(text).key);
    }),
  );
  fc.assert(
    fc.property(fc.array(fc.stringMatching(/^[A-Za-z0-9]{1,4}$/)), (words) => {
      expect(phraseKey(words.join(" "))).toBe(foldPhrase(words.join(" ")).key);
    }),
  );
});
