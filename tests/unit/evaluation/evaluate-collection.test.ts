import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { describeEvaluation } from "../../../scripts/evaluation/describe-evaluation.ts";
import { type Evaluation, evaluateCollection } from "../../../scripts/evaluation/evaluate-collection.ts";
import { formatEvaluation } from "../../../scripts/evaluation/format-evaluation.ts";
import { writeFiles } from "./write-files.ts";

const lines = (...rows: object[]) => rows.map((row) => `${JSON.stringify(row)}\n`).join("");

/** Three documents; of the topics one is answered first, one second, one not at all. */
const COLLECTION = {
  "corpus.jsonl": lines(
    { _id: "The Lamp", title: "", text: "The lighthouse keeper lit his lamp." },
    { _id: "boats", title: "", text: "Harbour, harbour, harbour!" },
    { _id: "ice", title: "", text: "In winter few boats came into the harbour, as the ice was thick." },
  ),
  "queries.jsonl": lines(
    { _id: "q1", text: "lighthouse" },
    { _id: "q2", text: "harbour" },
    { _id: "q3", text: "who\n grows  pears" },
  ),
  "qrels.tsv": "query-id\tcorpus-id\tscore\nq1\tThe Lamp\t2\nq2\tice\t1\nq3\torchard\t1\nq3\tboats\t1\n",
};

interface Asked {
  corpus?: string;
  compare?: string[];
}

function evaluate(folder: string, { corpus, compare = [] }: Asked = {}): Promise<Evaluation> {
  return evaluateCollection({ folder, corpus: corpus ?? null, compare, showProgress: () => {} });
}

describe("The present ranking of a collection", () => {
  test("is measured by the collection's own ids, and judged documents that it lacks are counted", async () => {
    const { run, scores, notes } = await evaluate(writeFiles(COLLECTION));
    expect(run?.get("q1")?.map(({ id }) => id)).toEqual(["The Lamp"]);
    expect(scores.map(({ firstRelevant }) => firstRelevant)).toEqual([1, 2, null]);
    expect(notes).toEqual(["Counted as not found, since not in the index: 1 judged document (orchard)"]);
  });

  test("is written as four means", async () => {
    const evaluation = await evaluate(writeFiles(COLLECTION));
    const second = 1 / Math.log2(3);
    expect(formatEvaluation(evaluation, false)).toBe(
      [`nDCG@10 ${((1 + second) / 3).toFixed(4)}`, "MAP 0.5000", "MRR@10 0.5000", "recall@100 0.6667"].join("\n"),
    );
  });

  test("is listed by topic, the worst first, in columns", async () => {
    const evaluation = await evaluate(writeFiles(COLLECTION));
    const [listing] = formatEvaluation(evaluation, true).split("\n\n");
    expect(listing).toBe(
      [
        "topic  nDCG@10      AP  first  query",
        "q3      0.0000  0.0000      –  who grows pears",
        "q2      0.6309  0.5000      2  harbour",
        "q1      1.0000  1.0000      1  lighthouse",
      ].join("\n"),
    );
  });

  test("has the same figures as JSON, not rounded", async () => {
    const evaluation = await evaluate(writeFiles(COLLECTION));
    const means = { "nDCG@10": (1 + 1 / Math.log2(3)) / 3, MAP: 0.5, "MRR@10": 0.5, "recall@100": 2 / 3 };
    const whole = { topics: 3, means, notes: evaluation.notes, comparison: null };
    expect(describeEvaluation(evaluation, false)).toEqual({ ...whole, by_topic: null });
    const nothing = { "nDCG@10": 0, MAP: 0, "MRR@10": 0, "recall@100": 0 };
    expect(describeEvaluation(evaluation, true).by_topic?.[0]).toEqual({
      topic: "q3",
      query: "who\n grows  pears",
      values: nothing,
      first_relevant: null,
      baseline: null,
    });
  });

  test("of articles in a folder is judged by article id", async () => {
    const articles = {
      "articles/lamp.md": "# The lamp\n\nThe lighthouse keeper lit his lamp.\n",
      "articles/corpus.yaml": "synonyms:\n  - [beacon, lighthouse]\n",
    };
    const queries = lines({ _id: "q1", text: "beacon" });
    const folder = writeFiles({ ...articles, "queries.jsonl": queries, "qrels.tsv": "q1\tlamp\t1\n" });
    const { scores } = await evaluate(folder, { corpus: join(folder, "articles") });
    expect(scores[0]?.firstRelevant).toBe(1);
  });

  test.each([
    ["a corpus that is missing", undefined, "corpus.jsonl, wanted one, or --corpus and the articles that are judged"],
    ["two documents with one id", lines({ _id: 7, text: "a" }, { _id: "7", text: "b" }), 'has the id "7" that line 1'],
    ["a document without an id", lines({ text: "a" }), "corpus.jsonl:1: _id is missing"],
    ["a document without a text", lines({ _id: "a" }), "corpus.jsonl:1: text is missing"],
  ])("cannot be had of %s", async (_, corpus, message) => {
    const { "corpus.jsonl": __, ...judged } = COLLECTION;
    const folder = writeFiles(corpus === undefined ? judged : { ...judged, "corpus.jsonl": corpus });
    await expect(evaluate(folder)).rejects.toThrow(message);
  });
});

describe("Compared with an earlier run", () => {
  /** Has the document of q2 first, none of q3; lacks q1; has a topic that is not judged. */
  const EARLIER = "q2 Q0 ice 1 2 old\nq3 Q0 ice 1 2 old\nq9 Q0 ice 1 2 old\n";
  const withRun = (text: string) => {
    const folder = writeFiles({ ...COLLECTION, "earlier.run": text });
    return { folder, file: join(folder, "earlier.run") };
  };

  test("the present ranking has both means, and what was won, lost and tied", async () => {
    const { folder, file } = withRun(EARLIER);
    const evaluation = await evaluate(folder, { compare: [file] });
    const [names, ...rows] = formatEvaluation(evaluation, false).replace(`${file}\n`, "earlier.run\n").split("\n\n");
    expect(names).toBe("A: earlier.run\nB: the present ranking");
    expect(rows.join().split("\n").slice(0, 3)).toEqual([
      "                 A       B    B - A  won  lost  tied       p",
      "nDCG@10     0.3333  0.5436  +0.2103    1     1     1  1.0000",
      "MAP         0.3333  0.5000  +0.1667    1     1     1  1.0000",
    ]);
    expect(describeEvaluation(evaluation, false).comparison).toMatchObject({ a: file, b: null });
  });

  test("topics are listed by what they lost", async () => {
    const { folder, file } = withRun(EARLIER);
    const evaluation = await evaluate(folder, { compare: [file] });
    expect(formatEvaluation(evaluation, true).split("\n").slice(0, 4)).toEqual([
      "topic   change  nDCG@10      AP  first  query",
      "q2     -0.3691   0.6309  0.5000      2  harbour",
      "q3      0.0000   0.0000  0.0000      –  who grows pears",
      "q1     +1.0000   1.0000  1.0000      1  lighthouse",
    ]);
    const [first] = describeEvaluation(evaluation, true).by_topic ?? [];
    expect(first?.baseline).toMatchObject({ first_relevant: 1 });
  });

  test("topics that the run lacks, and those that are not judged, are told", async () => {
    const { folder, file } = withRun(EARLIER);
    const { notes } = await evaluate(folder, { compare: [file] });
    expect(notes.slice(0, 2)).toEqual([
      `${file} lacks 1 of the 3 judged topics, counted as 0`,
      `${file} has 1 topic without judgements, left out`,
    ]);
  });

  test("two runs are compared without ranking anything: no corpus is needed", async () => {
    const { "corpus.jsonl": _, ...judged } = COLLECTION;
    const folder = writeFiles({ ...judged, "a.run": EARLIER, "b.run": "q3 Q0 boats 1 2 b\nq2 Q0 ice 2 1 b\n" });
    const { run, comparison } = await evaluate(folder, { compare: [join(folder, "a.run"), join(folder, "b.run")] });
    expect(run).toBeNull();
    expect(comparison?.measures[2]).toMatchObject({ measure: "MRR@10", a: 1 / 3, b: 2 / 3, won: 1, lost: 0, tied: 2 });
  });

  test("a run on something else is refused", async () => {
    const { folder, file } = withRun("q9 Q0 ice 1 2 old\n");
    await expect(evaluate(folder, { compare: [file] })).rejects.toThrow(
      `${file} has none of the 3 judged topics, wanted a run on this collection`,
    );
  });
});
