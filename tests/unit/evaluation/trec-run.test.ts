import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatTrecQrels } from "../../../scripts/evaluation/format-trec-qrels.ts";
import { formatTrecRun } from "../../../scripts/evaluation/format-trec-run.ts";
import { readTrecRun } from "../../../scripts/evaluation/read-trec-run.ts";
import type { Run } from "../../../scripts/evaluation/run.ts";
import { writeFiles } from "./write-files.ts";

/** Reads a run that a file holds. */
function readRun(text: string): Run {
  return readTrecRun(join(writeFiles({ "some.run": text }), "some.run"));
}

/** The ids of each topic's documents. */
function idsOf(run: Run): [string, string[]][] {
  return Array.from(run, ([topic, documents]) => [topic, documents.map(({ id }) => id)]);
}

/** Scores as trec_eval keeps them up to version 9: as 32-bit floats. */
function floatsOf(lines: string): number[] {
  return lines
    .trimEnd()
    .split("\n")
    .map((line) => Math.fround(Number(line.split(" ")[4])));
}

describe("A run is written in TREC's format", () => {
  test("a line for each document, ranks from 1, with the tag", () => {
    const first = { id: "d2", score: 3.5 };
    const run = new Map([
      ["q1", [first, { id: "d1", score: 1.25 }]],
      ["q2", []],
      ["q3", [{ id: "d1", score: 0.1 }]],
    ]);
    expect(formatTrecRun(run, "mine").join("")).toBe(
      "q1 Q0 d2 1 3.5 mine\nq1 Q0 d1 2 1.25 mine\nq3 Q0 d1 1 0.100000001 mine\n",
    );
  });

  test("equal scores, by which trec_eval would put the last id first, are written apart", () => {
    const documents = ["a", "c", "b"].map((id) => ({ id, score: 2 }));
    const [lines = ""] = formatTrecRun(new Map([["q1", documents]]), "mine");
    expect(lines).toContain("q1 Q0 a 1 2 mine\nq1 Q0 c 2 1.99999988 mine\n");
    expect(idsOf(readRun(lines))).toEqual([["q1", ["a", "c", "b"]]]);
  });

  const MOST = 40;
  const names = fc.string({ unit: "grapheme", minLength: 1, maxLength: 3 }).filter((name) => /^\S+$/u.test(name));
  const scores = fc.oneof(
    // Few values, so that many are equal; and pairs that only 64 bits tell apart.
    fc.constantFrom(0, -0, 1, 1 + 1e-12, 16.1, 16.1 - 1e-9, 1e-300, 3e38, -5, -5 - 1e-9),
    fc.double({ min: -1e6, max: 1e6, noNaN: true }),
  );

  test("whatever its scores, it is read in the order in which it was written, and no two scores are one 32-bit float", () => {
    const ids = fc.uniqueArray(names, { minLength: 1, maxLength: MOST, size: "max" });
    const values = fc.array(scores, { minLength: MOST, maxLength: MOST });
    fc.assert(
      fc.property(ids, values, (wanted, drawn) => {
        const sorted = drawn.toSorted((a, b) => b - a);
        const documents = wanted.map((id, at) => ({ id, score: sorted[at] ?? 0 }));
        const [lines = ""] = formatTrecRun(new Map([["q1", documents]]), "mine");
        expect(idsOf(readRun(lines))).toEqual([["q1", wanted]]);
        const floats = floatsOf(lines);
        expect(floats).toEqual([...new Set(floats)].sort((a, b) => b - a));
      }),
    );
  });
});

describe("A name that TREC's format cannot hold is refused", () => {
  const wanted = "TREC's format wants a name without it";

  test.each([
    ["q 1", "d1", `The topic "q 1" has white space in it, ${wanted}`],
    ["#1", "d1", `The topic "#1" begins with #, ${wanted}`],
    ["q1", "a\tb", `The document "a\\tb" has white space in it, ${wanted}`],
    ["q1", "a\u00a0b", `The document "a\u00a0b" has white space in it, ${wanted}`],
  ])("of a run and of judgements: topic %j, document %j", (topic, document, message) => {
    expect(() => formatTrecRun(new Map([[topic, [{ id: document, score: 1 }]]]), "mine")).toThrow(message);
    const judged = { id: topic, query: "", judgements: new Map([[document, 1]]) };
    expect(() => formatTrecQrels([judged])).toThrow(message);
  });

  test.each([
    ["my run", `The run "my run" has white space in it, ${wanted}`],
    ["", 'The run "" is empty, TREC\'s format wants a name'],
  ])("of a run's tag: %j", (tag, message) => {
    expect(() => formatTrecRun(new Map(), tag)).toThrow(message);
  });
});

describe("A run is read as trec_eval reads it", () => {
  test("by score, whatever the ranks say, equal scores with the last id first", () => {
    const run = readRun("q1 Q0 a 1 2 x\nq1 Q0 b 2 2.0 x\nq1 Q0 c 3 1e1 x\n");
    expect(idsOf(run)).toEqual([["q1", ["c", "b", "a"]]]);
  });

  test("ids by their bytes, not by UTF-16 code units", () => {
    expect(idsOf(readRun("q1 Q0 \uff5e 1 2 x\nq1 Q0 😀 2 2 x\n"))).toEqual([["q1", ["😀", "\uff5e"]]]);
  });

  test("topics in any order, tabs, comments, blank lines, further fields", () => {
    const run = readRun("# ours\n\nq2\tQ0\ta\t1\t2\tx\r\nq1 Q0  a 1 -2 x y z\n  q2 Q0 b 2 1 x\n");
    expect(idsOf(run)).toEqual([
      ["q2", ["a", "b"]],
      ["q1", ["a"]],
    ]);
  });

  test.each([
    ["q1 Q0 a 1 2", 'some.run:2: was "q1 Q0 a 1 2", wanted topic, Q0, document, rank, score and tag'],
    ["q1 Q0 a 1 high x", 'some.run:2: the score was "high", wanted a number'],
    ["q1 Q0 a 1 nan x", 'some.run:2: the score was "nan", wanted a number'],
    ["q1 Q0 z 9 1 x", 'some.run:2: document "z", topic "q1" was given above, wanted each document once for a topic'],
  ])("and a line such as %j is refused by its place", (line, message) => {
    expect(() => readRun(`q1 Q0 z 1 3 x\n${line}\n`)).toThrow(message);
  });

  test("a file without a line, and one that is not there, are refused", () => {
    expect(() => readRun("# nothing\n")).toThrow("some.run holds no line, wanted a run in TREC's format");
    expect(() => readTrecRun("/nowhere/some.run")).toThrow("There is no /nowhere/some.run, wanted a run");
  });
});

test("Judgements are written in TREC's format", () => {
  const judgements = new Map([
    ["d1", 2],
    ["d2", 0],
  ]);
  expect(formatTrecQrels([{ id: "q1", query: "Who?", judgements }])).toEqual(["q1 0 d1 2\nq1 0 d2 0\n"]);
});
