import { env } from "cloudflare:workers";
import { describe, expect, test } from "vitest";
import { createIndexLoader, IndexUnavailableError } from "../../src/index/load-index.ts";

const fetchIndex = () => env.ASSETS.fetch("https://assets/index.json");

describe("The index, when it cannot be had at first,", () => {
  test.each([
    ["its file is missing", () => env.ASSETS.fetch("https://assets/missing.json")],
    ["its file is something else", () => env.ASSETS.fetch("https://assets/pages/style.css")],
    ["the platform fails", () => Promise.reject(new Error("network lost"))],
  ])("is loaded by a later request: %s", async (_, failing) => {
    const answers = [failing, failing, fetchIndex];
    const load = createIndexLoader(() => (answers.shift() ?? fetchIndex)());
    await expect(load()).rejects.toThrow(IndexUnavailableError);
    await expect(load()).rejects.toThrow("The index could not be loaded");
    const loaded = await load();
    expect(loaded.cold).toBe(true);
    expect(loaded.index.reference.articles).toBe(5);
    expect(await load()).toEqual({ index: loaded.index, cold: false });
  });

  test("is fetched once for all requests that wait for it", async () => {
    let fetches = 0;
    const load = createIndexLoader(() => {
      fetches += 1;
      return fetchIndex();
    });
    const loaded = await Promise.all([load(), load(), load()]);
    expect(fetches).toBe(1);
    expect(new Set(loaded.map(({ index }) => index)).size).toBe(1);
  });
});
