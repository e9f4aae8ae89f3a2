import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ReaderPool } from "../../../scripts/building/reader-pool.ts";
import { dumpFolder, writeFiles } from "../../support/corpus-folder.ts";

let home = "";
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "pressmark-test-"));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

/** Articles of every kind, long ones before short ones, some with something to warn of. */
const FILES = Object.fromEntries(
  Array.from({ length: 40 }, (_, at) => [
    `${at}.${["md", "txt", "html"][at % 3]}`,
    `${at % 4 === 0 ? "---\nlayout: x\npublished: someday\n---\n" : ""}${`The tide ${at} rises twice a day.\n\n`.repeat(1 + ((at * 17) % 40))}`,
  ]),
);

test("Threads give the same index to the byte, and the same warnings in the same order", async () => {
  writeFiles(home, {
    ...FILES,
    "z.jsonl": '{"_id":"0","text":"Another."}\n'.repeat(200),
    "deep.md": ">".repeat(200),
    "posts/7.tide.html": "<p>The tide rises twice a day.</p>",
    "posts.csv": "post_id,post_date,title,subtitle\n7.tide,2024-01-02,The tide of the table,It rises",
  });
  expect(await dumpFolder(home, null, { worthMs: 0 })).toEqual(await dumpFolder(home, null));
});

test("Threads find the same faults in the same order", async () => {
  const faults = Object.fromEntries([3, 9, 20, 21].map((at) => [`${at}.md`, "---\ntitle: x\n"]));
  writeFiles(home, { ...FILES, ...faults, "z.jsonl": "{\n".repeat(70) });
  const expected = await dumpFolder(home, null).catch(String);
  expect(expected).toContain("z.jsonl:70");
  expect(await dumpFolder(home, null, { worthMs: 0 }).catch(String)).toBe(expected);
});

test("A thread that ends is a fault of the file that it read, and the others are read", async () => {
  const worker = join(home, "worker.mjs");
  writeFileSync(
    worker,
    `import { parentPort } from "node:worker_threads";
    parentPort.on("message", ({ part: { path } }) => {
      if (path === "exits.md") process.exit(1);
      if (path === "throws.md") throw new Error("out of ink");
      parentPort.postMessage([{ file: path, line: null, message: "was read" }]);
    });`,
  );
  using pool = new ReaderPool({ language: "en", base: null }, 2, pathToFileURL(worker));
  const paths = ["a.md", "exits.md", "b.md", "throws.md", "c.md", "exits.md", "d.md"];
  const read = await Promise.all(paths.map((path) => pool.read({ path, bytes: new Uint8Array(3) })));
  const said = (file: string, message: string) => [{ file, line: null, message }];
  expect(read).toEqual([
    said("a.md", "was read"),
    said("exits.md", "cannot be read: the thread that read it ended"),
    said("b.md", "was read"),
    said("throws.md", "cannot be read: out of ink"),
    said("c.md", "was read"),
    said("exits.md", "cannot be read: the thread that read it ended"),
    said("d.md", "was read"),
  ]);
});
