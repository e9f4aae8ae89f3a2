import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { findPart, inspectPart } from "../../scripts/inspect-files.ts";
import { readFolder } from "../../scripts/read-folder.ts";
import { readCorpus } from "../../src/corpus/read-corpus.ts";
import { PROJECT, runScript } from "../e2e/run-script.ts";
import { writeFiles } from "./evaluation/write-files.ts";

/** What the command prints for paths of a folder, line by line. */
async function inspect(
  folder: string,
  ...paths: string[]
): Promise<{ code: unknown; stderr: string; lines: unknown[] }> {
  const { stdout, ...ended } = await runScript(["inspect", ...paths.map((path) => join(folder, path))]);
  return {
    ...ended,
    lines: stdout
      .split("\n")
      .filter(Boolean)
      .map((line) => JSON.parse(line)),
  };
}

const GARDEN = `---
title: The kitchen garden
date: 2024-05-01
author: Ada Birch
tags: [garden]
summary: Beds and bees.
draft: false
lang: en
---

Bees like [thyme](https://example.org/thyme). <!-- not for readers -->

## Beds

Peas grow in the **north** bed.
`;

describe("Inspecting articles", () => {
  test("shows what is known of an article and what is searched of it", async () => {
    const folder = writeFiles({ "garden.md": GARDEN });
    const { lines, ...ended } = await inspect(folder, "garden.md");
    expect(ended).toEqual({ code: 0, stderr: "" });
    expect(lines).toEqual([
      {
        file: "garden.md",
        line: null,
        id: "garden",
        title: "The kitchen garden",
        url: null,
        source: null,
        authors: ["Ada Birch"],
        published: "2024-05-01",
        tags: ["garden"],
        lang: "en",
        aliases: [],
        summary: "Beds and bees.",
        guessed: [],
        text: "Bees like thyme.\nBeds\nPeas grow in the north bed.",
        passages: [
          { id: expect.stringMatching(/^garden~\w{10}$/), section: [], text: "Bees like thyme." },
          { id: expect.stringMatching(/^garden~\w{10}$/), section: ["Beds"], text: "Peas grow in the north bed." },
        ],
        dropped: [{ text: "<!-- not for readers -->", reason: expect.any(String) }],
        warnings: [],
      },
    ]);
  });

  test("says of every file what becomes of it, with each warning at its article", async () => {
    const folder = writeFiles({
      "a.md": "---\ntitle: Late\ndate: soon\n---\n\nPeas.\n",
      "draft.md": "---\ntitle: Not yet\ndate: never\ndraft: true\n---\n\nBeans.\n",
      "empty.txt": "",
      "lines.jsonl": '{"_id":"one","text":"Leeks.","date":"later"}\n{"_id":"two"\n{"_id":"three","text":"Kale."}\n',
      "none.jsonl": "",
      "photo.png": "\0",
    });
    const { code, lines } = await inspect(folder, ".");
    expect(code).toBe(1);
    expect(lines).toMatchObject([
      { file: "a.md", id: "a", warnings: ['a.md:3: date was "soon", wanted a day as YYYY-MM-DD'] },
      {
        file: "draft.md",
        skipped: "is a draft",
        warnings: ['draft.md:3: date was "never", wanted a day as YYYY-MM-DD'],
      },
      { file: "empty.txt", skipped: "has no text", warnings: [] },
      { file: "lines.jsonl", line: 1, id: "one", warnings: [expect.stringContaining('date was "later"')] },
      { file: "lines.jsonl", line: 2, fault: expect.stringContaining("is not JSON"), warnings: [] },
      { file: "lines.jsonl", line: 3, id: "three", warnings: [] },
      { file: "none.jsonl", line: null, skipped: "holds no article", warnings: [] },
      { file: "photo.png", skipped: expect.stringContaining("is not .md"), warnings: [] },
    ]);
  });

  test("reads settings with their folder, and says what is wrong with them", async () => {
    const folder = writeFiles({ "corpus.yaml": "language: de\n", "a.txt": "Erbsen.\n", "sub/b.txt": "Bohnen.\n" });
    expect((await inspect(folder, "sub/b.txt")).lines).toMatchObject([{ file: "sub/b.txt", id: "sub-b", lang: "de" }]);
    expect((await inspect(folder, "corpus.yaml")).lines).toMatchObject([
      { file: "corpus.yaml", skipped: "holds settings of the corpus, in which nothing is wrong", warnings: [] },
    ]);
    const misspelt = writeFiles({ "corpus.yaml": "langauge: de\n", "a.txt": "Erbsen.\n" });
    expect((await inspect(misspelt, ".")).lines).toMatchObject([
      { file: "corpus.yaml", warnings: ['corpus.yaml:1: "langauge" is no setting, did you mean language?'] },
      { id: "a" },
    ]);
    const wrong = writeFiles({ "corpus.yaml": "language: German\n", "a.txt": "Erbsen.\n" });
    const { code, lines } = await inspect(wrong, ".");
    expect(code).toBe(1);
    expect(lines).toMatchObject([{ file: "corpus.yaml", line: 1, fault: expect.any(String) }, { id: "a" }]);
  });

  test("names what a build of the folder would find wrong with the whole", async () => {
    const folder = writeFiles({ "photo.png": "" });
    const { code, lines } = await inspect(folder, ".");
    expect({ code, last: lines.at(-1) }).toMatchObject({
      code: 1,
      last: { file: ".", fault: expect.stringContaining("holds no article") },
    });
  });

  test("of a file by itself that is held back is no fault", async () => {
    const folder = writeFiles({
      "draft.md": "---\ndraft: true\n---\n\nBeans.\n",
      ".hidden.md": "Secret.\n",
      "corpus.yaml": "name: x\n",
    });
    expect(await inspect(folder, "draft.md")).toMatchObject({ code: 0, lines: [{ skipped: "is a draft" }] });
    expect(await inspect(folder, ".hidden.md")).toMatchObject({
      code: 0,
      lines: [{ file: ".hidden.md", skipped: expect.stringContaining("begins with a dot") }],
    });
  });

  test("takes several files and folders, and refuses them all when one is not there", async () => {
    const folder = writeFiles({ "x/a.md": "Peas.\n", "y/b.md": "Beans.\n", "c.md": "Kale.\n" });
    expect((await inspect(folder, "x", "y", "c.md")).lines).toMatchObject([{ id: "a" }, { id: "b" }, { id: "c" }]);
    expect(await inspect(folder, "x", "z")).toMatchObject({
      code: 1,
      lines: [],
      stderr: expect.stringMatching(/^There is no file or folder .*z, wanted /),
    });
  });
});

test("An article has the id that a build of its folder gives, alone or with all others", () => {
  const folder = writeFiles({
    "corpus.yaml": "name: Ids\n",
    "a b.md": "Peas.\n",
    "a-b.md": "Beans.\n",
    "A B.txt": "Kale.\n",
    "early.jsonl": '{"_id":"late","text":"Leeks."}\n',
    "late.md": "Chard.\n",
    "late.jsonl": '{"_id":"late","text":"Cress."}\n',
    "zz/→.md": "Rocket.\n",
  });
  const { files } = readFolder(folder);
  const built = Array.from(readCorpus(files).articles, ({ record, origin }) => [origin.file, record.id]);
  const idsOf = (path: string) =>
    [...inspectPart(findPart(join(folder, path), "corpus"))].flatMap((line) =>
      "id" in line ? [[line.file, line.id]] : [],
    );
  expect(idsOf(".")).toEqual(built);
  expect(new Set(built.map(([, id]) => id)).size).toBe(7);
  const alone = files.filter(({ path }) => path !== "corpus.yaml").flatMap(({ path }) => idsOf(path));
  expect(alone).toEqual(built);
});

test("Every line is safe to print, whatever an article says", async () => {
  const title = "Red \u001b[31m alert \u009b2J \u202e gnirts";
  const folder = writeFiles({ "lines.jsonl": `${JSON.stringify({ _id: "a", title, lang: title, text: "Peas." })}\n` });
  const { stdout } = await runScript(["inspect", join(folder, "lines.jsonl")]);
  expect(stdout).not.toMatch(/[^\P{Cc}\n]|\u202e/u);
  expect(JSON.parse(stdout)).toMatchObject({
    title: "Red [31m alert 2J gnirts",
    warnings: [expect.stringContaining("lang was")],
  });
});

test("A reader that has seen enough ends the command without a complaint", async () => {
  const articles = Array.from({ length: 400 }, (_, at) => [`${at}.txt`, "Peas grow in the north bed. ".repeat(200)]);
  const folder = writeFiles(Object.fromEntries(articles));
  const child = spawn(process.execPath, ["scripts/pressmark.ts", "inspect", folder], { cwd: PROJECT });
  let stderr = "";
  child.stderr.on("data", (data) => {
    stderr += data;
  });
  await once(child.stdout, "data");
  child.stdout.destroy();
  const [code] = await once(child, "close");
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
});
