import fc from "fast-check";
import { expect, test } from "vitest";
import { FIELDS, type Field } from "../../../src/index/format/layout.ts";
import { END, type PostingCursor } from "../../../src/index/read/posting-cursor.ts";
import { InTitle, type TitleColumns } from "../../../src/search/match/in-title.ts";
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
import { WideUnion } from "../../../src/search/match/wide-union.ts";
import { corpusOf } from "../../support/arbitrary-corpus.ts";
import { makeCommonWords } from "../../support/common-words.ts";
import { openArticles } from "../../support/index-files.ts";
import { type NaivePassage, passagesOf, placesOf, termsOf } from "../../support/naive-passages.ts";
import { findEntries } from "../../support/read-index.ts";

/** An iterator, and which passages it must stop at. */
interface Sample {
  iterator: PassageIterator;
  stopsAt(passage: NaivePassage): boolean;
}

/** An iterator that counts, and how often in a field of a passage. */
interface CountingSample<Iterator extends Occurrences = Occurrences> extends Sample {
  iterator: Iterator;
  count(passage: NaivePassage, field: Field): number;
}

/** Draws a number under another. */
type Draw = (below: number) => number;

/** The postings of some terms, and what an index knows of titles. */
interface Opened {
  postings: readonly PostingCursor[];
  columns: TitleColumns;
}

/** Draws numbers that look like chance and are the same for a seed (Park & Miller 1988). */
function makeDraw(seed: number): Draw {
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
  readonly #draw: Draw;
  readonly #terms: readonly string[];
  readonly #postings: readonly PostingCursor[];
  readonly #columns: TitleColumns;

  constructor(draw: Draw, terms: readonly string[], { postings, columns }: Opened) {
    this.#draw = draw;
    this.#terms = terms;
    this.#postings = postings;
    this.#columns = columns;
  }

  #list<T>(make: () => T): T[] {
    return Array.from({ length: 1 + this.#draw(3) }, make);
  }

  /** Any of some terms, or of none. */
  word(): CountingSample<PostingCursor | TermUnion> & { terms: string[] } {
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

  /** Words in their places, seldom one; how often these stand among some tokens, whichever of its terms a word has. */
  phrase(): CountingSample<Phrase> & { countPlaces(tokens: NaivePassage[Field]): number } {
    const words = this.#list(() => this.word()).map((word, at) => ({ ...word, offset: at + this.#draw(2) * at }));
    const [first, ...others] = words;
    const countPlaces = (tokens: NaivePassage[Field]) => {
      const has = (at: number, terms: readonly string[]) => terms.some((term) => placesOf(tokens, term).includes(at));
      return tokens.filter((_, at) => words.every(({ terms, offset }) => has(at + offset, terms))).length;
    };
    const count = (passage: NaivePassage, field: Field) =>
      first && others.length === 0 ? first.count(passage, field) : countPlaces(passage[field]);
    const iterator = new Phrase(words.map(({ iterator: word, offset }) => ({ word, offset })));
    return { iterator, count, countPlaces, stopsAt: stopsWhereCounted(count) };
  }

  inTitle(): CountingSample {
    const phrase = this.phrase();
    const count = (passage: NaivePassage, field: Field) => {
      if (field !== "title") return 0;
      return passage.title.length > 0 ? phrase.count(passage, field) : phrase.countPlaces(passage.lead);
    };
    return { iterator: new InTitle(phrase.iterator, this.#columns), count, stopsAt: stopsWhereCounted(count) };
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
function expectToWalk(sample: Sample, passages: readonly NaivePassage[], draw: Draw): void {
  let at = expectToStop(sample, passages, 0);
  for (let isEnd = false; !isEnd; ) {
    isEnd = at === END;
    const target = isEnd ? END + draw(2) : Math.max(0, at + draw(10) - 2);
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
      const postings = await index.readPostings(findEntries(index, terms), true);
      const maker = new SampleMaker(draw, terms, { postings, columns: index.columns });
      for (let samples = 0; samples < 10; samples++) expectToWalk(maker.any(passages.length), passages, draw);
    }),
    { numRuns: 60 },
  );
}, 60_000);

test("A wide union stops where a union does, and counts the same, over any number of passages", async () => {
  const index = await openArticles(makeCommonWords());
  const letters = Array.from({ length: 26 }, (_, at) => String.fromCharCode(97 + at));
  const beginnings = letters.map((letter) => [...index.words.startingWith(letter)].map(({ word }) => word));
  const stops = fc.array(fc.oneof(fc.constant(0), fc.nat(2_000), fc.nat(20_000)), { minLength: 1, maxLength: 40 });
  const members = fc.shuffledSubarray(index.terms.findAll(beginnings.flat()), { minLength: 1, maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(members, stops, async (entries, leaps) => {
      const open = async () => {
        const postings = await index.readPostings(entries, true);
        return postings.map((one, at) => ({ postings: one, weight: at % 2 ? 1 : 0.5 }));
      };
      const [wide, union] = [new WideUnion(await open()), new TermUnion(await open())];
      for (const leap of leaps) {
        const { passage, title, section, text } = union;
        expect(wide).toMatchObject({ passage, title, section, text });
        if (passage === END) break;
        if (leap % 3 === 0) {
          expect(wide.positions("text")).toEqual(union.positions("text"));
          expect(wide.countBefore(9)).toBe(union.countBefore(9));
        }
        for (const one of [wide, union]) leap === 0 ? one.next() : one.seek(passage + leap);
      }
    }),
    { numRuns: 60 },
  );
});
