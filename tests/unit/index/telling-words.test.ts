import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { makeIndex } from "../../support/make-index.ts";

const WORDS = "harbour lantern meadow copper violin thunder orchard velvet saddle glacier pepper compass".split(" ");

interface Piece {
  source: string | null;
  words: string[];
}

const piece: fc.Arbitrary<Piece> = fc.record({
  source: fc.constantFrom("Morning Post", "Evening Sun", null),
  words: fc.uniqueArray(fc.constantFrom(...WORDS), { minLength: 1 }),
});

const writePieces = (pieces: readonly Piece[]) =>
  Object.fromEntries(
    pieces.map(({ source, words }, at) => {
      const head = source === null ? "" : `source: ${source}\n`;
      return [`${at}.md`, `---\ntitle: Number ${at}\nlang: en\n${head}---\n\n${words.join(" and ")}.\n`];
    }),
  );

async function tellingOf(files: Record<string, string>): Promise<Map<string, string[]>> {
  const { telling } = await (await makeIndex(files)).readOverview();
  return new Map(telling.map(({ source, words }) => [source, words]));
}

/** Twice the logarithm of how much likelier the counts are when each side has a share of its own (Dunning 1993), by binomials. */
function likelihoodRatio([k1, n1]: readonly [number, number], [k2, n2]: readonly [number, number]): number {
  const log = (k: number, n: number, p: number) =>
    (k === 0 ? 0 : k * Math.log(p)) + (n === k ? 0 : (n - k) * Math.log(1 - p));
  const shared = (k1 + k2) / (n1 + n2);
  return 2 * (log(k1, n1, k1 / n1) + log(k2, n2, k2 / n2) - log(k1, n1, shared) - log(k2, n2, shared));
}

/** The words of a source by how surely they are its own, for each word the articles on both sides counted anew. */
function weighNaively(pieces: readonly Piece[], source: string): Map<string, number> {
  const own = pieces.filter((one) => one.source === source);
  const others = pieces.filter((one) => one.source !== source);
  const having = (some: readonly Piece[], word: string) => some.filter(({ words }) => words.includes(word)).length;
  const weights = WORDS.map((word): [string, number] => {
    const [inside, outside] = [having(own, word), having(others, word)];
    const isMore = others.length > 0 && inside / own.length > outside / others.length;
    return [word, isMore && inside > 1 ? likelihoodRatio([inside, own.length], [outside, others.length]) : 0];
  });
  return new Map(weights);
}

describe("The words that tell a source from the others", () => {
  test("are those whose share of its articles is most surely greater, the surest first", async () => {
    const pieces = fc.array(piece, { minLength: 8, maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(pieces, async (some) => {
        const telling = await tellingOf(writePieces(some));
        for (const source of new Set(some.flatMap((one) => one.source ?? []))) {
          const weights = weighNaively(some, source);
          const weightsOf = (words: readonly string[]) => words.map((word) => (weights.get(word) ?? 0).toFixed(6));
          const sure = [...weights].filter(([, weight]) => weight > 10.83 + 1e-9).sort(([, a], [, b]) => b - a);
          const told = telling.get(source) ?? [];
          expect(weightsOf(told)).toEqual(weightsOf(sure.slice(0, 8).map(([word]) => word)));
        }
      }),
      { numRuns: 30 },
    );
  });

  test("are written as in the articles, of one stem the surest alone, without the source's own name", async () => {
    const write = (source: string, text: string) => `---\nlang: en\nsource: ${source}\n---\n\n# About\n\n${text}\n`;
    const files = Object.fromEntries(
      Array.from({ length: 12 }, (_, at) => [
        [
          `a${at}.md`,
          write("Harbour News", `The harbour saw Müller and the Zürich ferries ${at}. A ferry came to it.`),
        ],
        [`b${at}.md`, write("Hill News", `The hill saw sheep and the goat ${at}. A sheep came to it, and goats.`)],
      ]).flat(),
    );
    const telling = await tellingOf(files);
    expect(telling.get("Harbour News")?.toSorted()).toEqual(["Müller", "Zürich", "ferries"]);
    expect(telling.get("Hill News")?.toSorted()).toEqual(["goat", "sheep"]);
  });

  test("are none where all articles are of one source, or of none", async () => {
    expect(await tellingOf(writePieces(Array.from({ length: 20 }, () => ({ source: "Post", words: WORDS }))))).toEqual(
      new Map(),
    );
    expect(await tellingOf(writePieces(Array.from({ length: 20 }, () => ({ source: null, words: WORDS }))))).toEqual(
      new Map(),
    );
  });
});
