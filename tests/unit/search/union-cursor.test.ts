import fc from "fast-check";
import { expect, test } from "vitest";
import { END, type PostingCursor } from "../../../src/index/read/posting-cursor.ts";
import { UnionCursor } from "../../../src/search/score/union-cursor.ts";
import { corpusOf } from "../../support/arbitrary-corpus.ts";
import { openArticles } from "../../support/index-files.ts";
import { passagesOf, termsOf } from "../../support/naive-passages.ts";
import { findEntries } from "../../support/read-index.ts";

/** The passages of a list of postings with what it counts in each field, times a weight. */
function listAll(cursor: PostingCursor, weight: number): { passage: number; counts: number[] }[] {
  const all: { passage: number; counts: number[] }[] = [];
  for (; cursor.passage !== END; cursor.next())
    all.push({
      passage: cursor.passage,
      counts: [cursor.title, cursor.section, cursor.text].map((count) => weight * count),
    });
  return all;
}

test("Any of some terms is in the passages that have one, as often as all of them by their weights, from wherever one goes on", async () => {
  await fc.assert(
    fc.asyncProperty(corpusOf, fc.infiniteStream(fc.nat()), async (articles, numbers) => {
      const index = await openArticles(articles);
      const draw = (below: number) => (numbers.next().value ?? 0) % below;
      const terms = termsOf(passagesOf(articles)).filter(() => draw(3) > 0);
      const cursors = await index.readPostings(findEntries(index, terms), false);
      const weights = cursors.map(() => [1, 0.5, 0.25][draw(3)] ?? 1);
      const wanted = new Map<number, number[]>();
      for (const [at, cursor] of cursors.entries())
        for (const { passage, counts } of listAll(cursor.restart(), weights[at] ?? 1))
          wanted.set(
            passage,
            counts.map((count, field) => count + (wanted.get(passage)?.[field] ?? 0)),
          );
      const union = new UnionCursor(cursors.map((cursor, at) => ({ cursor, weight: weights[at] ?? 1 })));
      const places = [...wanted.keys()].sort((a, b) => a - b);
      for (let from = 0; from <= index.counts.passages; from += 1 + draw(3)) {
        union.advanceTo(from);
        const next = places.find((passage) => passage >= from);
        expect(union.passage).toBe(next ?? END);
        expect([union.title, union.section, union.text]).toEqual(wanted.get(next ?? END) ?? [0, 0, 0]);
      }
    }),
    { numRuns: 150 },
  );
});
