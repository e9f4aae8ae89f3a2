import { describe, expect, test } from "vitest";
import { IndexUnavailableError } from "../../../src/index/format/index-errors.ts";
import { FORMAT_VERSION, PART_BYTES } from "../../../src/index/format/layout.ts";
import { createIndexLoader, openIndex } from "../../../src/index/read/load-index.ts";
import { createAssetStore, createMemoryStore } from "../../../src/index/store/file-stores.ts";
import { expectRefused, flipByte } from "../../support/damaged-index.ts";
import { readerOf, storeOf, writeIndex } from "../../support/index-files.ts";
import { residentOf } from "../../support/index-sections.ts";
import { prepare } from "../../support/prepared-article.ts";

const ARTICLES = ["Talks refused.", "Talks began.", "Seoul waits."].map((text, at) =>
  prepare({ id: `a${at}`, passages: [text] }),
);
const { files: FILES, version: VERSION } = writeIndex(ARTICLES);
const IMAGE = residentOf(FILES);

/** Answers with one response after another, and counts what was asked for. */
function answerInTurn(...answers: (() => Response)[]) {
  const asked: string[] = [];
  const store = createAssetStore(async (file) => {
    const answer = answers[Math.min(asked.length, answers.length - 1)];
    asked.push(file);
    return answer ? answer() : Response.error();
  });
  return { store, asked };
}

const whole = () => new Response(IMAGE);

describe("The index is fetched once", () => {
  test("for requests that come one after another", async () => {
    const { store, asked } = answerInTurn(whole);
    const load = createIndexLoader(store);
    const first = await load();
    const second = await load();
    expect([first.cold, second.cold, asked]).toEqual([true, false, ["index.bin"]]);
    expect(second.index).toBe(first.index);
  });

  test("and is one and the same for requests that come at once", async () => {
    const load = createIndexLoader(answerInTurn(whole).store);
    const loaded = await Promise.all([load(), load(), load()]);
    expect(new Set(loaded.map(({ index }) => index)).size).toBe(1);
    expect((await load()).cold).toBe(false);
  });
});

describe("A fetch that fails", () => {
  test.each([
    ["a server that has none", () => new Response("none", { status: 404 }), "index.bin answered 404, wanted 200"],
    ["an answer that is cut off", () => new Response(IMAGE.slice(0, 30)), "was 30 bytes, wanted at least 40"],
    [
      "an index of another format",
      () => new Response(flipByte(IMAGE, 8, 1)),
      `Index format was ${FORMAT_VERSION ^ 1}, wanted`,
    ],
    ["a page that says it was not found", () => new Response("<!doctype html>".repeat(9)), 'wanted "PRESSMRK"'],
  ])("tells why: %s", async (_, answer, why) => {
    const failure: unknown = await createIndexLoader(answerInTurn(answer).store)().catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(IndexUnavailableError);
    expect(failure).toMatchObject({ message: expect.stringContaining(why) });
  });

  test("tells why when the network is at fault", async () => {
    const cause = new TypeError("network lost");
    const store = createAssetStore(() => Promise.reject(cause));
    const failure: unknown = await openIndex(store).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(IndexUnavailableError);
    expect(failure).toMatchObject({ message: "index.bin could not be fetched", cause });
  });

  test("does not keep the next request from an answer", async () => {
    const busy = () => new Response("", { status: 503 });
    const load = createIndexLoader(answerInTurn(busy, () => new Response(flipByte(IMAGE, 20, 1)), whole).store);
    await expect(load()).rejects.toThrow("index.bin answered 503, wanted 200");
    await expect(load()).rejects.toThrow(/^\w+ of the header was [0-9a-f]+, wanted [0-9a-f]+$/);
    expect(await load()).toMatchObject({ cold: true, index: { reference: { version: VERSION } } });
  });
});

describe("An index whose resident part is longer than a file may be", () => {
  const description = "Talks. ".repeat(Math.ceil((2.1 * PART_BYTES) / 7));
  const { files } = writeIndex(ARTICLES, { description });
  const { files: others } = writeIndex(ARTICLES, { description: description.replaceAll("s", "z") });
  const last = files.get("index-2.bin") ?? new Uint8Array();
  const middle = files.get("index-1.bin") ?? new Uint8Array();

  test("is written to files that the platform takes, the first with the header", () => {
    expect(Array.from(files, ([file, { length }]) => [file, length])).toEqual([
      ["index.bin", PART_BYTES],
      ["index-1.bin", PART_BYTES],
      ["index-2.bin", residentOf(files).length - 2 * PART_BYTES],
    ]);
  });

  test("is read from all of them, each once", async () => {
    const read: string[] = [];
    const store = storeOf((file) => {
      read.push(file);
      return readerOf(files)(file);
    });
    const index = await openIndex(store);
    expect(index.corpus.description === description).toBe(true);
    expect(index.findArticle("a2")).toBe(2);
    expect(read).toEqual(["index.bin", "index-1.bin", "index-2.bin"]);
  });

  test.each([
    ["missing", [...files].filter(([file]) => file !== "index-1.bin")],
    ["cut off", [...files, ["index-2.bin", last.subarray(1)] as const]],
    ["too long", [...files, ["index-2.bin", middle] as const]],
    ["too short", [...files, ["index-1.bin", last] as const]],
    ["one of another build", [...files, ["index-1.bin", others.get("index-1.bin") ?? last] as const]],
    ["changed by one bit", [...files, ["index-1.bin", flipByte(middle, 1_000_000, 1)] as const]],
  ])("is refused when a part is %s", async (_, damaged) => {
    const failure: unknown = await openIndex(createMemoryStore(new Map(damaged))).catch((error: unknown) => error);
    expectRefused({ answers: null, failure });
  });
});
