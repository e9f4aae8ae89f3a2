import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { makeSignature } from "../../../src/index/build/min-hash.ts";
import { NearDuplicates } from "../../../src/index/build/near-duplicates.ts";
import { tokenise } from "../../../src/text/tokenise.ts";
import { changeWords, drawWords, reprints, resemblanceOf } from "../../support/reprints.ts";

function findDuplicates(texts: Iterable<string>): { sets: number[]; variants: number[] } {
  const duplicates = new NearDuplicates();
  for (const text of texts) duplicates.add(makeSignature(Array.from(tokenise(text), ({ word }) => word)));
  const { sets, variants } = duplicates.finish();
  return { sets: [...sets], variants: [...variants] };
}

const findSets = (texts: Iterable<string>) => findDuplicates(texts).sets;

const seeds = (maxLength: number) => fc.uniqueArray(fc.nat({ max: 1_000_000 }), { minLength: 1, maxLength });

/** A signature is a sample: with another seed, one run in some ten thousand may draw texts that are not what most are. */
const RUNS = { numRuns: 200 };

/** Passages of which many are versions of others: equal, nearly so, half so; long and short. */
const versions = fc.array(
  fc
    .record({ base: fc.nat({ max: 2 }), words: fc.constantFrom(2, 12, 40, 100), changed: fc.nat({ max: 12 }) })
    .map(({ base, words, changed }) => changeWords(drawWords(base, words), Math.min(changed, words), base).join(" ")),
  { maxLength: 30 },
);

const NEWS =
  "The harbour authority closed the northern quay on Monday after divers found cracks in two of its pillars. " +
  "Ferries to the islands leave from the old fish market until the repairs are done, which may take until autumn. " +
  "Engineers had warned of the damage in a report two years ago, but the council put the work off to save money. " +
  "Its chairman said that nobody had been in danger at any time and that the budget would now be found. " +
  "Fishermen who land their catch there asked for lower fees, since lorries can no longer reach the cold store.";

const SENTENCES = NEWS.split(/(?<=\.) /);

const KOREAN =
  "항만 당국은 잠수부들이 기둥 두 개에서 균열을 발견한 뒤 월요일에 북쪽 부두를 폐쇄했다. 섬으로 가는 여객선은 수리가 끝날 때까지 옛 어시장에서 " +
  "출발하며 공사는 가을까지 걸릴 수 있다. 기술자들은 이 년 전 보고서에서 이미 손상을 경고했지만 시의회는 예산을 아끼려고 공사를 미루었다. 의장은 아무도 " +
  "위험에 처하지 않았다고 말했다.";

const JAPANESE =
  "港湾当局は、潜水士が二本の柱にひび割れを見つけたため、月曜日に北の埠頭を閉鎖した。島へ向かう連絡船は、修理が終わるまで古い魚市場から出発し、" +
  "工事は秋までかかる可能性がある。技術者は二年前の報告書で損傷を警告していたが、市議会は費用を節約するために工事を延期していた。";

describe("Passages of equal words", () => {
  test("are always in one set, whatever else there is and however alike that is", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "grapheme" }), { maxLength: 10 }), versions, (wild, tame) => {
        const texts = [...wild, ...tame, ...wild.toReversed(), ...tame];
        const sets = findSets(texts);
        for (const [at, text] of texts.entries()) {
          expect(sets[at]).toBeGreaterThan(0);
          expect(sets[at]).toBe(sets[texts.indexOf(text)]);
        }
      }),
    );
  });

  test("are in one set when case, punctuation, accents and white space differ", () => {
    const mark = fc.constantFrom(" ", ", ", ". ", "\n\n", " — ", "! ", "     ");
    fc.assert(
      fc.property(versions, fc.array(mark, { minLength: 1 }), (texts, marks) => {
        const written = texts.map((text, number) => {
          const words = text.split(" ").map((word, at) => (at % 3 === number % 3 ? word.toUpperCase() : word));
          return `“${words.map((word, at) => word + marks[at % marks.length]).join("")}”`.replaceAll("o", "ö");
        });
        expect(findSets(written)).toEqual(findSets(texts));
      }),
    );
  });

  test("are in one set though they are two words only, as a heading is; a third word parts them", () => {
    expect(
      findSets(["Background notes", "Background music", "BACKGROUND NOTES:", "Background notes, continued"]),
    ).toEqual([1, 0, 1, 0]);
  });

  test("are found again behind ten thousand others, and among hundreds of one mould", () => {
    const headings = Array.from({ length: 10_000 }, (_, at) => `Notice ${at}`);
    const moulded = Array.from({ length: 300 }, (_, at) => changeWords(drawWords(1, 100), 12, at).join(" "));
    const texts = [...headings, ...moulded];
    const sets = findSets([...texts, "notice 17", moulded[3] ?? ""]);
    const [heading, report] = sets.slice(-2);
    expect(sets.flatMap((set, at) => (set === heading ? [at] : []))).toEqual([17, texts.length]);
    expect(report).toBe(sets[headings.length + 3]);
    expect(report).toBeGreaterThan(0);
  });
});

describe("Passages that say nearly the same are in one set", () => {
  test("when a word in fifty is another", () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 1, max: 6 }), fc.nat({ max: 300 }), (seed, fifties, from) => {
        const words = drawWords(seed, 50 * fifties);
        expect(findSets([words.join(" "), changeWords(words, fifties, from).join(" ")])).toEqual([1, 1]);
      }),
      RUNS,
    );
  });

  test.each([
    ["a sentence was dropped", SENTENCES.toSpliced(2, 1).join(" ")],
    ["a byline was put before it", `By Our Harbour Correspondent, Port Town, 3 March. ${NEWS}`],
    ["a note was added", `${NEWS} Updated on Tuesday.`],
    ["a sentence was dropped, and a word is another", SENTENCES.toSpliced(4, 1).join(" ").replace("autumn", "winter")],
  ])("when %s", (_, version) => {
    expect(findSets([NEWS, version])).toEqual([1, 1]);
    expect(findSets([version, NEWS])).toEqual([1, 1]);
  });

  test.each([
    ["Korean", KOREAN, KOREAN.replace("월요일", "화요일")],
    ["Japanese", JAPANESE, JAPANESE.replace("月曜日", "火曜日")],
    ["Japanese in half-width marks", JAPANESE, JAPANESE.replaceAll("、", "､").replaceAll("。", "｡")],
  ])("in %s", (_, text, version) => {
    const other = Array.from(text.matchAll(/[^。.]+[。.]/g), ([sentence]) => sentence).toReversed();
    expect(findSets([text, "北の港", version, other[0] ?? ""])).toEqual([1, 0, 1, 0]);
  });
});

describe("Passages that say different things are alone", () => {
  test("when their words are drawn at random", () => {
    fc.assert(
      fc.property(seeds(40), fc.integer({ min: 5, max: 200 }), (drawn, length) => {
        expect(findSets(drawn.map((seed) => drawWords(seed, length).join(" ")))).toEqual(drawn.map(() => 0));
      }),
      RUNS,
    );
  });

  test("when they are made in one mould, with another word in every eight", () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 5, max: 25 }), (seed, eighths) => {
        const words = drawWords(seed, 8 * eighths);
        const reports = Array.from({ length: 10 }, (_, at) => changeWords(words, eighths, 100 * at));
        expect(findSets(reports.map((report) => report.join(" ")))).toEqual(reports.map(() => 0));
      }),
      RUNS,
    );
  });

  test("when they are short and one word differs, which may be what they tell", () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 1, max: 29 }), fc.nat({ max: 28 }), (seed, length, from) => {
        const words = drawWords(seed, length);
        expect(findSets([words.join(" "), changeWords(words, 1, from).join(" ")])).toEqual([0, 0]);
      }),
    );
  });

  test("when they share half of their sentences", () => {
    const [head, tail] = [SENTENCES.slice(0, 3), drawWords(9, 40)];
    expect(findSets([NEWS, [...head, ...tail].join(" ")])).toEqual([0, 0]);
  });

  test("when each repeats a word of its own", () => {
    const rows = Array.from({ length: 400 }, (_, number) => `${number} | `.repeat(50));
    expect(findSets(rows)).toEqual(rows.map(() => 0));
  });
});

describe("Sets", () => {
  test("are numbered from 1 as their first passages come, have two members or more, and every passage has its number", () => {
    fc.assert(
      fc.property(versions, (texts) => {
        const sets = findSets(texts);
        expect(sets).toHaveLength(texts.length);
        const numbers = [...new Set(sets.filter((set) => set > 0))];
        expect(numbers).toEqual(numbers.map((_, at) => at + 1));
        for (const number of numbers) expect(sets.filter((set) => set === number).length).toBeGreaterThan(1);
      }),
    );
  });

  test("do not change by what is added later, but that a passage is no longer alone", () => {
    fc.assert(
      fc.property(versions, versions, (texts, later) => {
        const before = findSets(texts);
        const after = findSets([...texts, ...later]);
        for (const [one, set] of before.entries()) {
          for (const [other, otherSet] of before.entries()) {
            if (one === other) continue;
            const wereTogether = set > 0 && set === otherSet;
            expect(after[one] === after[other] && after[one] !== 0).toBe(wereTogether);
          }
        }
      }),
    );
  });

  describe("of passages of which the first is like the second, the second like the third, but not the first like the third,", () => {
    const first = drawWords(4, 100);
    const second = changeWords(first, 4);
    const [a = "", b = "", c = ""] = [first, second, changeWords(second, 4, 12)].map((words) => words.join(" "));

    test("hold what is like their own first passage: they do not drift from member to member", () => {
      expect(findSets([a, b])).toEqual([1, 1]);
      expect(findSets([b, c])).toEqual([1, 1]);
      expect(findSets([a, b, c])).toEqual([1, 1, 0]);
      expect(findSets([b, a, c])).toEqual([1, 1, 1]);
    });

    test("hold the second again when it comes again", () => {
      expect(findSets([a, b, c, b])).toEqual([1, 1, 0, 1]);
      expect(findSets([c, b, a, b])).toEqual([1, 1, 0, 1]);
    });
  });

  test("of no passages are none", () => {
    expect(findSets([])).toEqual([]);
  });
});

describe("Of one set", () => {
  test("those of one variant are like each other, and those of variant 0 are like all", () => {
    fc.assert(
      fc.property(reprints, (texts) => {
        const { sets, variants } = findDuplicates(texts);
        for (const [one, text] of texts.entries())
          for (const [other, otherText] of texts.entries()) {
            const isTold = variants[one] === variants[other] || variants[one] === 0;
            // What is told is told from samples of the runs: a tenth is more than they are wrong by.
            if (sets[one] === sets[other] && sets[one] !== 0 && isTold)
              expect(resemblanceOf(text, otherText)).toBeGreaterThan(0.6);
          }
      }),
      RUNS,
    );
  });

  test("equal texts are of one variant, and those that equal the first are of variant 0", () => {
    fc.assert(
      fc.property(reprints, (texts) => {
        const twice = [...texts, ...texts];
        const { sets, variants } = findDuplicates(twice);
        for (const at of texts.keys()) expect(variants[at + texts.length]).toBe(variants[at]);
        for (const [at, text] of twice.entries())
          if (text === twice[sets.indexOf(sets[at] ?? 0)]) expect(variants[at]).toBe(0);
      }),
      RUNS,
    );
  });

  test("those are of several variants that are like the first and not like each other", () => {
    const first = drawWords(4, 100);
    const [a, b] = [changeWords(first, 4), changeWords(first, 4, 12)];
    const texts = [first, a, b, a].map((words) => words.join(" "));
    const { sets, variants } = findDuplicates(texts);
    expect(resemblanceOf(texts[1] ?? "", texts[2] ?? "")).toBeLessThan(0.65);
    expect(sets).toEqual([1, 1, 1, 1]);
    expect(variants).toEqual([0, 2, 3, 2]);
  });
});
