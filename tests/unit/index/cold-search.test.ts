import { beforeAll, describe, expect, test } from "vitest";
import { createRandom, drawFrom } from "../../../scripts/create-random.ts";
import { openIndex } from "../../../src/index/read/load-index.ts";
import { createMemoryStore } from "../../../src/index/store/file-stores.ts";
import type { IndexStore } from "../../../src/index/store/index-store.ts";
import { type IndexFiles, writeIndex } from "../../support/index-files.ts";
import { sectionsOf } from "../../support/index-sections.ts";
import { makeService } from "../../support/make-service.ts";
import { prepare } from "../../support/prepared-article.ts";

/** What was read of a store, round by round: the files that were asked for before any other had come. */
class Reading {
  readonly rounds: string[][] = [];
  bytes = 0;
  #open = 0;

  /** Wraps a store: each of its answers takes a turn of the event loop. */
  watch(store: IndexStore): IndexStore {
    return {
      read: async (path, block) => {
        if (this.#open === 0) this.rounds.push([]);
        this.rounds.at(-1)?.push(path);
        this.#open += 1;
        await new Promise(setImmediate);
        const bytes = await store.read(path, block);
        this.bytes += bytes.length;
        this.#open -= 1;
        return bytes;
      },
    };
  }

  get files(): number {
    return this.rounds.flat().length;
  }

  /** The sections that a round read. */
  sectionsOf(round: number): Set<string | undefined> {
    return new Set(this.rounds[round]?.map((path) => path.split("/").at(-1)));
  }
}

/** A word for each rank: the lower, the more frequent. */
const wordOf = (rank: number) => {
  const random = createRandom(rank + 1);
  return Array.from({ length: 6 }, (_, at) => drawFrom(random, [...(at % 2 ? "aeiou" : "bdfgklmnprt")])).join("");
};

/** 2,000 passages of some 120 words, which are used about as often as Zipf's law has it. */
function* makeArticles() {
  const random = createRandom(7);
  const words = Array.from({ length: 9_000 }, (_, rank) => wordOf(rank));
  const write = (count: number) =>
    Array.from({ length: count }, () => words[Math.floor(words.length ** random()) - 1] ?? "").join(" ");
  for (let at = 0; at < 200; at++)
    yield prepare({
      id: `article-${at}`,
      title: write(4),
      passages: Array.from({ length: 10 }, () => ({ text: `${write(120)}.`, section: [write(2)] })),
    });
}

let files: IndexFiles;
beforeAll(() => {
  files = writeIndex(makeArticles()).files;
});

/** Asks a service that has just opened its index. */
async function askCold(q: string): Promise<Reading> {
  const reading = new Reading();
  const index = await openIndex(reading.watch(createMemoryStore(files)));
  expect(reading.rounds).toEqual([["index.bin"]]);
  reading.rounds.length = 0;
  reading.bytes = 0;
  const answer = await (await makeService(index)).get(`/search?${new URLSearchParams({ q })}`);
  expect(await answer.json()).toMatchObject({ hits: { length: 10 } });
  return reading;
}

describe("A service that has just opened its index fetches for a first search", () => {
  test("from an index whose postings and passages are too many to come with it", () => {
    const inFiles = sectionsOf(files).filter(({ place }) => place === "blocks");
    expect(inFiles.map(({ name }) => name)).toEqual(["postings", "passages", "pages"]);
  });

  /**
   * Ten hits lie in ten blocks of 16 KiB; a passage or a term's postings may begin in one and end in the next. Before that the
   * postings of a word and of what it may mean take one to three each.
   */
  const MOST = { files: 10 + 4 + 12, bytes: 400_000 };

  test.each([
    ["a rare word", wordOf(2_000)],
    ["a common word", wordOf(15)],
    ["three words", [40, 300, 2_000].map(wordOf).join(" ")],
    ["a question", [8, 30, 60, 90, 200, 900].map(wordOf).join(" ")],
    ["a phrase", `"${wordOf(2)} ${wordOf(1)}"`],
    ["a beginning", `${wordOf(70).slice(0, 4)}*`],
    ["a slip", `${wordOf(80)}x`],
  ])("the postings, then what it shows, in blocks of little: %s", async (_, q) => {
    const reading = await askCold(q);
    expect(reading.rounds).toHaveLength(2);
    expect([reading.sectionsOf(0), reading.sectionsOf(1)]).toEqual([new Set(["postings"]), new Set(["passages"])]);
    expect(reading.files).toBeLessThanOrEqual(MOST.files);
    expect(reading.bytes).toBeLessThanOrEqual(MOST.bytes);
  });
});
