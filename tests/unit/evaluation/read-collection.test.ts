import { describe, expect, test } from "vitest";
import { readTopics } from "../../../scripts/evaluation/read-collection.ts";
import { writeFiles } from "./write-files.ts";

const QUERIES = '{"_id":"q1","text":"Who refused?"}\n{"_id":2,"text":"Why?"}\n{"_id":"q3","text":"Unjudged"}\n';
const HEADER = "query-id\tcorpus-id\tscore\n";

/** What reading a collection of these queries and judgements throws. */
function faultOf(queries: string, qrels: string): string {
  const folder = writeFiles({ "queries.jsonl": queries, "qrels.tsv": qrels });
  try {
    readTopics(folder);
  } catch (error) {
    return error instanceof Error ? error.message.replaceAll(`${folder}/`, "") : "";
  }
  return "no fault";
}

describe("Topics are read with their judgements", () => {
  test("those without a relevant document left out, and said so", () => {
    const qrels = `${HEADER}q1\td1\t2\nq1\td2\t0\r\n2\td1\t1\nq3\td1\t0\nq9\td1\t1\n`;
    expect(readTopics(writeFiles({ "queries.jsonl": QUERIES, "qrels/test.tsv": qrels }))).toEqual({
      topics: [
        {
          id: "q1",
          query: "Who refused?",
          judgements: new Map([
            ["d1", 2],
            ["d2", 0],
          ]),
        },
        { id: "2", query: "Why?", judgements: new Map([["d1", 1]]) },
      ],
      notes: [
        "Left out 1 judged topic without a query in queries.jsonl",
        "Left out 1 judged topic without a relevant document",
      ],
    });
  });

  test("queries that are not judged are nothing to speak of", () => {
    const { topics, notes } = readTopics(writeFiles({ "queries.jsonl": QUERIES, "qrels.tsv": `${HEADER}q1\td1\t1\n` }));
    expect(topics.map(({ id }) => id)).toEqual(["q1"]);
    expect(notes).toEqual([]);
  });

  test("a first judgement without a header above it is not lost", () => {
    const { topics } = readTopics(writeFiles({ "queries.jsonl": QUERIES, "qrels.tsv": "q1\td1\t1\n2\td1\t1\n" }));
    expect(topics.map(({ id }) => id)).toEqual(["q1", "2"]);
  });
});

describe("What is at fault is named by file and line", () => {
  const wanted = "wanted query-id, corpus-id and score, a whole number, parted by tabs";

  test.each([
    ["spaces instead of tabs", "q1 d1 2", `qrels.tsv:2: was "q1 d1 2", ${wanted}`],
    ["a grade that is a word", "q1\td1\thigh", `qrels.tsv:2: was "q1\\td1\\thigh", ${wanted}`],
    ["a grade that is a fraction", "q1\td1\t0.5", `qrels.tsv:2: was "q1\\td1\\t0.5", ${wanted}`],
    ["no grade", "q1\td1\t", `qrels.tsv:2: was "q1\\td1\\t", ${wanted}`],
    ["TREC's own columns", "q1\t0\td1\t1", `qrels.tsv:2: was "q1\\t0\\td1\\t1", ${wanted}`],
    [
      "two grades for one document",
      "q1\td1\t2\n\nq1\td1\t1",
      'qrels.tsv:4: topic "q1", document "d1" was judged 2 above, now 1; wanted one grade',
    ],
  ])("a judgement with %s", (_, rows, message) => {
    expect(faultOf(QUERIES, `${HEADER}${rows}\n`)).toBe(message);
  });

  test.each([
    ['{"_id":"q1","text":"a"}\n{"_id":"q2"}', "queries.jsonl:2: text is missing, wanted a string"],
    ['{"text":"a"}', "queries.jsonl:1: _id is missing, wanted a text that is not empty, or a number"],
    ['{"_id":"","text":"a"}', 'queries.jsonl:1: _id was "", wanted a text that is not empty, or a number'],
    ['\n["q1"]', 'queries.jsonl:2: ["q1"] was given, wanted an object with _id, text'],
  ])("a query such as %j", (queries, message) => {
    expect(faultOf(queries, `${HEADER}q1\td1\t1\n`)).toBe(message);
  });

  test("a query that is not JSON", () => {
    expect(faultOf('{"_id":"q1"\n', `${HEADER}q1\td1\t1\n`)).toMatch(/^queries\.jsonl:1: is not JSON: /);
  });

  test("every query that has the id of another, up to ten", () => {
    const repeated = `${QUERIES}${'{"_id":"2","text":"Again"}\n'.repeat(12)}`;
    const lines = faultOf(repeated, `${HEADER}q1\td1\t1\n`).split("\n");
    expect(lines).toHaveLength(11);
    expect(lines[0]).toBe('queries.jsonl:4: has the id "2" that line 2 has');
    expect(lines[10]).toBe("and 2 more");
  });
});

test("A collection in which no query has a relevant document is refused: its mean would be no number", () => {
  expect(faultOf(QUERIES, `${HEADER}q1\td1\t0\nq9\td1\t1\n`)).toBe(
    "No query of queries.jsonl has a relevant document in qrels.tsv, wanted at least one",
  );
});

test.each([
  ["queries", { "qrels.tsv": HEADER }, "queries.jsonl, wanted a file of JSON objects, one a line, in BEIR layout"],
  ["judgements", { "queries.jsonl": QUERIES }, "wanted one of qrels.tsv, qrels/test.tsv, qrels/dev.tsv"],
])("A folder without %s is named, and what is wanted", (_, files, wanted) => {
  const folder = writeFiles(files);
  expect(() => readTopics(folder)).toThrow(folder);
  expect(() => readTopics(folder)).toThrow(wanted);
});
