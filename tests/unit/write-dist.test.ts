import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
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

const build = (files: Files) =>
  writeDist(join(home, "dist"), (output) => indexCorpus(streamCorpus(files), "test", output));

/** So much text, of a few long words, that the articles lie in files of their own. */
const large = (name: string): Files => ({
  "a.jsonl": Array.from({ length: 40 }, (_, at) =>
    JSON.stringify({ _id: `${name}${at}`, text: `${name}${at} ${`${"x".repeat(120)} `.repeat(80)}` }),
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
    const [head] = await index.readHeads([0]);
    expect(head && (await index.readText(head))).toContain("two0");
  });

  test("that says the same again changes nothing", async () => {
    const { version } = build(large("one"));
    build(large("one"));
    expect(readdirSync(join(home, "dist/index")).sort()).toEqual([version, "index.bin"]);
    const index = await openBuilt();
    expect(await index.readHeads([39])).toHaveLength(1);
  });

  test("that fails leaves the last good index, and nothing else", async () => {
    const { version } = build({ "a.md": "Talks." });
    expect(() => build({ "a.md": "---\npublished: soon\n---\nTalks." })).toThrow(CorpusError);
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
    const [head] = await index.readHeads([20]);
    expect(head && (await index.readText(head))).toContain("outer");
  });

  test("brings the files of the pages", () => {
    build({ "a.md": "Talks." });
    expect(existsSync(join(home, "dist/pages/style.css"))).toBe(true);
  });
});
