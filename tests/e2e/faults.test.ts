import { readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parse } from "smol-toml";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestHarness } from "wrangler";
import { z } from "zod";
import { writeDist } from "../../scripts/write-dist.ts";
import { Problem } from "../../src/contract/request-errors.ts";
import { SearchResponse } from "../../src/contract/search-response.ts";
import { BUNDLE_FOLDER } from "../setup/build.ts";
import { writeIndex } from "../support/index-files.ts";
import { makeLargeCorpus } from "../support/large-corpus.ts";
import { PROJECT } from "./run-script.ts";

const ASSETS = "faulty-assets";

let folder: string;
let harness: ReturnType<typeof createTestHarness>;
let origin: string;

/** The Worker as it is deployed, over an index of many files that come from a Worker which the tests can harm. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "faults-"));
  const dist = join(folder, "dist");
  const { files, version } = writeIndex(makeLargeCorpus());
  writeDist(dist, (output) => {
    for (const [file, bytes] of files) output.write(file, bytes);
    return { version };
  });
  const { build: _, assets: __, main, ...config } = parse(readFileSync(join(PROJECT, "wrangler.toml"), "utf8"));
  const served = {
    ...config,
    main: resolve(PROJECT, String(main)),
    services: [{ binding: "ASSETS", service: ASSETS }],
  };
  const faulty = {
    name: ASSETS,
    main: join(import.meta.dirname, "faulty-assets.ts"),
    compatibility_date: config.compatibility_date,
    assets: { directory: dist, binding: "FILES", run_worker_first: true },
  };
  const [configPath, faultyPath] = [join(folder, "wrangler.json"), join(folder, "assets.json")];
  await writeFile(configPath, JSON.stringify(served));
  await writeFile(faultyPath, JSON.stringify(faulty));
  harness = createTestHarness({
    workers: [{ configPath, prebuiltWorkerDir: resolve(PROJECT, BUNDLE_FOLDER) }, { configPath: faultyPath }],
  });
  origin = (await harness.listen()).url.origin;
});

afterAll(async () => {
  await harness.close();
  await rm(folder, { recursive: true });
});

/** Sets what is wrong with which files; gives the names of those fetched since the last time. */
async function setFault(fault: { files: string; kind: string } | null): Promise<string[]> {
  const response = await harness
    .getWorker(ASSETS)
    .fetch("http://control/", { method: "POST", body: JSON.stringify(fault) });
  return z.array(z.string()).parse(await response.json());
}

const search = (q: string, init: RequestInit = {}) => fetch(`${origin}/search?${new URLSearchParams({ q })}`, init);

async function expectAnswer(response: Response): Promise<SearchResponse> {
  expect(response.status).toBe(200);
  return SearchResponse.parse(await response.json());
}

async function expectUnavailable(response: Response): Promise<void> {
  const { headers } = response;
  expect([response.status, headers.get("Content-Type"), headers.get("Retry-After")]).toEqual([
    503,
    "application/problem+json",
    "5",
  ]);
  expect(Problem.parse(await response.json()).detail).toBe("The index cannot be read now");
}

test("200 requests at once to an isolate that has just started are answered, and do not fetch each for itself", async () => {
  await setFault({ files: "", kind: "slow" });
  const controller = new AbortController();
  const first = search("c cbb d hbbb", { signal: controller.signal }).catch((error: unknown) => error);
  const others = Array.from({ length: 200 }, () => search("c cbb d hbbb"));
  controller.abort();
  expect(await first).toMatchObject({ name: "AbortError" });
  const answers = await Promise.all(others.map(async (one) => expectAnswer(await one)));
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  const fetched = await setFault(null);
  const counts = [...Map.groupBy(fetched, (file) => file).values()].map(({ length }) => length);
  expect(counts.length).toBeGreaterThan(5);
  // One each, unless the machine is so busy that some lose patience.
  expect(Math.max(...counts)).toBeLessThan(10);
});

test("Whatever is wrong with a file of the index is a 503, what needs none is answered, and so is the first request after it", async () => {
  await harness.reset();
  origin = (await harness.listen()).url.origin;
  for (const kind of ["missing", "cut", "changed", "hanging"]) {
    await setFault({ files: "index.bin", kind });
    await expectUnavailable(await search("mmm"));
    expect((await fetch(`${origin}/openapi.json`)).status).toBe(200);
  }
  for (const kind of ["missing", "cut", "changed"]) {
    await setFault({ files: "passages", kind });
    await expectUnavailable(await search("mmm"));
    expect((await fetch(`${origin}/status`)).status).toBe(200);
  }
  await setFault(null);
  await expectAnswer(await search("mmm"));
});
