import { beforeAll, describe, expect, test } from "vitest";
import { createRandom, drawFrom, drawInteger } from "../../../scripts/create-random.ts";
import { openIndex } from "../../../src/index/read/load-index.ts";
import { createMemoryStore } from "../../../src/index/store/file-stores.ts";
import { countReads } from "../../support/count-reads.ts";
import { type IndexFiles, writeIndex } from "../../support/index-files.ts";
import { makeService } from "../../support/make-service.ts";
import { prepare } from "../../support/prepared-article.ts";

const [ARTICLES, PASSAGES, WORDS_OF_PASSAGE] = [200, 12, 120];

/** Bytes that opening may read. */
const MOST_TO_OPEN = 560_000;

/** What an answer with ten hits may read after that. */
const MOST_TO_ANSWER = { files: 16, bytes: 270_000, rounds: 2 };

/** Words of about seven letters: a rank always gives the same one. */
function spell(rank: number): string {
  const random = createRandom(rank);
  const syllable = () => drawFrom(random, [..."bdfgklmnprt"]) + drawFrom(random, [..."aeiou"]);
  return Array.from({ length: drawInteger(random, 3, 4) }, syllable).join("");
}

/** 2,400 passages whose words are used as Zipf's law has it. */
function* makeArticles() {
  const random = createRandom(1790);
  const vocabulary = Array.from({ length: 20_000 }, (_, rank) => spell(rank));
  const word = () => vocabulary[Math.floor(vocabulary.length ** random()) - 1] ?? "";
  const write = (count: number) => Array.from({ length: count }, word).join(" ");
  for (let at = 0; at < ARTICLES; at++) {
    const passages = Array.from({ length: PASSAGES }, () => `${write(WORDS_OF_PASSAGE)}.`);
    yield prepare({ id: `article-${at}`, title: write(5), passages });
  }
}

let files: IndexFiles;
beforeAll(() => {
  files = writeIndex(makeArticles()).files;
});

/** Asks a service that has just started, and gives what it read: to open its index, and for the answer. */
async function askCold(q: string) {
  const { store, take } = countReads(createMemoryStore(files));
  const service = await makeService(await openIndex(store));
  const opened = take();
  const answer = await service.get(`/search?${new URLSearchParams({ q })}`);
  expect(answer.status).toBe(200);
  expect(await answer.json()).toMatchObject({ hits: { length: 10 } });
  return { opened, asked: take() };
}

describe("Of an index of 2,400 passages, a service that has just started reads", () => {
  test.each([
    ["a word", spell(20)],
    ["a rare word", spell(3_000)],
    ["three words", [30, 300, 1_000].map(spell).join(" ")],
    ["a question", [5, 12, 50, 90, 200, 700].map(spell).join(" ")],
    ["a phrase", `"${spell(1)} ${spell(0)}"`],
    ["a beginning", `${spell(40).slice(0, 4)}*`],
    ["a slip", `${spell(60)}x`],
  ])("no more than its budget for %s", async (_, q) => {
    const { opened, asked } = await askCold(q);
    expect(opened).toMatchObject({ files: 1, rounds: 1 });
    expect(opened.bytes).toBeLessThan(MOST_TO_OPEN);
    expect(asked.bytes).toBeLessThan(MOST_TO_ANSWER.bytes);
    expect(asked.files).toBeLessThanOrEqual(MOST_TO_ANSWER.files);
    expect(asked.rounds).toBeLessThanOrEqual(MOST_TO_ANSWER.rounds);
  });
});
