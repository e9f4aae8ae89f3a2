import fc from "fast-check";
import { expect, test } from "vitest";
import { FIELDS, type Field } from "../../../src/index/format/layout.ts";
import { END, type PostingCursor } from "../../../src/index/read/posting-cursor.ts";
import { InTitle } from "../../../src/search/match/in-title.ts";
import {
  EveryPassage,
  Exclusion,
  Intersection,
  type Occurrences,
  type PassageIterator,
  Union,
} from "../../../src/search/match/passage-iterator.ts";
import { Phrase } from "../../../src/search/match/phrase.ts";
import { TermUnion } from "../../../src/search/match/term-union.ts";
import { corpusOf } from "../../support/arbitrary-corpus.ts";
import { openArticles } from "../../support/index-files.ts";
import { type NaivePassage, passagesOf, placesOf, termsOf } from "../../support/naive-passages.ts";
import { findEntries } from "../../support/read-index.ts";

/** An iterator, and which passages it must stop at. */
interface Sample {
  iterator: PassageIterator;
  stopsAt(passage: NaivePassage): boolean;
}

/** An iterator that counts, and how often in a field of a passage. */
interface CountingSample extends Sample {
  iterator: Occurrences;
  count(passage: NaivePassage, field: Field): number;
}

/** Draws numbers under another that look like chance and are the same for a seed (Park & Miller 1988). */
function makeDraw(seed: number): (below: number) => number {
  let state = 1 + (seed % 2_147_483_646);
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % Math.max(1, below);
  };
}

/** Kinds of iterators to draw from, some more often than others. */
const KINDS = 6;

/** Makes iterators over the passages of an index at random, each on postings of its own. */
class SampleMaker {
  readonly #draw: (below: number) => number;
  readonly #terms: readonly string[];
  readonly #postings: readonly PostingCursor[];

  constructor(draw: (below: number) => number, terms: readonly string[], postings: readonly PostingCursor[]) {
    this.#draw = draw;
    this.#terms = terms;
    this.#postings = postings;
  }

  #list<T>(make: () => T): T[] {
    return Array.from({ length: 1 + this.#draw(3) }, make);
  }

  /** Any of some terms, or of none. */
  word(): Omit<CountingSample, "iterator"> & { iterator: PostingCursor | TermUnion; terms: string[] } {
    const numbers = [...new Set(Array.from({ length: this.#draw(5) }, () => this.#draw(this.#terms.length)))];
    const members = numbers.flatMap((number) => {
      const postings = this.#postings[number]?.restart();
      return postings
        ? [{ postings, term: this.#terms[number] ?? "", weight: [1, 0.5, 0.25][this.#draw(3)] ?? 1 }]
        : [];
    });
    const count = (passage: NaivePassage, field: Field) =>
      members.reduce((sum, { term, weight }) => sum + weight * placesOf(passage[field], term).length, 0);
    const [only] = members;
    const iterator = only?.weight === 1 && members.length === 1 ? only.postings : new TermUnion(members);
    return { iterator, terms: members.map(({ term }) => term), count, stopsAt: stopsWhereCounted(count) };
  }

  phrase(): CountingSample {
    const words = this.#list(() => this.word()).map((word, at) => ({ ...word, offset: at + this.#draw(2) * at }));
    const count = (passage: NaivePassage, field: Field) => {
      const stands = (at: number) =>
        words.every(({ terms, offset }) => terms.some((term) => placesOf(passage[field], term).includes(at + offset)));
      return passage[field].filter((_, at) => stands(at)).length;
    };
    const iterator = new Phrase(words.map(({ iterator: word, offset }) => ({ word, offset })));
    return { iterator, count, stopsAt: stopsWhereCounted(count) };
  }

  inTitle(): CountingSample {
    const found = this.#draw(2) === 0 ? this.word() : this.phrase();
    const count = (passage: NaivePassage, field: Field) => (field === "title" ? found.count(passage, field) : 0);
    return { iterator: new InTitle(found.iterator), count, stopsAt: stopsWhereCounted(count) };
  }

  counting(): CountingSample {
    const kind = this.#draw(4);
    if (kind === 0) return this.inTitle();
    return kind === 1 ? this.phrase() : this.word();
  }

  /** Any iterator over so many passages, made of others to a depth. */
  any(passages: number, depth = 3): Sample {
    const kind = depth === 0 ? KINDS : this.#draw(KINDS);
    if (kind === 0) return { iterator: new EveryPassage(passages), stopsAt: () => true };
    if (kind === 1) {
      const [kept, excluded] = [this.any(passages, depth - 1), this.any(passages, depth - 1)];
      return {
        iterator: new Exclusion(kept.iterator, excluded.iterator),
        stopsAt: (passage) => kept.stopsAt(passage) && !excluded.stopsAt(passage),
      };
    }
    if (kind > 3) return this.counting();
    const members = this.#list(() => this.any(passages, depth - 1));
    const iterators = members.map(({ iterator }) => iterator);
    return kind === 2
      ? { iterator: new Union(iterators), stopsAt: (passage) => members.some(({ stopsAt }) => stopsAt(passage)) }
      : {
          iterator: new Intersection(iterators),
          stopsAt: (passage) => members.every(({ stopsAt }) => stopsAt(passage)),
        };
  }
}

const stopsWhereCounted = (count: CountingSample["count"]) => (passage: NaivePassage) =>
  FIELDS.some((field) => count(passage, field) > 0);

const isCounting = (sample: Sample): sample is CountingSample => "count" in sample;

/** Terms of words; those of pairs of letters are part of no phrase. */
const wordsOf = (passages: readonly NaivePassage[]) => termsOf(passages).filter((term) => !term.startsWith("_"));

/** Expects an iterator to stop at the next passage that it should, and to count there what there is. */
function expectToStop(sample: Sample, passages: readonly NaivePassage[], from: number): number {
  const { iterator } = sample;
  const next = passages.findIndex((passage, number) => number >= from && sample.stopsAt(passage));
  expect(iterator.passage).toBe(next < 0 ? END : next);
  expect(iterator.maxScore()).toBeGreaterThanOrEqual(0);
  const passage = passages[next];
  if (passage && isCounting(sample))
    for (const field of FIELDS) expect(sample.iterator[field]).toBe(sample.count(passage, field));
  return iterator.passage;
}

/** Leads an iterator to its end and once more. */
function expectToWalk(sample: Sample, passages: readonly NaivePassage[], draw: (below: number) => number): void {
  let at = expectToStop(sample, passages, 0);
  for (let isEnd = false; !isEnd; ) {
    isEnd = at === END;
    const target = isEnd ? END + draw(2) : Math.max(0, at + draw(6) - 2);
    const isStep = draw(2) === 0;
    if (isStep) sample.iterator.next();
    else sample.iterator.seek(target);
    at = expectToStop(sample, passages, isStep ? at + 1 : Math.max(at, target));
  }
}

test("Terms, phrases, titles, unions, intersections, exclusions, and any of them inside each other, stop where they should, by whatever steps and leaps, and count right", async () => {
  await fc.assert(
    fc.asyncProperty(corpusOf, fc.nat(), async (articles, seed) => {
      const draw = makeDraw(seed);
      const index = await openArticles(articles);
      const passages = passagesOf(articles);
      const terms = wordsOf(passages);
      const maker = new SampleMaker(draw, terms, await index.readPostings(findEntries(index, terms), true));
      for (let samples = 0; samples < 10; samples++) expectToWalk(maker.any(passages.length), passages, draw);
    }),
    { numRuns: 200 },
  );
}, 60_000);
