import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { readTopics } from "../../../scripts/evaluation/read-collection.ts";

/** Writes a collection to a folder of its own that is removed after the test. */
function writeCollection(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), "pressmark-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

const QUERIES = '{"_id":"q1","text":"Who refused?"}\n{"_id":2,"text":"Why?"}\n{"_id":"q3","text":"Unjudged"}\n';

test("Topics are read with their judgements, those without a relevant document left out", () => {
  const qrels = "query-id\tcorpus-id\tscore\nq1\td1\t2\nq1\td2\t0\r\n2\td1\t1\nq3\td1\t0\n";
  expect(readTopics(writeCollection({ "queries.jsonl": QUERIES, "qrels/test.tsv": qrels }))).toEqual([
    {
      id: "q1",
      query: "Who refused?",
      judgements: new Map([
        ["d1", 2],
        ["d2", 0],
      ]),
    },
    { id: "2", query: "Why?", judgements: new Map([["d1", 1]]) },
  ]);
});

test("A line that is no judgement is named", () => {
  const folder = writeCollection({ "queries.jsonl": QUERIES, "qrels.tsv": "query-id\tcorpus-id\tscore\nq1 d1 2\n" });
  expect(() => readTopics(folder)).toThrow('qrels.tsv:2: was "q1 d1 2", wanted query-id, corpus-id and score');
});

test.each([
  ["queries", {}],
  ["judgements", { "queries.jsonl": QUERIES }],
])("A folder without %s is named", (_, files) => {
  const folder = writeCollection(files);
  expect(() => readTopics(folder)).toThrow(folder);
});
