import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { withBuiltIndex } from "../../scripts/open-index.ts";
import { writeDist } from "../../scripts/write-dist.ts";
import { PART_BYTES } from "../../src/index/format/layout.ts";
import { writeIndex } from "../support/index-files.ts";
import { prepare } from "../support/prepared-article.ts";

/** A build of two files: of all that makes an index large, a long description makes the fewest. */
function makeBuild(letter: string) {
  return writeIndex([prepare({ id: "a", passages: ["Talks."] })], { description: letter.repeat(1.1 * PART_BYTES) });
}
const [OLD, NEW, LATER] = [makeBuild("o"), makeBuild("n"), makeBuild("l")];

let home = "";
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "pressmark-test-"));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

function place({ files, version }: typeof OLD): void {
  writeDist(join(home, "dist"), (output) => {
    for (const [file, bytes] of files) output.write(file, bytes);
    return { version };
  });
}

/** The version of the index that is in place, every byte of which is right. */
const placed = () =>
  withBuiltIndex(join(home, "dist"), async (index) => {
    await index.check();
    return index.reference.version;
  });

const module = JSON.stringify(pathToFileURL(join(import.meta.dirname, "../../scripts/write-dist.ts")).href);

/** Leaves the files of a build where a process may read them. */
function lay({ files }: typeof OLD): void {
  mkdirSync(join(home, "files"));
  for (const [file, bytes] of files) writeFileSync(join(home, "files", file), bytes);
}

/** Places a build from a process of its own that is killed at its nth step on the disk; half of what that would write is there. */
function placeUpTo(step: number, { version }: typeof OLD): { isKilled: boolean } {
  const code = `
    import fs, { readdirSync, readFileSync } from "node:fs";
    import { syncBuiltinESMExports } from "node:module";
    const { writeDist } = await import(${module});
    let steps = 0;
    for (const name of ["cpSync", "mkdirSync", "mkdtempSync", "renameSync", "rmSync", "writeFileSync"]) {
      const act = fs[name];
      fs[name] = (path, ...more) => {
        steps += 1;
        if (steps === ${step} && name === "writeFileSync") act(path, more[0].slice(0, more[0].length / 2));
        if (steps === ${step}) process.kill(process.pid, "SIGKILL");
        return act(path, ...more);
      };
    }
    syncBuiltinESMExports();
    writeDist(${JSON.stringify(join(home, "dist"))}, (output) => {
      const files = ${JSON.stringify(join(home, "files"))};
      for (const name of readdirSync(files)) output.write(name, readFileSync(files + "/" + name));
      return { version: ${JSON.stringify(version)} };
    });
  `;
  const { signal, status, stderr } = spawnSync(process.execPath, ["--input-type=module", "--eval", code], {
    encoding: "utf8",
  });
  expect(signal === "SIGKILL" || status === 0, stderr).toBe(true);
  return { isKilled: signal === "SIGKILL" };
}

test("A build that is killed at any step leaves the old index or the new one, whole, and nothing that the next build does not remove", async () => {
  lay(NEW);
  place(OLD);
  const found = new Set<string>();
  let [old, later] = [OLD, LATER];
  for (let step = 1; placeUpTo(step, NEW).isKilled; step++) {
    const left = await placed();
    expect([old.version, NEW.version]).toContain(left);
    found.add(left === NEW.version ? "new" : "old");
    place(later);
    expect(await placed()).toBe(later.version);
    expect(readdirSync(join(home, "dist/index")).sort()).toEqual([later.version, "index.bin"].sort());
    expect(readdirSync(home).sort()).toEqual(["dist", "files"]);
    [old, later] = [later, old];
  }
  expect(found).toEqual(new Set(["old", "new"]));
  expect(await placed()).toBe(NEW.version);
});
