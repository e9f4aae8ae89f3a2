import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { indexCorpus } from "../../scripts/index-corpus.ts";
import { hasIndex, withBuiltIndex } from "../../scripts/open-index.ts";
import { writeDist } from "../../scripts/write-dist.ts";
import { CorpusError } from "../../src/corpus/fault.ts";
import { type Files, streamCorpus } from "../support/make-index.ts";

let home = "";
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "pressmark-test-"));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const openBuilt = () => withBuiltIndex(join(home, "dist"), async (index) => index);
const checkBuilt = () => withBuiltIndex(join(home, "dist"), (index) => index.check());

const build = (files: Files) =>
  writeDist(join(home, "dist"), (output) => indexCorpus(streamCorpus(files), "test", output));

/** So much text, of a few long words, that the articles lie in files of their own. */
const large = (name: string): Files => ({
  "a.jsonl": Array.from({ length: 40 }, (_, at) =>
    JSON.stringify({ _id: `${name}${at}`, text: `${name}${at} ${`${"x".repeat(120)} `.repeat(160)}` }),
  ).join("\n"),
});

describe("A build", () => {
  test("puts its index in the place of the last one, of which nothing stays", async () => {
    const first = build(large("one"));
    const second = build(large("two"));
    expect(readdirSync(join(home, "dist/index")).sort()).toEqual([second.version, "index.bin"]);
    expect(first.version).not.toBe(second.version);
    const index = await openBuilt();
    expect(index.reference.version).toBe(second.version);
    const [head] = await index.articles.readHeads([0]);
    expect(head && (await index.articles.readText(head))).toContain("two0");
  });

  test("that says the same again changes nothing", async () => {
    const { version } = build(large("one"));
    build(large("one"));
    expect(readdirSync(join(home, "dist/index")).sort()).toEqual([version, "index.bin"]);
    const index = await openBuilt();
    expect(await index.articles.readHeads([39])).toHaveLength(1);
  });

  test("over one of the same articles that was damaged, or lost a file, puts every file right", async () => {
    const { version } = build(large("one"));
    const folder = join(home, "dist/index", version);
    const [first = "", second = ""] = readdirSync(folder);
    writeFileSync(join(folder, first), "damaged");
    rmSync(join(folder, second));
    await expect(checkBuilt()).rejects.toThrow("cannot be used");
    build(large("one"));
    await checkBuilt();
  });

  test("over one of an older format removes its files too", () => {
    const { version } = build(large("one"));
    const first = join(home, "dist/index/index.bin");
    const bytes = readFileSync(first);
    writeFileSync(first, bytes.fill(1, 8, 9));
    build(large("two"));
    expect(readdirSync(join(home, "dist/index"))).not.toContain(version);
  });

  test("that fails leaves the last good index, and nothing else", async () => {
    const { version } = build({ "a.md": "Talks." });
    expect(() => build({ "a.md": "---\ntitle: Talks\n\nTalks." })).toThrow(CorpusError);
    expect((await openBuilt()).reference.version).toBe(version);
    expect(readdirSync(home)).toEqual(["dist"]);
  });

  test("takes away no file that is not a build's own, wherever it is told to write", () => {
    const own = ["dist/index/mine.md", "dist/index/notes/mine.md", "dist/mine.md", "dist.next/mine.md"];
    for (const path of own) {
      mkdirSync(join(home, path, ".."), { recursive: true });
      writeFileSync(join(home, path), "mine");
    }
    build({ "a.md": "Talks." });
    build(large("one"));
    for (const path of own) expect(readFileSync(join(home, path), "utf8")).toBe("mine");
    expect(hasIndex(join(home, "dist"))).toBe(true);
  });

  test("beside another that is not done yet leaves an index that is whole", async () => {
    const { version } = writeDist(join(home, "dist"), (output) => {
      build(large("inner"));
      return indexCorpus(streamCorpus(large("outer")), "test", output);
    });
    const index = await openBuilt();
    expect(index.reference.version).toBe(version);
    const [head] = await index.articles.readHeads([20]);
    expect(head && (await index.articles.readText(head))).toContain("outer");
  });

  test("removes no files but those that its own take the place of", () => {
    const first = build(large("one"));
    // As another build leaves them that is about to put its index.bin there.
    const other = join(home, "dist/index/0123456789abcdef");
    mkdirSync(other);
    writeFileSync(join(other, "passages-0.bin"), "other");
    const second = build(large("two"));
    expect(readdirSync(join(home, "dist/index")).sort()).toEqual(
      ["0123456789abcdef", second.version, "index.bin"].sort(),
    );
    expect(first.version).not.toBe(second.version);
  });

  test("brings the files of the pages", () => {
    build({ "a.md": "Talks." });
    expect(existsSync(join(home, "dist/pages/base.css"))).toBe(true);
  });
});

/** Begins a build in a process of its own that goes no further than its first article; gives it once it is there. */
async function beginBuild(): Promise<{ end: () => Promise<unknown> }> {
  const module = (name: string) => JSON.stringify(pathToFileURL(join(import.meta.dirname, "../../scripts", name)).href);
  const code = `
    import { writeSync } from "node:fs";
    import { indexCorpus } from ${module("index-corpus.ts")};
    import { writeDist } from ${module("write-dist.ts")};
    function* articles() {
      writeSync(1, "building");
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
    }
    writeDist(${JSON.stringify(join(home, "dist"))}, (output) =>
      indexCorpus({ articles: articles(), settings: { synonyms: [] }, skipped: [] }, "test", output));
  `;
  const child = spawn(process.execPath, ["--input-type=module", "--eval", code], {
    env: { ...process.env, TMPDIR: join(home, "tmp") },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const exit = once(child, "exit");
  await once(child.stdout, "data");
  return {
    async end() {
      child.kill("SIGKILL");
      return exit;
    },
  };
}

describe("What an interrupted build has left", () => {
  test("is removed by the next one, in the temporary folder too; what one that still runs has written is not", async () => {
    mkdirSync(join(home, "tmp"));
    const interrupted = await beginBuild();
    build({ "a.md": "Talks." });
    expect(readdirSync(home).filter((name) => name.startsWith(".dist-"))).toHaveLength(1);
    await interrupted.end();
    build({ "a.md": "Talks." });
    expect(readdirSync(home).sort()).toEqual(["dist", "tmp"]);
    expect(readdirSync(join(home, "tmp"))).toEqual([]);
  });

  test("stays when it may be another machine's, or no build's at all", () => {
    for (const name of [".dist-elsewhere.example-1-abcdef", ".dist-notes", ".dist-1"]) mkdirSync(join(home, name));
    build({ "a.md": "Talks." });
    expect(readdirSync(home).sort()).toEqual([".dist-1", ".dist-elsewhere.example-1-abcdef", ".dist-notes", "dist"]);
  });
});

/** Whether this machine lets a process have disks of its own. */
const canMount = spawnSync("unshare", ["-rm", "mount", "-t", "tmpfs", "tmpfs", tmpdir()]).status === 0;

describe.skipIf(!canMount)("A build whose folder lies on a disk of its own", () => {
  /** Builds a small corpus and then a larger one on a small disk, to which something happens between; then searches. */
  const buildOn = (event: string) => {
    const code = `
      mount -t tmpfs -o size=200k tmpfs disk
      "$0" "$1" build --no-cache --corpus small --out disk/dist >/dev/null
      ${event}
      "$0" "$1" build --no-cache --corpus corpus --out disk/dist >&2
      "$0" "$1" build --no-cache --corpus corpus --out disk/new/dist >&2
      ls -A disk >&2
      "$0" "$1" search harbour --index disk/dist
    `;
    const script = join(import.meta.dirname, "../../scripts/pressmark.ts");
    return spawnSync("unshare", ["-rm", "sh", "-c", code, process.execPath, script], { cwd: home, encoding: "utf8" });
  };

  test.each([
    ["which is full", "", "ENOSPC: no space left on device"],
    ["which may not be written to", "mount -o remount,ro disk", "EROFS: read-only file system"],
  ])("%s, names what could not be written, and leaves the last index as it was", (_, event, reason) => {
    for (const folder of ["disk", "small", "corpus"]) mkdirSync(join(home, folder));
    writeFileSync(join(home, "small/a.md"), "Boats lie in the harbour.");
    for (const [path, content] of Object.entries(large("one"))) writeFileSync(join(home, "corpus", path), content);
    const { stdout, stderr } = buildOn(event);
    expect(stderr).toMatch(
      new RegExp(
        `^(.* read, .*\n)*\\S*disk\\S* could not be written: ${reason}.*; the last good index in disk/dist stays as it was\n` +
          `(.* read, .*\n)*\\S*disk/new\\S* could not be written: ${reason}.*; disk/new/dist has no index yet\ndist\n(new\n)?$`,
      ),
    );
    expect(stdout).toContain("Boats lie in the harbour.");
  });
});

test.skipIf(!canMount)("A build writes to a folder that is a disk of its own, as a container's volume is", () => {
  mkdirSync(join(home, "disk"));
  writeFileSync(join(home, "a.md"), "Boats lie in the harbour.");
  const code = `
    mount -t tmpfs tmpfs disk
    "$0" "$1" build --no-cache --corpus a.md --out disk && "$0" "$1" search harbour --index disk
  `;
  const script = join(import.meta.dirname, "../../scripts/pressmark.ts");
  const { stdout } = spawnSync("unshare", ["-rm", "sh", "-c", code, process.execPath, script], {
    cwd: home,
    encoding: "utf8",
  });
  expect(stdout).toContain("Boats lie in the harbour.");
});

describe("A disk that takes no more", () => {
  /** Builds in a process that may write no file over so many blocks of 512 or 1024 bytes. */
  const buildWithin = async (blocks: number) => {
    const args = ["build", "--no-cache", "--corpus", join(home, "corpus"), "--out", join(home, "dist")];
    const script = join(import.meta.dirname, "../../scripts/pressmark.ts");
    const command = `ulimit -f ${blocks}; exec "$0" "$@"`;
    const child = spawn("sh", ["-c", command, process.execPath, script, ...args], {
      stdio: ["ignore", "ignore", "pipe"],
    });
    const exit = once(child, "exit");
    const said = await text(child.stderr);
    return { said, code: (await exit)[0] };
  };

  test("is named with the file that could not be written, and the last good index stays", async () => {
    mkdirSync(join(home, "corpus"));
    for (const [path, content] of Object.entries(large("one"))) writeFileSync(join(home, "corpus", path), content);
    const { said: first, code } = await buildWithin(10);
    expect([code, first]).toEqual([
      1,
      expect.stringMatching(/^\S+ could not be written: EFBIG: .*; \S+dist has no index yet\n$/),
    ]);
    const { version } = build({ "a.md": "Talks." });
    expect((await buildWithin(10)).said).toMatch(/; the last good index in \S+dist stays as it was\n$/);
    expect((await openBuilt()).reference.version).toBe(version);
    expect(readdirSync(home).sort()).toEqual(["corpus", "dist"]);
  });
});
