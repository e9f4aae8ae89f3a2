import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { z } from "zod";
import { Problem } from "../../../src/contract/request-errors.ts";
import { SearchResponse } from "../../../src/contract/search-response.ts";
import { createIndexLoader } from "../../../src/index/read/load-index.ts";
import { createAssetStore } from "../../../src/index/store/file-stores.ts";
import { shareReads } from "../../../src/index/store/share-reads.ts";
import { flipByte } from "../../support/damaged-index.ts";
import { type IndexFiles, writeIndex } from "../../support/index-files.ts";
import { makeLargeCorpus } from "../../support/large-corpus.ts";
import { ORIGIN, serveIndex, type TestService } from "../../support/make-service.ts";
import { modern, post, rpc } from "../../support/mcp-messages.ts";
import { passTime, stopTime } from "../../support/pass-time.ts";

const CORPUS = makeLargeCorpus();
const { files: FILES, version: VERSION } = writeIndex(CORPUS);
/** Other articles under the same names, whose files have the same names too. */
const { files: OTHERS, version: OTHER_VERSION } = writeIndex(CORPUS.toReversed());

/** Answers a fetch of a file, in the place of its bytes. */
type Fault = (bytes: Uint8Array<ArrayBuffer>, name: string) => Promise<Response>;

const hang: Fault = () => new Promise(() => {});

/** A service whose files the test can harm. */
class Scene {
  files: IndexFiles;
  fault: Fault | null = null;
  /** Which files the fault befalls. */
  befalls: (name: string) => boolean = () => true;
  readonly fetched: string[] = [];
  readonly service: Omit<TestService, "index">;

  constructor(files = FILES) {
    this.files = files;
    const store = createAssetStore(async (path) => {
      const name = path.slice(path.lastIndexOf("/") + 1);
      this.fetched.push(name);
      const bytes = this.files.get(name)?.slice();
      if (this.fault && this.befalls(name)) return this.fault(bytes ?? new Uint8Array(), name);
      return bytes ? new Response(bytes) : new Response(null, { status: 404 });
    });
    this.service = serveIndex(createIndexLoader(shareReads(store)));
  }

  get(path: string, headers?: Record<string, string>): Promise<Response> {
    return passTime(this.service.get(path, headers));
  }

  fetch(request: Request): Promise<Response> {
    return passTime(this.service.fetch(request));
  }

  /** Lets a fault befall what is fetched; time passes fast while a file never comes. */
  harm(fault: Fault): void {
    this.fault = fault;
    if (fault === hang) stopTime();
  }

  heal(): void {
    this.fault = null;
    vi.useRealTimers();
  }
}

const QUERY = "c cbb d hbbb";
const SEARCH = `/search?${new URLSearchParams({ q: QUERY })}`;
const CALL = { name: "search", arguments: { query: QUERY } };

/** Services over either build, to which nothing happens. */
const WHOLE = new Map([FILES, OTHERS].map((files, at) => [at === 0 ? VERSION : OTHER_VERSION, new Scene(files)]));

/** What a build answers to a search. */
async function rightAnswer(version: string, path: string): Promise<SearchResponse | undefined> {
  const response = await WHOLE.get(version)?.get(path);
  return response && SearchResponse.parse(await response.json());
}

beforeAll(() => {
  vi.spyOn(console, "error").mockImplementation(() => {});
});
afterEach(() => {
  vi.useRealTimers();
});
afterAll(() => {
  vi.restoreAllMocks();
});

async function expectRight(scene: Scene): Promise<void> {
  const response = await scene.get(SEARCH);
  expect(response.status).toBe(200);
  expect(await response.json()).toEqual(await rightAnswer(VERSION, SEARCH));
}

const UNREADABLE = "The index cannot be read now";

/** Sees to it that a program and a reader are told that there is no answer now. */
async function expectUnavailable(scene: Scene): Promise<void> {
  const response = await scene.get(SEARCH);
  const { headers } = response;
  expect([
    response.status,
    headers.get("Content-Type"),
    headers.get("Retry-After"),
    headers.get("Cache-Control"),
  ]).toEqual([503, "application/problem+json", "5", "no-store"]);
  expect(Problem.parse(await response.json())).toMatchObject({ status: 503, detail: UNREADABLE });
  const page = await scene.get(`/?${new URLSearchParams({ q: QUERY })}`, { Accept: "text/html" });
  expect([page.status, page.headers.get("Retry-After")]).toEqual([503, "5"]);
  expect(await page.text()).toContain(`>${UNREADABLE}.`);
}

const ToolFailure = z.object({
  result: z.object({ isError: z.literal(true), content: z.tuple([z.object({ text: z.string() })]) }),
});
/** The same call as a client of each era makes it. */
const CALLS = [() => post(rpc("tools/call", CALL, 7), {}, `${ORIGIN}/mcp`), () => modern("tools/call", CALL)];

/** Sees to it that assistants learn in a sentence that a tool has no answer now. */
async function expectToolFailure(scene: Scene): Promise<void> {
  for (const make of CALLS) {
    const response = await scene.fetch(make());
    expect(response.status).toBe(200);
    const { result } = ToolFailure.parse(await response.json());
    expect(result.content[0].text).toMatch(new RegExp(`^${UNREADABLE}, .*; try again`));
  }
}

/** What can be wrong with a file on its way. */
const FAULTS: [string, Fault][] = [
  ["is missing", async () => new Response("none", { status: 404 })],
  ["is cut off", async (bytes) => new Response(bytes.slice(0, bytes.length / 2))],
  ["is changed by one bit", async (bytes) => new Response(flipByte(bytes, 20, 1))],
  ["is answered with a failure of the platform", async () => new Response(null, { status: 500 })],
  ["is lost by the network", () => Promise.reject(new TypeError("network lost"))],
  ["never comes", hang],
  [
    "does not fit the memory that is left",
    async () =>
      Object.assign(new Response(), { bytes: () => Promise.reject(new RangeError("Array buffer allocation failed")) }),
  ],
];

describe("While the file that an index begins with", () => {
  test.each(FAULTS)("%s, every door says so, and the first request after it answers", async (_, fault) => {
    const scene = new Scene();
    scene.harm(fault);
    await expectUnavailable(scene);
    for (const make of CALLS) {
      const response = await scene.fetch(make());
      expect([response.status, response.headers.get("Retry-After")]).toEqual([503, "5"]);
      const id: unknown = expect.toBeOneOf([1, 7]);
      const error = { code: -32603, message: `${UNREADABLE}; try again in a few seconds` };
      expect(await response.json()).toEqual({ jsonrpc: "2.0", id, error });
    }
    scene.heal();
    await expectRight(scene);
  });
});

describe("While a file of articles or postings", () => {
  const others: [string, Fault] = ["is of another build", async (_, name) => new Response(OTHERS.get(name)?.slice())];

  test.each([...FAULTS, others])(
    "%s, every door says so, what needs none is answered, and the first request after it answers",
    async (_, fault) => {
      for (const section of ["passages", "postings"]) {
        const scene = new Scene();
        scene.befalls = (name) => name.startsWith(section);
        scene.harm(fault);
        await expectUnavailable(scene);
        await expectToolFailure(scene);
        expect((await scene.get("/status")).status).toBe(200);
        scene.heal();
        await expectRight(scene);
      }
    },
  );
});

test("A fetch that fails once costs one request its answer", async () => {
  const scene = new Scene();
  scene.fault = async () => {
    scene.fault = null;
    return new Response(null, { status: 500 });
  };
  expect((await scene.get(SEARCH)).status).toBe(503);
  await expectRight(scene);
});

test("Fetches that are slow give the right answer", async () => {
  const scene = new Scene();
  scene.fault = async (bytes) => {
    for (let turn = 0; turn < 20; turn++) await new Promise(setImmediate);
    return new Response(bytes);
  };
  await expectRight(scene);
});

test("200 requests at once to a service that has just started fetch each file once", async () => {
  const scene = new Scene();
  const answers = await Promise.all(Array.from({ length: 200 }, () => scene.get(SEARCH)));
  const right = await rightAnswer(VERSION, SEARCH);
  for (const answer of answers) expect(await answer.json()).toEqual(right);
  expect(scene.fetched.length).toBeGreaterThan(5);
  expect(scene.fetched).toEqual([...new Set(scene.fetched)]);
});

describe("While a deployment replaces one file after another", () => {
  const names = [...OTHERS.keys()].filter((name) => /^(?:passages|postings|index)/.test(name)).sort();

  test.each([
    ["first", names],
    ["last", names.toReversed()],
  ])(
    "the one that the index begins with %s, each answer is one build's, and after ten seconds more the new one answers",
    async (_, order) => {
      const scene = new Scene();
      await expectRight(scene);
      for (const [at, name] of order.entries()) {
        scene.files = new Map([...scene.files, [name, OTHERS.get(name) ?? new Uint8Array()]]);
        if (at % 5 > 0) continue;
        // Words of their own, so that files are read that memory does not hold.
        const path = `/search?q=${"bcdfghjklm"[at % 10]}bb+${"bcdfghjklm"[(at + 3) % 10]}cd`;
        const response = await scene.get(path);
        if (response.status === 200) {
          const answer = SearchResponse.parse(await response.json());
          expect(answer).toEqual(await rightAnswer(answer.index.version, path));
        } else expect([response.status, response.headers.get("Retry-After")]).toEqual([503, "5"]);
      }
      scene.files = OTHERS;
      // What was looked into is, again, later on, by the first request that meets a file: of pages memory holds none.
      vi.useFakeTimers({ now: Date.now() + 10_000, toFake: ["Date"] });
      await scene.get("/articles/article-7", { Accept: "text/html" });
      expect(await (await scene.get(SEARCH)).json()).toEqual(await rightAnswer(OTHER_VERSION, SEARCH));
    },
  );
});
