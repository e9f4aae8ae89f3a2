import { env } from "cloudflare:workers";
import { describe, expect, test } from "vitest";
import { IndexUnavailableError } from "../../src/index/format/index-errors.ts";
import { createIndexLoader } from "../../src/index/read/load-index.ts";
import { createAssetStore } from "../../src/index/store/file-stores.ts";

const fetchFile = (name: string) => env.ASSETS.fetch(`https://assets/index/${name}`);

describe("The index, when it cannot be had at first,", () => {
  test.each([
    [
      "its file is missing",
      () => env.ASSETS.fetch("https://assets/index/missing.bin"),
      /^index\.bin answered 404, wanted 200$/,
    ],
    ["its file is something else", () => env.ASSETS.fetch("https://assets/pages/base.css"), /wanted "PRESSMRK"$/],
    ["the platform fails", () => Promise.reject(new Error("network lost")), /^index\.bin could not be fetched$/],
  ])("is loaded by a later request: %s", async (_, failing, message) => {
    const answers: (typeof fetchFile)[] = [failing, failing];
    const load = createIndexLoader(createAssetStore((name) => (answers.shift() ?? fetchFile)(name)));
    await expect(load()).rejects.toThrow(IndexUnavailableError);
    await expect(load()).rejects.toThrow(message);
    const loaded = await load();
    expect(loaded.cold).toBe(true);
    expect(loaded.index.reference.articles).toBe(5);
  });
});

describe("The index, once it is open,", () => {
  /** A loader, and the files that it fetched. */
  function countFetches() {
    const fetched: string[] = [];
    const load = createIndexLoader(
      createAssetStore((name) => {
        fetched.push(name);
        return fetchFile(name);
      }),
    );
    return { load, fetched };
  }

  test("is kept for all later requests", async () => {
    const { load, fetched } = countFetches();
    const { index } = await load();
    expect(await load()).toEqual({ index, cold: false });
    expect(fetched).toEqual(["index.bin"]);
  });

  test("is one for all, though each that waited asked the store itself: the loader waits for no other request", async () => {
    const { load, fetched } = countFetches();
    const loaded = await Promise.all([load(), load(), load()]);
    expect(fetched).toEqual(["index.bin", "index.bin", "index.bin"]);
    expect(loaded.map(({ cold }) => cold)).toEqual([true, true, true]);
    expect(new Set(loaded.map(({ index }) => index)).size).toBe(1);
  });
});
