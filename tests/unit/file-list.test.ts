import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { locateState, readFileAddresses, writeFileList } from "../../scripts/locate-state.ts";

test("The list of files that a server may be reading is replaced whole, and leaves nothing beside it", () => {
  const corpus = mkdtempSync(join(tmpdir(), "pressmark-test-"));
  onTestFinished(() => rmSync(corpus, { recursive: true, force: true }));
  writeFileSync(join(corpus, "lamp.md"), "The lamp.");
  const state = locateState(corpus);
  mkdirSync(state.folder, { recursive: true });
  for (const files of [new Map([["lamp", "lamp.txt"]]), new Map([["lamp", "lamp.md"]])]) writeFileList(state, files);
  expect(readFileAddresses(corpus, state)).toEqual(new Map([["lamp", pathToFileURL(join(corpus, "lamp.md")).href]]));
  expect(readdirSync(state.folder)).toEqual(["files.json"]);
});
