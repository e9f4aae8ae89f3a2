import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readFolder } from "../../scripts/read-folder.ts";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "articles-"));
});

afterEach(() => rmSync(folder, { recursive: true }));

const pathsOf = (path: string) => readFolder(path).files.map((file) => file.path);

test("Articles are found however deep they lie, in the order of their paths", () => {
  mkdirSync(join(folder, "2025/07"), { recursive: true });
  for (const name of ["b.md", "2025/07/z.md", "2025/a.txt", "a.md"]) writeFileSync(join(folder, name), "Text.");
  expect(pathsOf(folder)).toEqual(["2025/07/z.md", "2025/a.txt", "a.md", "b.md"]);
});

test("What systems and packages leave in a folder is no article", () => {
  mkdirSync(join(folder, ".git"));
  mkdirSync(join(folder, "node_modules/x"), { recursive: true });
  for (const name of [".DS_Store", ".git/HEAD.md", "node_modules/x/README.md", "a.md"])
    writeFileSync(join(folder, name), "Text.");
  expect(pathsOf(folder)).toEqual(["a.md"]);
});

test("Links are followed to files and folders, but not round in a circle, and one to nothing is passed over", () => {
  mkdirSync(join(folder, "elsewhere"));
  writeFileSync(join(folder, "elsewhere/b.md"), "Text.");
  writeFileSync(join(folder, "a.md"), "Text.");
  mkdirSync(join(folder, "corpus"));
  symlinkSync(join(folder, "a.md"), join(folder, "corpus/a.md"));
  symlinkSync(join(folder, "elsewhere"), join(folder, "corpus/linked"));
  symlinkSync(join(folder, "corpus"), join(folder, "corpus/round"));
  symlinkSync(join(folder, "nowhere.md"), join(folder, "corpus/broken.md"));
  symlinkSync("self.md", join(folder, "corpus/self.md"));
  expect(pathsOf(join(folder, "corpus"))).toEqual(["a.md", "linked/b.md"]);
});

test("A single file is a corpus too", () => {
  writeFileSync(join(folder, "corpus.jsonl"), "{}");
  expect(pathsOf(join(folder, "corpus.jsonl"))).toEqual(["corpus.jsonl"]);
});

test("A folder that is not there is named", () => {
  expect(() => readFolder("/not/there")).toThrow("There is no file or folder /not/there");
});
