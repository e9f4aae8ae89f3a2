import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { keepInMemory, openReadingCache } from "../../../scripts/building/reading-cache.ts";
import { dumpFolder, writeFiles } from "../../support/corpus-folder.ts";

let home = "";
let corpus = "";
let caches = "";
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "pressmark-test-"));
  corpus = join(home, "articles");
  caches = join(home, "caches");
  mkdirSync(corpus);
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const FILES = {
  "tide.md": "---\ntitle: The tide\nlayout: post\n---\n\nThe tide rises twice a day.\n\n## Ebb\n\nThen it falls.\n",
  "boats/ferry.txt": "The ferry\n\nA ferry crosses twice a day.\n",
  "page.html": "<!doctype html><title>Nets</title><main><h1>Nets</h1><p>They mend the nets by hand.</p></main>",
  "many.jsonl": Array.from({ length: 150 }, (_, at) => `{"_id":"n${at}","text":"Note ${at} on the harbour."}`).join(
    "\n",
  ),
};

/** The files of all caches, each with when it was written. */
function entries(): Map<string, number> {
  const found = readdirSync(caches, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    found.map(({ parentPath, name }) => [join(parentPath, name), statSync(join(parentPath, name)).mtimeMs]),
  );
}

/** Where what is read of a folder is kept in these tests: all in one place. */
const stateOf = (folder: string) => ({ folder: join(home, "state"), cache: join(caches, basename(folder)) });

const build = (folder = corpus) => dumpFolder(folder, openReadingCache(stateOf(folder)));

describe("With what was read before, a build gives the same to the byte, and says the same", () => {
  test.each([
    ["when nothing has changed", {}],
    ["when an article has", { "tide.md": "The tide turned." }],
    ["when one is added, and one is gone", { "new.md": "A new lamp.", "boats/ferry.txt": null }],
    ["when one is a draft now", { "tide.md": "---\ndraft: true\n---\nThe tide." }],
    ["when another file wants its id", { "tide.txt": "Another tide.", "tide.md": "The same tide." }],
    ["when a file of many articles takes its id", { "a.jsonl": '{"_id":"tide","text":"A tide of notes."}' }],
    ["when a line is put before others", { "many.jsonl": `{"_id":"first","text":"First."}\n${FILES["many.jsonl"]}` }],
    ["when the language of all changes", { "corpus.yaml": "language: de" }],
    [
      "when addresses are completed",
      { "corpus.yaml": "base: https://tides.example", "t.md": "---\nurl: /t\n---\nTide." },
    ],
  ])("%s", async (_, change) => {
    writeFiles(corpus, FILES);
    await build();
    writeFiles(corpus, change);
    expect(await build()).toEqual(await dumpFolder(corpus, null));
  });

  test("when the table of an export gives a post another title", async () => {
    writeFiles(corpus, { ...FILES, "posts/7.ebb.html": "<p>They wait for the ebb at the pier.</p>" });
    await build();
    writeFiles(corpus, { "posts.csv": "post_id,title\n7.ebb,The ebb of the table\n" });
    expect(await build()).toEqual(await dumpFolder(corpus, null));
  });

  test("after any edits", async () => {
    const edit = fc.dictionary(
      fc.constantFrom("a.md", "a.txt", "A.md", "b/a.md", "c.jsonl", "corpus.yaml"),
      fc.constantFrom(
        "",
        "A tide.",
        "---\ndraft: true\n---\nA.",
        '{"_id":"a","text":"One."}',
        "language: fr",
        "---\nx: 1",
      ),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 4 }), async (edits) => {
        const folder = mkdtempSync(join(home, "edited-"));
        const said = async (cache: Parameters<typeof dumpFolder>[1]) => {
          try {
            return await dumpFolder(folder, cache);
          } catch (error) {
            return String(error);
          }
        };
        for (const files of edits) {
          writeFiles(folder, files);
          expect(await said(openReadingCache(stateOf(folder)))).toEqual(await said(null));
        }
      }),
      { numRuns: 40 },
    );
  });
});

/** A way to edit a folder: gives the files that change, of those that there are. */
type Edit = (files: Readonly<Record<string, string>>) => Record<string, string | null>;

/** Adds a file, and changes, renames and removes any of those that there are. */
const edits: fc.Arbitrary<Edit> = fc
  .record({
    kind: fc.constantFrom("add", "change", "rename", "remove"),
    at: fc.nat(),
    name: fc.constantFrom("a", "notes/1", "notes/40", "zebra"),
    text: fc.constantFrom(
      "The tide turned.",
      "Nets dry.\n\n## Nets of Anna\n\nThey dry again.",
      "---\ntags: [sea]\n---\nA.",
    ),
  })
  .map(({ kind, at, name, text }) => (files) => {
    const path = Object.keys(files)[at % Object.keys(files).length] ?? "";
    if (kind === "add") return { [`${name}.md`]: text };
    if (kind === "change") return { [path]: `${files[path]}\n\n${text}` };
    return { [path]: null, ...(kind === "rename" && { [`${name}.txt`]: files[path] ?? "" }) };
  });

test("With what was read in memory too, build after build gives what a first one does, whatever is edited", async () => {
  const notes = Array.from({ length: 70 }, (_, at) => `# Note ${at}\n\nAnna Berg of boat ${at % 9} mends ${at} nets.`);
  const first = Object.fromEntries(notes.map((text, at) => [`notes/${at}.md`, text]));
  await fc.assert(
    fc.asyncProperty(fc.array(edits, { minLength: 1, maxLength: 5 }), async (some) => {
      const folder = mkdtempSync(join(home, "edited-"));
      const cache = keepInMemory(openReadingCache(stateOf(folder)));
      let files: Record<string, string> = first;
      writeFiles(folder, files);
      await dumpFolder(folder, cache);
      for (const edit of some) {
        const changed = edit(files);
        writeFiles(folder, changed);
        const left = Object.entries({ ...files, ...changed }).filter(([, content]) => content !== null);
        files = Object.fromEntries(left.map(([path, content]) => [path, content ?? ""]));
        expect(await dumpFolder(folder, cache)).toEqual(await dumpFolder(folder, null));
      }
    }),
    { numRuns: 6 },
  );
});

describe("The cache", () => {
  test("reads no file again that has not changed, and drops what no file says any more", async () => {
    writeFiles(corpus, FILES);
    await build();
    const before = entries();
    writeFiles(corpus, { "tide.md": "The tide turned." });
    await build();
    const after = entries();
    const kept = [...before].filter(([path, at]) => after.get(path) === at);
    expect([before.size, after.size, kept.length]).toEqual([6, 6, 5]);
  });

  test.each([
    ["cut short", (path: string) => truncateSync(path, 100)],
    ["empty", (path: string) => truncateSync(path)],
    ["changed in one byte", (path: string) => writeFileSync(path, readFileSync(path).with(90, 7))],
    ["those of another file", (path: string) => renameSync(path, `${path}0`)],
  ])("is not misled by entries that are %s", async (_, damage) => {
    writeFiles(corpus, FILES);
    await build();
    for (const path of entries().keys()) damage(path);
    expect(await build()).toEqual(await dumpFolder(corpus, null));
    expect(entries().size).toBe(6);
  });

  test("may be deleted", async () => {
    writeFiles(corpus, FILES);
    const first = await build();
    rmSync(caches, { recursive: true });
    expect(await build()).toEqual(first);
  });

  test("costs a build nothing when it cannot be written", async () => {
    writeFiles(corpus, FILES);
    rmSync(caches, { recursive: true, force: true });
    writeFileSync(caches, "a file where the folder would be");
    expect(await build()).toEqual(await dumpFolder(corpus, null));
  });

  test("of one corpus is left alone by the build of another", async () => {
    const other = join(home, "other");
    writeFiles(corpus, FILES);
    writeFiles(other, { "a.md": "Another." });
    await build();
    const before = entries();
    await build(other);
    expect([...entries()]).toEqual(expect.arrayContaining([...before]));
  });

  test("keeps what another build is about to put in place, but not what one left behind that was interrupted", async () => {
    writeFiles(corpus, FILES);
    await build();
    const folder = join(caches, readdirSync(caches)[0] ?? "");
    for (const name of ["now.new", "old.new"]) writeFileSync(join(folder, name), "partial");
    utimesSync(join(folder, "old.new"), 1, 1);
    await build();
    expect(readdirSync(folder).filter((name) => name.endsWith(".new"))).toEqual(["now.new"]);
  });
});
