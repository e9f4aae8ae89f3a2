import { describe, expect, test } from "vitest";
import { buildIndex } from "../../../src/index/build-index.ts";
import { createIndexLoader, IndexUnavailableError } from "../../../src/index/load-index.ts";
import { makeCorpus } from "../../support/make-index.ts";

const ASSET = buildIndex(makeCorpus({ "a.md": "Text." }), "test");

/** Answers with one response after another, and counts what was asked for. */
function answerInTurn(...answers: (() => Response)[]) {
  let asked = 0;
  const fetchAsset = async () => {
    const answer = answers[Math.min(asked, answers.length - 1)];
    asked += 1;
    return answer ? answer() : Response.error();
  };
  return { fetchAsset, count: () => asked };
}

describe("The index is fetched once", () => {
  test("for requests that come one after another", async () => {
    const { fetchAsset, count } = answerInTurn(() => Response.json(ASSET));
    const load = createIndexLoader(fetchAsset);
    const first = await load();
    const second = await load();
    expect([first.cold, second.cold, count()]).toEqual([true, false, 1]);
    expect(second.index).toBe(first.index);
  });

  test("for requests that come at once", async () => {
    const { fetchAsset, count } = answerInTurn(() => Response.json(ASSET));
    const load = createIndexLoader(fetchAsset);
    await Promise.all([load(), load(), load()]);
    expect(count()).toBe(1);
  });
});

describe("A fetch that fails", () => {
  test.each([
    ["a server that has none", () => new Response("none", { status: 404 }), "The index asset answered 404, wanted 200"],
    ["an answer that is cut off", () => new Response('{"format":1,'), "JSON"],
    ["an index of another format", () => Response.json({ ...ASSET, format: 99 }), "index format was 99"],
  ])("tells why: %s", async (_, answer, why) => {
    const failure = await createIndexLoader(answerInTurn(answer).fetchAsset)().catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(IndexUnavailableError);
    expect(failure).toMatchObject({ cause: expect.objectContaining({ message: expect.stringContaining(why) }) });
  });

  test("does not keep the next request from an answer", async () => {
    const load = createIndexLoader(
      answerInTurn(
        () => new Response("", { status: 503 }),
        () => Response.json(ASSET),
      ).fetchAsset,
    );
    await expect(load()).rejects.toThrow("The index could not be loaded");
    expect((await load()).index.reference.version).toBe(ASSET.version);
  });
});
