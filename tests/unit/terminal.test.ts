import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { indexCorpus } from "../../scripts/index-corpus.ts";
import { withBuiltIndex } from "../../scripts/open-index.ts";
import { writeDist } from "../../scripts/write-dist.ts";
import { FORMAT_VERSION } from "../../src/index/format/layout.ts";
import { runScript } from "../e2e/run-script.ts";
import { warningsOf } from "../support/faults-of.ts";
import { type Files, streamCorpus } from "../support/make-index.ts";

let home = "";
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "pressmark-test-"));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const build = (files: Files) =>
  writeDist(join(home, "dist"), (output) => indexCorpus(streamCorpus(files), "test", output));
const search = (...options: string[]) =>
  runScript(["search", "lamp", "--index", join(home, "dist"), ...options], { env: { NO_COLOR: "1" } });

describe("What commands a terminal is shown instead of printed", () => {
  const json = JSON.stringify({
    _id: "lamp",
    title: "The \u001b]0;owned\u0007 keeper",
    text: "Petra lit\u001b[2J the lamp\u009b31m each\u202e evening.",
    source: "Desk\r\u001b[1A",
  });

  test("in nothing that a search finds: it is not in the index", async () => {
    build({ "lamp.jsonl": json });
    const { code, stdout } = await search();
    expect(code).toBe(0);
    expect(stdout).toContain("The ]0;owned keeper");
    expect(stdout).toContain("the lamp31m each evening");
    expect(stdout).not.toMatch(/(?!\n)\p{Cc}|\u202e/u);
    const { hits } = JSON.parse((await search("--json")).stdout);
    expect(hits[0].text).toBe("Petra lit[2J the lamp31m each evening.");
    expect(hits[0].article.source).toBe("Desk [1A");
  });

  test("in the names of files that a build skips", async () => {
    for (const name of ["lamp.md", "photo\u001b[31m.png"]) writeFileSync(join(home, name), "The lamp.");
    const { code, stdout } = await runScript(["build", "--corpus", home, "--out", join(home, "dist")]);
    expect(code).toBe(0);
    expect(stdout).toContain("Skipped photo\\u001b[31m.png: ");
    expect(stdout).not.toContain("\u001b");
  });

  test("in warnings, each of which stays on one line", () => {
    const faults = warningsOf({ "a\u001b[31m\nb.md": '---\npublished: "so\\u001b[2Jon"\n---\nThe lamp.' });
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(/^a\\u001b\[31m\\u000ab\.md:2: published was/);
    expect(faults[0]).not.toMatch(/\p{Cc}/u);
  });
});

describe("An index that cannot be used", () => {
  /** An article that lies in files of its own. */
  const large = { "lamp.txt": `The lamp. ${`${"x".repeat(200)} `.repeat(3000)}` };
  const first = () => join(home, "dist/index/index.bin");

  /** What the user reads: what is wrong, and the command that builds the index again. */
  const messageOf = (why: string) =>
    new RegExp(
      `^The index in .+/dist cannot be used: ${why}.*\\nBuild it again with: npm run build -- --out .+/dist\\s*$`,
    );

  test("for want of files is explained to the user of a search", async () => {
    const { version } = build(large);
    rmSync(join(home, "dist/index", version), { recursive: true });
    const { code, stdout, stderr } = await search();
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toMatch(messageOf(".+/passages-\\d+.bin could not be read"));
  });

  test("for damage that opening does not see is explained before an assistant asks", async () => {
    build(large);
    const bytes = readFileSync(first());
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
    writeFileSync(first(), bytes);
    const { code, stdout, stderr } = await runScript(["mcp", "--index", join(home, "dist")]);
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toMatch(messageOf("Checksum of page \\d+ of checksums was "));
  });

  test("for being of another format, or no index, is explained too", async () => {
    build({ "lamp.md": "The lamp." });
    const open = () => withBuiltIndex(join(home, "dist"), async (index) => index);
    writeFileSync(first(), readFileSync(first()).fill(4, 8, 9));
    await expect(open()).rejects.toThrow(messageOf(`Index format was 4, wanted ${FORMAT_VERSION}`));
    writeFileSync(first(), "<!doctype html>".repeat(9));
    await expect(open()).rejects.toThrow(messageOf("Beginning of the index was "));
  });

  test("for being of another format is not called the last good one when a server's build fails", async () => {
    build({ "lamp.md": "The lamp." });
    writeFileSync(join(home, "lamp.jsonl"), "{");
    const dist = join(home, "dist");
    const buildForServer = () =>
      runScript(["build", "--no-cache", "--strict", "--corpus", join(home, "lamp.jsonl"), "--out", dist], {
        env: { WRANGLER_COMMAND: "dev" },
      });
    expect((await buildForServer()).stderr).toMatch(
      /\nNot built; the last good index is served until this is fixed\n$/,
    );
    writeFileSync(first(), readFileSync(first()).fill(4, 8, 9));
    const { code, stderr } = await buildForServer();
    expect(code).toBe(0);
    expect(stderr.split("\n").slice(-2)).toEqual([
      `Not built; the index in ${dist} stays as it was, and cannot be used: Index format was 4, wanted ${FORMAT_VERSION}; build it again`,
      "",
    ]);
  });
});
