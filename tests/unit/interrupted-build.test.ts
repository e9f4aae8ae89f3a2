import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
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

/** A program that places a build, and at its nth step on the disk is killed; half of what that would write is there. */
const program = (build: typeof OLD, killAt: number) => `
  import fs, { existsSync, readdirSync, readFileSync } from "node:fs";
  import { flushCompileCache, syncBuiltinESMExports } from "node:module";
  const { writeDist } = await import(${module});
  // Else each process that is killed would compile all modules for itself.
  flushCompileCache();
  let steps = 0;
  for (const name of ["cpSync", "mkdirSync", "mkdtempSync", "renameSync", "rmSync", "writeFileSync"]) {
    const act = fs[name];
    fs[name] = (path, ...more) => {
      // To make a folder that is there changes nothing: the next step finds the disk as this one does.
      if (name === "mkdirSync" && existsSync(path)) return act(path, ...more);
      steps += 1;
      if (steps === ${killAt} && name === "writeFileSync") act(path, more[0].slice(0, more[0].length / 2));
      if (steps === ${killAt}) process.kill(process.pid, "SIGKILL");
      return act(path, ...more);
    };
  }
  syncBuiltinESMExports();
  writeDist(${JSON.stringify(join(home, "dist"))}, (output) => {
    const files = ${JSON.stringify(join(home, build.version))};
    for (const name of readdirSync(files)) output.write(name, readFileSync(files + "/" + name));
    return { version: ${JSON.stringify(build.version)} };
  });
`;

/** Leaves the files of a build where a process may read them, and gives what places it from there. */
function prepareProcess(build: typeof OLD) {
  mkdirSync(join(home, build.version));
  for (const [file, bytes] of build.files) writeFileSync(join(home, build.version, file), bytes);
  return async (killAt = 0): Promise<{ isKilled: boolean }> => {
    const child = spawn(process.execPath, ["--input-type=module", "--eval", program(build, killAt)]);
    const [said, [code, signal]] = await Promise.all([text(child.stderr), once(child, "exit")]);
    expect(signal === "SIGKILL" || code === 0, said).toBe(true);
    return { isKilled: signal === "SIGKILL" };
  };
}

/** What is in the home folder, but for the files from which processes place builds. */
const found = () => readdirSync(home).filter((name) => !/^[0-9a-f]{16}$/.test(name));

test("A build that is killed at any step leaves the old index or the new one, whole, and nothing that the next build does not remove", async () => {
  const placeNew = prepareProcess(NEW);
  place(OLD);
  const left = new Set<string>();
  let [old, later] = [OLD, LATER];
  for (let step = 1; (await placeNew(step)).isKilled; step++) {
    const version = await placed();
    expect([old.version, NEW.version]).toContain(version);
    left.add(version === NEW.version ? "new" : "old");
    place(later);
    expect(await placed()).toBe(later.version);
    expect(readdirSync(join(home, "dist/index")).sort()).toEqual([later.version, "index.bin"].sort());
    expect(found()).toEqual(["dist"]);
    [old, later] = [later, old];
  }
  expect(left).toEqual(new Set(["old", "new"]));
  expect(await placed()).toBe(NEW.version);
});

test("Builds at once, of one corpus or of a corpus that changes between them, leave the index of one of them, whole", async () => {
  const [placeNew, placeLater] = [prepareProcess(NEW), prepareProcess(LATER)];
  for (const builds of [
    [placeNew, placeNew],
    [placeNew, placeLater],
    [placeLater, placeNew, placeLater],
  ]) {
    place(OLD);
    await Promise.all(builds.map((one) => one()));
    expect([NEW.version, LATER.version]).toContain(await placed());
    expect(found()).toEqual(["dist"]);
  }
});
