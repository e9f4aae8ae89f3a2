import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { FIRST_BLOCK_BYTES } from "../../../src/index/format/layout.ts";
import { NEIGHBOURS, type Neighbour } from "../../../src/index/format/neighbour-record.ts";
import { openIndex } from "../../../src/index/read/load-index.ts";
import type { PassageIndex } from "../../../src/index/read/passage-index.ts";
import { createMemoryStore } from "../../../src/index/store/file-stores.ts";
import { corpusOf } from "../../support/arbitrary-corpus.ts";
import { openArticles, writeIndex } from "../../support/index-files.ts";
import { makeResident } from "../../support/index-sections.ts";
import { neighboursNaively } from "../../support/naive-neighbours.ts";
import { openCounted } from "../../support/open-counted.ts";
import { prepare } from "../../support/prepared-article.ts";

/** A similarity is kept in 255ths, and counted in 32 bits. */
const TOLERANCE = 0.5 / 255 + 1e-5;

/** Reads the neighbours of every passage. */
function readAll(index: PassageIndex) {
  return index.readNeighbours(Array.from({ length: index.counts.passages }, (_, passage) => passage));
}

/** The neighbours of each text, a passage of an article of its own, by their numbers alone. */
async function numbersOf(texts: readonly string[]): Promise<number[][]> {
  const index = await openArticles(texts.map((text, at) => prepare({ id: `a${at}`, passages: [text] })));
  return (await readAll(index)).map((neighbours) => neighbours.map(({ passage }) => passage));
}

/** Words of letters that no stemmer changes, another for each number. */
const wordOf = (number: number) => Array.from(`${number}`, (digit) => "bcdfghjklm"[Number(digit)]).join("");

/** So many texts with some words in common, each with one of its own. */
const textsWith = (words: string, count: number, from = 0) =>
  Array.from({ length: count }, (_, at) => `${words} ${wordOf(from + at)}`);

/** Texts that have nothing in common with any: a word that few have is rare where there are many others. */
const OTHERS = textsWith("", 300, 10_000);

/** The most passages among which a writer that counts exactly only those which look most like one still counts all. */
const FEW = 1 + NEIGHBOURS;

/** Expects neighbours as they are found: each once, the nearest first, and as like as it is among all that are. */
function expectLike(found: readonly Neighbour[], all: readonly Neighbour[]): void {
  const similarityOf = new Map(all.map(({ passage, similarity }) => [passage, similarity]));
  const similarityes = found.map(({ similarity }) => similarity);
  expect(new Set(found.map(({ passage }) => passage)).size).toBe(found.length);
  expect(found.length).toBeLessThanOrEqual(NEIGHBOURS);
  expect(similarityes).toEqual(similarityes.filter((similarity) => similarity > 0).sort((a, b) => b - a));
  for (const { passage, similarity } of found)
    expect(Math.abs(similarity - (similarityOf.get(passage) ?? -1))).toBeLessThan(TOLERANCE);
}

/** Expects that none is left out that is nearer than one that is found; which of equals is kept is a matter of rounding. */
function expectNearest(found: readonly Neighbour[], all: readonly Neighbour[]): void {
  for (let at = 0; at < NEIGHBOURS; at++)
    expect(Math.abs((found[at]?.similarity ?? 0) - (all[at]?.similarity ?? 0))).toBeLessThan(TOLERANCE);
}

describe("The neighbours of a passage are those most like it", () => {
  test("in any corpus, nearest first, by the words of their texts", async () => {
    await fc.assert(
      fc.asyncProperty(corpusOf, async (articles) => {
        const index = await openArticles(articles);
        // No passage has more terms than are kept: of more it would be open which of equal weight are.
        const wanted = neighboursNaively(articles, index.columns.set);
        for (const [passage, found] of (await readAll(index)).entries()) {
          const all = wanted[passage] ?? [];
          expectLike(found, all);
          if (wanted.length <= FEW) expectNearest(found, all);
        }
      }),
      { numRuns: 300 },
    );
  });

  test("so that the nearest is the one in another article about the same subject", async () => {
    const index = await openArticles([
      prepare({
        id: "harbour",
        passages: [
          "The harbour closed its northern quay after divers found cracks in the pillars.",
          "The council had put the repairs off to save money for the schools.",
        ],
      }),
      prepare({ id: "rice", passages: ["After the flood the rice harvest in the south failed."] }),
      prepare({ id: "ferries", passages: ["Cracks in the quay keep all ferries out of the harbour."] }),
      prepare({ id: "theatre", passages: ["The council wants money from the theatre."] }),
    ]);
    const nearest = (await readAll(index)).map(([first]) => first?.passage);
    expect([nearest[0], nearest[3]]).toEqual([3, 0]);
    expect([nearest[1], nearest[4]]).toEqual([4, 1]);
  });

  test("of equals the first in the corpus, twelve at most", async () => {
    const all = Array.from({ length: 20 }, (_, at) => at);
    // A word before all others in the order of letters, so that similarity is summed in one order.
    const [first, , third] = await numbersOf([...textsWith("airship", 20), ...OTHERS]);
    expect([first, third]).toEqual([all.slice(1, 13), [0, 1, ...all.slice(3, 13)]]);
  });

  test("before all others those that share more words with it", async () => {
    const neighbours = await numbersOf([...textsWith("kite", 100), ...textsWith("kite drone", 5, 100), ...OTHERS]);
    expect(neighbours[102]).toHaveLength(NEIGHBOURS);
    expect(neighbours[102]?.slice(0, 4)).toEqual([100, 101, 103, 104]);
  });

  test.each(["airship", "zeppelin"])(
    "those that share a rare word with it, though more than a thousand share another: %s",
    async (common) => {
      const texts = [...textsWith(common, 1100), ...textsWith(`${common} lighthouse`, 3, 1100), ...OTHERS];
      const neighbours = await numbersOf(texts);
      expect(neighbours.slice(1100, 1103).map((numbers) => numbers.slice(0, 2))).toEqual([
        [1101, 1102],
        [1100, 1102],
        [1100, 1101],
      ]);
    },
  );
});

describe("Copies of one text, however many,", () => {
  const copies = Array.from({ length: 30 }, () => "Kites rise over Paju when the wind blows north.");
  const related = ["Kites rise over Paju when the wind blows towards dawn.", "Lamps burn until dawn."];
  const [own, other] = [copies.length, copies.length + 1];

  test("count as one among the neighbours of another, so that what is less like it is one too", async () => {
    const neighbours = await numbersOf([...copies, ...related, ...OTHERS]);
    expect(neighbours[own]).toEqual([0, other]);
    expect(neighbours[other]).toEqual([own]);
  });

  test("have the same neighbours, none of which is one of them", async () => {
    const neighbours = await numbersOf([...copies, ...related, ...OTHERS]);
    for (const own of neighbours.slice(0, copies.length)) expect(own).toEqual([30]);
  });

  test("do not use up the looks at what has less rare words", async () => {
    const words = Array.from({ length: 45 }, (_, at) => wordOf(5000 + at)).join(" ");
    const many = Array.from({ length: 30 }, () => `${words} kite`);
    const neighbours = await numbersOf([...many, `${words} drone kite`, ...textsWith("drone", 40), ...OTHERS]);
    expect(neighbours[30]).toHaveLength(NEIGHBOURS);
  });
});

describe("No neighbours of a passage are", () => {
  test("its near-duplicates, though others are that are less like it, nor two that say the same", async () => {
    const texts = ["Kites fly over the border.", "kites FLY over the border", "Kites fly over the sea.", "Rain fell."];
    expect(await numbersOf(texts)).toEqual([[2], [2], [0], []]);
  });

  test("any, when its words stand in no other text, in all texts, or it has none", async () => {
    expect(await numbersOf(["the kite and the kite", "the drone", "the drone again"])).toEqual([[], [2], [1]]);
    expect(await numbersOf(["kite", "…", ""])).toEqual([[], [], []]);
    expect(await numbersOf(["kite"])).toEqual([[]]);
    expect(await numbersOf([])).toEqual([]);
  });

  test("those whose titles or headings alone have its words", async () => {
    const index = await openArticles([
      prepare({ id: "a", title: "Kite", passages: [{ text: "rain", section: ["Drone"] }] }),
      prepare({ id: "b", title: "Kite", passages: [{ text: "kite drone", section: ["Drone"] }] }),
      prepare({ id: "c", passages: ["kite snow"] }),
      prepare({ id: "d", passages: ["fog"] }),
    ]);
    const numbers = (await readAll(index)).map((neighbours) => neighbours.map(({ passage }) => passage));
    expect(numbers).toEqual([[], [2], [1], []]);
  });
});

describe("Neighbours of so many passages that they lie in files of their own", async () => {
  /** Their records take 36 bytes each: 12 numbers of two bytes with a similarity. */
  const count = 30_000;
  /** The passage whose record begins in the first file and ends in the second. */
  const between = Math.floor(FIRST_BLOCK_BYTES / 36);
  // Each passage has a word in common with the one before it, and one with that behind it.
  const passages = Array.from({ length: count }, (_, at) => `${wordOf(at)} ${wordOf(at + 1)}`);
  const { files } = writeIndex([prepare({ id: "chain", passages })]);

  test("are read right, those too that lie in two files", async () => {
    const neighbours = await readAll(await openIndex(createMemoryStore(files)));
    expect(neighbours).toHaveLength(count);
    for (const [at, list] of neighbours.entries()) {
      const wanted = [at - 1, at + 1].filter((other) => other >= 0 && other < count);
      expect(list.map(({ passage }) => passage).sort((a, b) => a - b)).toEqual(wanted);
      // Those at the ends have a word of their own.
      for (const { similarity } of list) expect(similarity).toBeCloseTo(0.5, 1);
    }
    expect(await readAll(await openIndex(createMemoryStore(makeResident(files))))).toEqual(neighbours);
  });

  test("are given in the order asked for, and only the files in which they lie are fetched", async () => {
    const { index, read } = await openCounted(files);
    expect(await index.readNeighbours([])).toEqual([]);
    expect(read()).toEqual([]);
    const last = count - 1;
    const lists = await index.readNeighbours([last, between + 1, last]);
    expect(lists.map((list) => list.map(({ passage }) => passage).sort((a, b) => a - b))).toEqual([
      [last - 1],
      [between, between + 2],
      [last - 1],
    ]);
    expect(read()).toEqual(["neighbours-1.bin", "neighbours-65.bin"]);
    await index.readNeighbours([between]);
    expect(read()).toEqual(["neighbours-0.bin"]);
  });
});
