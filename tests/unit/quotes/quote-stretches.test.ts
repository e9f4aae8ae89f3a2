import fc from "fast-check";
import { expect, test } from "vitest";
import { openCorpus } from "../../../scripts/index-corpus.ts";
import { readFolder } from "../../../scripts/read-folder.ts";
import type { QuoteAnswer } from "../../../src/contract/quotes.ts";
import { readCorpus } from "../../../src/corpus/read-corpus.ts";
import type { PassageIndex } from "../../../src/index/read/passage-index.ts";
import { findQuote } from "../../../src/quotes/find-quote.ts";
import type { OpenPassage } from "../../../src/reading/read-passages.ts";
import { hasWord } from "../../../src/text/has-word.ts";
import { articleBlocks, joinBlocks } from "../../support/arbitrary-markdown.ts";
import { makeIndex } from "../../support/make-index.ts";
import { readAllPassages } from "../../support/read-index.ts";
import { SITE } from "../../support/search.ts";

/** Each takes a millisecond or two. */
const RUNS = 400;

/** Longest quote taken. */
const MAX_LENGTH = 2_000;

const { name, files } = readFolder("corpus");
const sample = await openCorpus(readCorpus(files), name);

const ask = (index: PassageIndex, quote: string) => findQuote(index, { quote, in: [] }, SITE);

/** The words that a reader sees of each passage, and of each two that follow one another with no heading between. */
function wordsOf(passages: readonly OpenPassage[]): { article: string; words: string[] }[] {
  const read = passages.map(({ article, stored, visible }) => ({
    article: article.record.id,
    after: stored.after.trim(),
    words: visible.lines().join(" ").split(/\s+/),
  }));
  const pairs = read.slice(1).flatMap((next, at) => {
    const before = read[at];
    const isJoined = before?.article === next.article && before.after === "";
    return isJoined ? [{ ...next, words: [...before.words, ...next.words] }] : [];
  });
  return [...read, ...pairs];
}

const sampleWords = wordsOf(await readAllPassages(sample));

/** Some words that stand one after another. */
const stretchOf = (sources: typeof sampleWords, most: number) =>
  fc
    .tuple(fc.constantFrom(...sources), fc.nat(), fc.integer({ min: 1, max: most }))
    .map(([{ article, words }, from, count]) => {
      const first = from % words.length;
      return { article, words: words.slice(first, first + count) };
    })
    .filter(({ words }) => words.join(" ").length <= MAX_LENGTH && hasWord(words.join("")));

const QUOTES = ['"', "“", "”", "«", "„", ""];
const DASHES = ["-", "–", "—", "‐", " ", " — "];
const SPACES = [" ", "  ", "\n", "\u00a0", "\t\u2009"];
const LETTERS = [
  (letter: string) => letter,
  (letter: string) => letter.toUpperCase(),
  (letter: string) => `${letter}\u00ad`,
];

/** Writes a text otherwise, where it makes no difference; each of `choices` decides a character. */
function disguise(text: string, choices: readonly number[]): string {
  const pick = <T>(options: readonly T[], at: number) => options[(choices[at % choices.length] ?? 0) % options.length];
  return Array.from(text, (character, at) => {
    if (/["“”«»„]/.test(character)) return pick(QUOTES, at);
    if (/[’']/.test(character)) return pick(["'", "’"], at);
    if (/[-–—]/.test(character)) return pick(DASHES, at);
    if (/\s/.test(character)) return pick(SPACES, at);
    return /\p{L}/u.test(character) ? pick(LETTERS, at)?.(character) : character;
  }).join("");
}

const choices = fc.array(fc.nat({ max: 59 }), { minLength: 7, maxLength: 40 });

/** A text with nothing but what counts: case, quotation marks, dashes, white space, marks of Markdown and unseen characters out. */
function bare(text: string): string {
  const counting = text.normalize("NFKC").replace(/[^\p{L}\p{N}.,;:!?%$()[\]/&+]+/gu, "");
  return counting.toUpperCase().replace(/^[.,;:!?()[\]]+|[.,;:!?()[\]]+$/g, "");
}

/** The words as they are written at the places that are given. */
async function writtenAt(index: PassageIndex, { places }: QuoteAnswer): Promise<string[]> {
  const written = places.map(async ({ article, span }) => {
    const [head] = await index.articles.readHeads([index.findArticle(article.id) ?? -1]);
    return head ? (await index.articles.readText(head)).slice(span.start, span.end) : "";
  });
  return Promise.all(written);
}

test("Whatever stands in an article is exact, however it is typed, and found where it stands", async () => {
  await fc.assert(
    fc.asyncProperty(stretchOf(sampleWords, 80), choices, async ({ article, words }, chosen) => {
      const quote = words.join(" ");
      const answer = await ask(sample, disguise(quote, chosen).slice(0, MAX_LENGTH + 1));
      fc.pre(disguise(quote, chosen).length <= MAX_LENGTH);
      expect(answer.match).toBe("exact");
      if (answer.total === answer.places.length)
        expect(answer.places.map((place) => place.article.id)).toContain(article);
      for (const { text, differences } of answer.places) expect([bare(text), differences]).toEqual([bare(quote), []]);
      for (const written of await writtenAt(sample, answer)) expect(bare(written)).toBe(bare(quote));
    }),
    { numRuns: RUNS },
  );
});

test("Whatever stands in an article of any shape is exact", async () => {
  const place = fc.record({ source: fc.nat(), first: fc.nat(), count: fc.integer({ min: 1, max: 60 }) });
  await fc.assert(
    fc.asyncProperty(articleBlocks, fc.tuple(place, choices), async (blocks, [{ source, first, count }, chosen]) => {
      const index = await makeIndex({ "a.md": joinBlocks(blocks) });
      const sources = wordsOf(await readAllPassages(index));
      const words = sources[source % sources.length]?.words ?? [];
      const start = first % words.length;
      const quote = words.slice(start, start + count).join(" ");
      fc.pre(hasWord(quote));
      const { match, places } = await ask(index, disguise(quote, chosen));
      expect([match, bare(places[0]?.text ?? "")]).toEqual(["exact", bare(quote)]);
    }),
    { numRuns: RUNS / 4 },
  );
});

test("One word replaced by one that the articles lack is near, and is the difference", async () => {
  await fc.assert(
    fc.asyncProperty(stretchOf(sampleWords, 80), fc.nat(), async ({ words }, at) => {
      const plain = [...words.keys()].filter((number) => /^\p{L}+$/u.test(words[number] ?? ""));
      fc.pre(words.length >= 8 && plain.length > 0);
      const number = plain[at % plain.length] ?? 0;
      const { match, places } = await ask(sample, words.with(number, "qzxwv").join(" "));
      expect(match).toBe("near");
      expect(places.map(({ differences }) => differences)).toContainEqual([{ given: "qzxwv", found: words[number] }]);
    }),
    { numRuns: RUNS },
  );
});

test("One word left out, of ten or more, is near, and is the difference", async () => {
  await fc.assert(
    fc.asyncProperty(stretchOf(sampleWords, 80), fc.nat(), async ({ words }, at) => {
      const plain = [...words.keys()].slice(1, -1).filter((number) => /^\p{L}+$/u.test(words[number] ?? ""));
      fc.pre(words.length >= 10 && plain.length > 0);
      const number = plain[at % plain.length] ?? 0;
      const { match, places } = await ask(sample, words.toSpliced(number, 1).join(" "));
      // Another sentence may do without the word.
      fc.pre(match !== "exact");
      expect(match).toBe("near");
      expect(places.map(({ differences }) => differences)).toContainEqual([{ given: null, found: words[number] }]);
    }),
    { numRuns: RUNS },
  );
});

test("Words in a random order are none", async () => {
  const vocabulary = [...new Set(sampleWords.flatMap(({ words }) => words))].filter((word) =>
    /^\p{L}{3,}$/u.test(word),
  );
  const words = fc.array(fc.constantFrom("qzxwv", ...vocabulary), { minLength: 8, maxLength: 60 });
  await fc.assert(
    fc.asyncProperty(words, async (quote) => {
      expect(await ask(sample, quote.join(" "))).toMatchObject({ match: "none", places: [], total: 0 });
    }),
    { numRuns: RUNS },
  );
});

test("Whatever is asked, every place has differences exactly when it is near", async () => {
  const anything = fc.oneof(
    fc.string({ unit: "binary", maxLength: 300 }),
    fc
      .array(stretchOf(sampleWords, 8), { maxLength: 4 })
      .map((parts) => parts.map(({ words }) => words.join(" ")).join(" … ")),
  );
  await fc.assert(
    fc.asyncProperty(anything, async (quote) => {
      const { match, places, total } = await ask(sample, quote);
      expect(places.length).toBe(Math.min(total, 10));
      expect(match === "none").toBe(total === 0);
      for (const { differences, span } of places) {
        expect(differences.length > 0).toBe(match === "near");
        expect(span.start).toBeLessThan(span.end);
        for (const { given, found } of differences) expect(given ?? found).not.toBeNull();
      }
    }),
    { numRuns: RUNS },
  );
});
