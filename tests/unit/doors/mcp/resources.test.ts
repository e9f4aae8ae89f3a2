import { describe, expect, test, vi } from "vitest";
import { z } from "zod";
import { IndexUnavailableError } from "../../../../src/index/format/index-errors.ts";
import { openIndex } from "../../../../src/index/read/load-index.ts";
import { readerOf, storeOf, writeIndex } from "../../../support/index-files.ts";
import { makeIndex } from "../../../support/make-index.ts";
import { makeService, ORIGIN } from "../../../support/make-service.ts";
import { post, rpc } from "../../../support/mcp-messages.ts";
import { prepare } from "../../../support/prepared-article.ts";

const ids = ["MED-1", "MED-10", "MED-100", "MED-2", "PLAIN-MED-1", "talks-of-july"];
const lines = ids.map((_id) => JSON.stringify({ _id, title: _id, text: "Talks were held." })).join("\n");
const index = await makeIndex({ "articles.jsonl": lines });
const { fetch } = await makeService(index);

async function ask(method: string, params: object): Promise<unknown> {
  return (await fetch(post(rpc(method, params), {}, `${ORIGIN}/mcp`))).json();
}

const Completion = z.object({ result: z.object({ completion: z.object({ values: z.array(z.string()) }) }) });

async function complete(value: string): Promise<string[]> {
  const ref = { type: "ref/resource", uri: "article://{id}" };
  return Completion.parse(await ask("completion/complete", { ref, argument: { name: "id", value } })).result.completion
    .values;
}

describe("An id that is being typed", () => {
  test("is completed to those that begin so, then those that hold it, then the nearest", async () => {
    expect(await complete("MED-1")).toEqual(["MED-1", "MED-10", "MED-100", "PLAIN-MED-1"]);
  });

  test("may be in any case, and the address of a resource", async () => {
    for (const typed of ["med-10", "Med-10", "article://MED-10"])
      expect((await complete(typed)).slice(0, 2)).toEqual(["MED-10", "MED-100"]);
  });

  test("is completed to the nearest where none begins so", async () => {
    expect(await complete("talk-of-july")).toEqual(["talks-of-july"]);
    expect(await complete("zzz")).toEqual([]);
  });

  test("is any of them at first", async () => {
    expect(await complete("")).toEqual(ids);
  });
});

test("A resource whose bytes cannot be had is an internal error in plain words; why is for the log", async () => {
  using log = vi.spyOn(console, "error").mockImplementation(() => {});
  // More text than memory holds is in files of its own, which here are not to be had.
  const passages = Array.from(
    { length: 600 },
    (_, at) => `Passage ${at} of a long article. ${"The talks were refused. ".repeat(50)}`,
  );
  const { files } = writeIndex([prepare({ id: "long", passages })]);
  const resident = new Map([...files].filter(([file]) => file.startsWith("index")));
  const broken = await makeService(await openIndex(storeOf(readerOf(resident))));
  const request = post(rpc("resources/read", { uri: "article://long" }), {}, `${ORIGIN}/mcp`);
  expect(await (await broken.fetch(request)).json()).toMatchObject({
    error: { code: -32603, message: expect.stringMatching(/^The index cannot be read now/) },
  });
  expect(log).toHaveBeenCalledExactlyOnceWith(expect.any(IndexUnavailableError));
  log.mockRestore();
});
