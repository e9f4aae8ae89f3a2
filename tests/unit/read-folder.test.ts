import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readFolder } from "../../scripts/read-folder.ts";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "articles-"));
});

afterEach(() => rmSync(folder, { recursive: true }));

const pathsOf = (path: string, options = {}) => readFolder(path, options).files.map((file) => file.path);
const passedOver = (path: string) => readFolder(path).passedOver.map(({ file, warning }) => `${file} ${warning}`);

test("Articles are found however deep they lie, in the order of their paths", () => {
  mkdirSync(join(folder, "2025/07"), { recursive: true });
  for (const name of ["b.md", "2025/07/z.md", "2025/a.txt", "a.md"]) writeFileSync(join(folder, name), "Text.");
  expect(pathsOf(folder)).toEqual(["2025/07/z.md", "2025/a.txt", "a.md", "b.md"]);
});

test("A folder whose name says only that articles are in it goes by that of the folder around it", () => {
  const nameOf = (path: string) => {
    mkdirSync(join(folder, path), { recursive: true });
    return readFolder(join(folder, path)).name;
  };
  expect(nameOf("hens.example/content")).toBe("hens.example");
  expect(nameOf("hens/src/content")).toBe("hens");
  expect(nameOf("hens/Docs")).toBe("hens");
  expect(nameOf("hens/notes")).toBe("notes");
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
  expect(pathsOf(join(folder, "corpus"), { followLinks: true })).toEqual(["a.md", "linked/b.md"]);
});

test("Links that lead out of the folder are not followed unless that is asked for, and said", () => {
  mkdirSync(join(folder, "corpus/notes"), { recursive: true });
  writeFileSync(join(folder, "corpus/notes/a.md"), "Text.");
  writeFileSync(join(folder, "secret.md"), "Secret.");
  // A folder whose name begins with that of the corpus is another one.
  mkdirSync(join(folder, "corpus-of-others"));
  symlinkSync("notes/a.md", join(folder, "corpus/inside.md"));
  symlinkSync("../secret.md", join(folder, "corpus/out.md"));
  symlinkSync("../corpus-of-others", join(folder, "corpus/others"));
  symlinkSync("/proc/self/environ", join(folder, "corpus/notes/environment.md"));
  const corpus = join(folder, "corpus");
  expect(pathsOf(corpus)).toEqual(["inside.md", "notes/a.md"]);
  const reason = "is a link that leads out of the folder, wanted --follow-links to follow it";
  expect(passedOver(corpus)).toEqual(["notes/environment.md", "others", "out.md"].map((path) => `${path} ${reason}`));
  // The folder itself may be a link: its owner names it.
  symlinkSync(corpus, join(folder, "link"));
  expect(pathsOf(join(folder, "link"))).toEqual(["inside.md", "notes/a.md"]);
});

test("What is no file, leads nowhere or has a name that is not UTF-8 is passed over, and said", async () => {
  writeFileSync(join(folder, "a.md"), "Text.");
  symlinkSync("nowhere.md", join(folder, "broken.md"));
  await using socket = createServer().listen(join(folder, "socket.md"));
  await once(socket, "listening");
  writeFileSync(Buffer.concat([Buffer.from(`${folder}/caf`), Buffer.from([0xe9]), Buffer.from(".md")]), "Text.");
  expect(pathsOf(folder)).toEqual(["a.md"]);
  expect(passedOver(folder)).toEqual([
    "broken.md is a link that leads nowhere, wanted a file or folder",
    "caf\ufffd.md has a name that is not UTF-8, wanted one that is",
    "socket.md is a device, pipe or socket, wanted a file",
  ]);
});

test("A single file is a corpus too", () => {
  writeFileSync(join(folder, "corpus.jsonl"), "{}");
  expect(pathsOf(join(folder, "corpus.jsonl"))).toEqual(["corpus.jsonl"]);
});

test("A folder that is not there is named", () => {
  expect(() => readFolder("/not/there")).toThrow("There is no file or folder /not/there");
});
