import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { runScript } from "../../e2e/run-script.ts";
import { writeFiles } from "./write-files.ts";

const COLLECTION = {
  "corpus.jsonl": '{"_id":"lamp","text":"The keeper lit his lamp."}\n{"_id":"my ice","text":"Thick ice, no lamp."}\n',
  "queries.jsonl": '{"_id":"q1","text":"keeper"}\n{"_id":"q2","text":"ice"}\n',
  "qrels.tsv": "query-id\tcorpus-id\tscore\nq1\tlamp\t1\n",
};

test("The run and its judgements are written to files, beside what is printed", async () => {
  const folder = writeFiles(COLLECTION);
  const file = join(folder, "runs/before.run");
  const options = ["--run", file, "--tag", "before", "--qrels", join(folder, "trec.qrels")];
  expect(await runScript(["evaluate", folder, ...options])).toEqual({
    code: 0,
    stdout: "nDCG@10 1.0000\nMAP 1.0000\nMRR@10 1.0000\nrecall@100 1.0000\n",
    stderr: "",
  });
  expect(readFileSync(file, "utf8")).toMatch(/^q1 Q0 lamp 1 \d+\.\d+ before\n$/);
  expect(readFileSync(join(folder, "trec.qrels"), "utf8")).toBe("q1 0 lamp 1\n");
});

test("A run that TREC's format cannot hold is not written at all", async () => {
  const folder = writeFiles({ ...COLLECTION, "qrels.tsv": "q1\tlamp\t1\nq2\tmy ice\t1\n" });
  const file = join(folder, "before.run");
  const { code, stderr } = await runScript(["evaluate", folder, "--run", file]);
  expect({ code, stderr }).toEqual({
    code: 1,
    stderr: 'The document "my ice" has white space in it, TREC\'s format wants a name without it\n',
  });
  expect(() => readFileSync(file)).toThrow("ENOENT");
});

test.each([
  [["--compare", "a", "b", "c"], "--compare was given 3 files, wanted one or two runs, after the folder\n"],
  [
    ["--compare", "a", "b", "--run", "c"],
    "--compare was given two runs, so that nothing is ranked; wanted neither --run nor --corpus\n",
  ],
])("Options that make no sense together are refused: %j", async (options, message) => {
  const { code, stderr } = await runScript(["evaluate", "anywhere", ...options]);
  expect({ code, stderr }).toEqual({ code: 1, stderr: message });
});
