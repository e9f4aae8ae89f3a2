import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { withBuiltIndex } from "../../scripts/open-index.ts";
import { SearchResponse } from "../../src/contract/search-response.ts";
import { runScript } from "./run-script.ts";

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "command-line-"));
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

async function writeFiles(files: Record<string, string>): Promise<string> {
  const root = await mkdtemp(join(folder, "files-"));
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(root, name)), { recursive: true });
    await writeFile(join(root, name), content);
  }
  return root;
}

/** Every file below a folder, by its path. */
async function readFiles(root: string): Promise<Record<string, string>> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const read = paths.map(async (path): Promise<[string, string]> => [path, await readFile(path, "base64")]);
  return Object.fromEntries(await Promise.all(read));
}

const LIGHTHOUSE = "---\ntitle: The lighthouse\npublished: 2024-05-01\n---\n\nPetra lit the lamp each evening.\n";
const HARBOUR = "The harbour\n\nBoats lie in the harbour at night.\n";

const buildIndex = (corpus: string, out: string, ...options: string[]) =>
  runScript(["build", "--corpus", corpus, "--out", out, ...options]);

describe.concurrent("Building an index", () => {
  test("says what was read, what was left out and why, and what was written", async () => {
    const corpus = await writeFiles({
      "lighthouse.md": LIGHTHOUSE,
      "notes/harbour.txt": HARBOUR,
      "draft.md": "---\ndraft: true\n---\n\nNot yet.\n",
      "photo.png": "no text",
      ".hidden.md": "Not for readers.",
    });
    const out = join(corpus, ".dist");
    const { code, stdout, stderr } = await buildIndex(corpus, out);
    const { size } = await stat(join(out, "index/index.bin"));
    const { version } = await withBuiltIndex(out, async ({ reference }) => reference);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout.split("\n")).toEqual([
      // The title in front matter is no part of the text: 6 words and 2 + 7.
      `Read ${corpus}: 2 articles, 2 passages, 15 words`,
      `Wrote ${out}/index: 1 file, ${(size / 1000).toFixed(1)} kB, version ${version}`,
      "Skipped draft.md: is a draft",
      "Skipped photo.png: is not .md, .markdown, .mdx, .html, .htm, .xhtml, .txt or .jsonl",
      "",
    ]);
  });

  test("lists every fault with its file and line, and leaves the last good index as it was", async () => {
    const corpus = await writeFiles({ "lighthouse.md": LIGHTHOUSE });
    const out = join(corpus, ".dist");
    await buildIndex(corpus, out);
    const before = await readFiles(out);

    await writeFile(join(corpus, "lighthouse.md"), LIGHTHOUSE.replace("2024-05-01", "May"));
    await writeFile(join(corpus, "harbour.txt"), HARBOUR);
    await writeFile(join(corpus, "harbour.md"), HARBOUR);
    await writeFile(join(corpus, "tide.md"), "---\ntitle: Tide\n\nIt rises.\n");
    await writeFile(join(corpus, "logs.jsonl"), '{"_id":"1","text":"calm"}\n{"_id":"2"\n{"_id":"3"}\n');
    const { code, stdout, stderr } = await buildIndex(corpus, out, "--strict");

    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr.trimEnd().split("\n").sort()).toEqual([
      "The corpus has 4 faults:",
      'lighthouse.md:3: published was "May", wanted a day as YYYY-MM-DD',
      expect.stringMatching(/^logs\.jsonl:2: is not JSON: /),
      expect.stringMatching(/^logs\.jsonl:3: text is missing, wanted /),
      "tide.md:1: opens front matter with --- and does not close it, wanted a line ---",
    ]);
    expect(await readFiles(out)).toEqual(before);
  });

  test("warns of what it cannot read, of each kind ten times at most, and counts files of other kinds and keys that nothing reads", async () => {
    const days = Array.from({ length: 13 }, (_, at) => [
      `${at + 10}.md`,
      `---\ndate: soon\nlayout: x\n---\nCalm ${at}.\n`,
    ]);
    const corpus = await writeFiles({ ...Object.fromEntries(days), "a.png": "", "b.png": "", "c.js": "" });
    const { code, stdout, stderr } = await buildIndex(corpus, join(corpus, ".dist"));
    expect(code).toBe(0);
    expect(stderr.trimEnd().split("\n")).toEqual([
      ...days.slice(0, 10).map(([file]) => `Warning: ${file}:2: date was "soon", wanted a day as YYYY-MM-DD`),
      "  and 3 more like this",
    ]);
    expect(stdout.trimEnd().split("\n").slice(2)).toEqual([
      "Skipped 3 files, each of which is not .md, .markdown, .mdx, .html, .htm, .xhtml, .txt or .jsonl: .png (2), .js (1)",
      "Ignored keys: layout (13 files)",
    ]);
  });

  test("of the same articles twice gives the same bytes", async () => {
    const files = { "lighthouse.md": LIGHTHOUSE, "harbour.txt": HARBOUR, "corpus.yaml": "name: Coast\n" };
    const corpora = [await writeFiles(files), await writeFiles(Object.fromEntries(Object.entries(files).reverse()))];
    const outs = corpora.map((corpus) => join(corpus, ".dist"));
    for (const [at, corpus] of corpora.entries()) await buildIndex(corpus, outs[at] ?? "");
    const [first, second] = await Promise.all(outs.map(readFiles));
    expect(Object.values(first ?? {})).toEqual(Object.values(second ?? {}));
    expect(Object.keys(first ?? {}).length).toBeGreaterThan(1);
  });

  test("counts a single article as one", async () => {
    const corpus = await writeFiles({ "lighthouse.md": LIGHTHOUSE });
    const { stdout } = await buildIndex(corpus, join(corpus, ".dist"));
    expect(stdout).toContain(": 1 article, 1 passage, 6 words\n");
  });

  test("of a folder that does not exist is refused in one sentence", async () => {
    const { code, stderr } = await buildIndex(join(folder, "missing"), join(folder, "none"));
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: `There is no file or folder ${join(folder, "missing")}, wanted a folder of articles or a .jsonl file\n`,
    });
  });
});

describe.concurrent("Searching on the terminal", () => {
  let index: string;

  beforeAll(async () => {
    const corpus = await writeFiles({ "lighthouse.md": LIGHTHOUSE, "harbour.txt": HARBOUR });
    index = join(corpus, ".dist");
    await buildIndex(corpus, index);
  });

  test("shows the passages with the words of the query marked", async () => {
    const { code, stdout } = await runScript(["search", "who lit the lamp", "--index", index], {
      env: { FORCE_COLOR: "1", NO_COLOR: undefined },
    });
    expect(code).toBe(0);
    expect(stdout.replaceAll("\u001b[1m\u001b[33m", "«").replaceAll("\u001b[39m\u001b[22m", "»")).toContain(
      "Petra «lit» the «lamp» each evening.",
    );
    expect(stdout).toContain("1 passage matches; match quality: strong");
  });

  test("writes no codes of colour into a file", async () => {
    const { stdout } = await runScript(["search", "who lit the lamp", "--index", index], {
      env: { FORCE_COLOR: undefined, NO_COLOR: undefined },
    });
    expect(stdout).toContain("Petra lit the lamp each evening.");
    expect(stdout).not.toContain("\u001b");
  });

  test("with --json gives the answer that GET /search gives", async () => {
    const { code, stdout } = await runScript(["search", "harbour", "--index", index, "--json"]);
    const answer: unknown = JSON.parse(stdout);
    expect(code).toBe(0);
    expect(SearchResponse.parse(answer)).toEqual(answer);
    expect(answer).toMatchObject({ query: "harbour", total: 1, hits: [{ rank: 1, title: "The harbour" }] });
  });

  test("can be narrowed by date and told how many to show", async () => {
    const { stdout } = await runScript(["search", "lamp harbour", "--index", index, "--after", "2024", "--limit", "1"]);
    expect(stdout).toContain("The lighthouse");
    expect(stdout).not.toContain("Boats");
  });

  test("says so when nothing matches", async () => {
    const { code, stdout } = await runScript(["search", "xylophone", "--index", index]);
    expect(code).toBe(0);
    expect(stdout).toContain("No passage matches");
  });

  test("is told what is wrong with an option", async () => {
    const { code, stderr } = await runScript(["search", "lamp", "--index", index, "--limit", "many"]);
    expect(code).toBe(1);
    expect(stderr).toBe('limit was "many", wanted an integer from 1 to 50, such as 10\n');
  });

  test("without an index is told how to make one", async () => {
    const missing = join(folder, "missing");
    const { code, stdout, stderr } = await runScript(["search", "lamp", "--index", missing]);
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toBe(`There is no index in ${missing}; make one with: npm run build -- --out ${missing}\n`);
  });
});

describe.concurrent("Beginning with a folder of articles", () => {
  test("takes four answers, and writes the settings that a build reads and an editor checks", async () => {
    const corpus = await writeFiles({ "lighthouse.md": LIGHTHOUSE });
    const input = 'Lights: "old" ones\nLighthouses of the coast\nhttps://lights.example\n\n';
    const { code, stdout } = await runScript(["init", corpus], { input });
    expect([code, stdout.match(/\?/g)]).toEqual([0, Array(4).fill("?")]);
    expect((await buildIndex(corpus, join(corpus, ".dist"))).stderr).toBe("");
    const { corpus: info } = await withBuiltIndex(join(corpus, ".dist"), async (index) => index);
    expect(info).toMatchObject({
      title: 'Lights: "old" ones',
      description: "Lighthouses of the coast",
      site: "https://lights.example",
      language: "en",
    });
    const [, schema = ""] = /\$schema=(\S+)/.exec(await readFile(join(corpus, "corpus.yaml"), "utf8")) ?? [];
    const { properties } = JSON.parse(await readFile(join(corpus, schema), "utf8"));
    expect(Object.keys(properties)).toEqual(expect.arrayContaining(["title", "synonyms", "worker"]));
  });

  test("refuses an answer that no build would take, and settings that are there", async () => {
    const corpus = await writeFiles({ "lighthouse.md": LIGHTHOUSE });
    const wrong = await runScript(["init", corpus], { input: "Lights\n\nlights\n" });
    expect([wrong.code, wrong.stderr]).toEqual([1, expect.stringContaining('site was "lights", wanted the address')]);
    await writeFile(join(corpus, "corpus.yaml"), "title: Mine\n");
    expect((await runScript(["init", corpus])).stderr).toContain("corpus.yaml is there already");
    expect(await readFile(join(corpus, "corpus.yaml"), "utf8")).toBe("title: Mine\n");
  });
});

test("A shell completes commands and their options", async () => {
  const { stdout: script } = await runScript(["completion", "bash"]);
  const complete = async (...words: string[]) => {
    const typed = `COMP_WORDS=(pressmark ${words.join(" ")}); COMP_CWORD=${words.length}; _pressmark; echo "\${COMPREPLY[@]}"`;
    const { stdout } = await promisify(execFile)("bash", ["-c", `${script}\n${typed}`], { cwd: folder });
    return stdout.trim();
  };
  expect(await complete("insp")).toBe("inspect");
  expect(await complete("search", "--so")).toBe("--source --sort");
});

describe.concurrent("Measuring the ranking", () => {
  const lines = (rows: object[]) => rows.map((row) => `${JSON.stringify(row)}\n`).join("");

  test("of a judged collection prints four lines, each the mean over the topics", async () => {
    const collection = await writeFiles({
      "corpus.jsonl": lines([
        { _id: "lamp", title: "", text: "The lighthouse keeper lit his lamp." },
        { _id: "harbour-1", title: "", text: "Harbour, harbour, harbour!" },
        { _id: "harbour-2", title: "", text: "In winter few boats came into the harbour, as the ice was thick." },
        { _id: "orchard", title: "", text: "An orchard of apple trees." },
        { _id: "trees", title: "", text: "Pears and plums grow there too." },
      ]),
      "queries.jsonl": lines([
        { _id: "1", text: "lighthouse" }, // relevant: the first
        { _id: "2", text: "harbour" }, // relevant: the second
        { _id: "3", text: "orchard" }, // relevant: the first, and one that is not found
        { _id: "4", text: "boats" }, // not judged, not counted
      ]),
      "qrels/test.tsv":
        "query-id\tcorpus-id\tscore\n1\tlamp\t1\n2\tharbour-2\t1\n2\tharbour-1\t0\n3\torchard\t1\n3\ttrees\t1\n",
    });
    const { code, stdout, stderr } = await runScript(["evaluate", collection]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    const second = 1 / Math.log2(3);
    expect(stdout).toBe(
      [
        `nDCG@10 ${((1 + second + 1 / (1 + second)) / 3).toFixed(4)}`,
        `MAP ${((1 + 1 / 2 + 1 / 2) / 3).toFixed(4)}`,
        `MRR@10 ${((1 + 1 / 2 + 1) / 3).toFixed(4)}`,
        `recall@100 ${((1 + 1 + 1 / 2) / 3).toFixed(4)}`,
        "",
      ].join("\n"),
    );
  });

  test("of a folder without judgements says what is wanted", async () => {
    const collection = await writeFiles({ "queries.jsonl": lines([{ _id: "1", text: "lamp" }]) });
    const { code, stderr } = await runScript(["evaluate", collection]);
    expect(code).toBe(1);
    expect(stderr).toBe(
      `There are no judgements in ${collection}, wanted one of qrels.tsv, qrels/test.tsv, qrels/dev.tsv\n`,
    );
  });
});
