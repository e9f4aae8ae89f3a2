import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { StatusDocument } from "../../../../src/contract/article-documents.ts";
import { Problem } from "../../../../src/contract/request-errors.ts";
import { Access } from "../../../../src/doors/access/access.ts";
import { hashKey } from "../../../../src/doors/access/access-keys.ts";
import { createApp } from "../../../../src/doors/http/app.ts";
import { openIndex } from "../../../../src/index/read/load-index.ts";
import { flipByte } from "../../../support/damaged-index.ts";
import { readerOf, storeOf, writeIndex } from "../../../support/index-files.ts";
import { prepare } from "../../../support/prepared-article.ts";

const { files: FILES } = writeIndex([prepare({ id: "talks", passages: ["The talks were refused."] })]);
const DEPLOYED = "2026-11-26T12:00:00.000Z";

/** Seconds after which an uptime check asks again; a check holds for less. */
const LATER = 60_000;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"] });
  vi.spyOn(console, "error").mockImplementation(() => {});
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** A service whose index is open in memory, over files that can be exchanged. */
async function makeWatched(access = new Access()) {
  const held = new Map(FILES);
  const read: string[] = [];
  const store = storeOf((file) => {
    read.push(file);
    return readerOf(held)(file);
  });
  const index = await openIndex(store);
  const loadIndex = async () => ({ index, cold: false });
  const platform = { loadIndex, codeVersion: "code-1", deployed: DEPLOYED, access };
  const app = createApp(platform, async () => new Response(null));
  const ask = async (init: RequestInit = {}) => {
    vi.setSystemTime(Date.now() + LATER);
    return app.request("/status", init);
  };
  read.length = 0;
  return { held, read, ask, app };
}

describe("GET /status", () => {
  test("names the versions of the index and of the code, and when they were put in place", async () => {
    const { ask } = await makeWatched();
    const status = StatusDocument.parse(await (await ask()).json());
    expect(status).toMatchObject({ status: "ok", code: { version: "code-1", deployed: DEPLOYED } });
    expect(status.index.version).toMatch(/^[\da-f]{16}$/);
  });

  test("is answered to HEAD alike, without a body", async () => {
    const { ask, held } = await makeWatched();
    const head = await ask({ method: "HEAD" });
    expect([head.status, await head.text()]).toEqual([200, ""]);
    held.clear();
    const failing = await ask({ method: "HEAD" });
    expect([failing.status, await failing.text()]).toEqual([503, ""]);
  });

  test("reads every file of the index in turn, though memory holds it", async () => {
    const { ask, read } = await makeWatched();
    for (const _ of FILES.keys()) expect((await ask()).status).toBe(200);
    expect([...read].sort()).toEqual([...FILES.keys()].sort());
  });

  test.each([...FILES.keys()])("is a 503 while %s cannot be read, and no longer", async (file) => {
    const right = FILES.get(file) ?? new Uint8Array();
    for (const wrong of [null, flipByte(right, 20, 1), right.subarray(0, 30)]) {
      const { ask, held } = await makeWatched();
      if (wrong) held.set(file, wrong);
      else held.delete(file);
      const statuses: number[] = [];
      for (let count = 0; count < FILES.size; count++) statuses.push((await ask()).status);
      expect(statuses).toContain(503);
      expect(statuses.at(-1)).toBe(503);
      const failing = await ask();
      expect(Problem.parse(await failing.json()).detail).toBe("The index cannot be read now");
      expect(failing.headers.get("Retry-After")).toBe("5");
      held.set(file, right);
      for (let count = 0; count < FILES.size; count++) expect((await ask()).status).toBe(200);
    }
  });

  test("is checked though the client has the answer already", async () => {
    const { ask, held } = await makeWatched();
    const headers = { "If-None-Match": (await ask()).headers.get("ETag") ?? "" };
    expect((await ask({ headers })).status).toBe(304);
    held.clear();
    expect((await ask({ headers })).status).toBe(503);
  });

  test("costs a fetch in ten seconds, however often it is asked for", async () => {
    const { app, read } = await makeWatched();
    for (let count = 0; count < 50; count++) expect((await app.request("/status")).status).toBe(200);
    expect(read).toHaveLength(1);
  });

  test("tells a stranger to a private corpus that it can be read, and nothing of what it holds", async () => {
    const keys = [{ name: "ada", hash: hashKey("pm_ada"), may: ["quotes" as const] }];
    const { ask, held } = await makeWatched(new Access({ keys }));
    expect(await (await ask()).json()).toEqual({ status: "ok" });
    expect((await ask({ method: "HEAD" })).status).toBe(200);
    const known = await ask({ headers: { Authorization: "Bearer pm_ada" } });
    expect(StatusDocument.parse(await known.json()).index.articles).toBe(1);
    held.clear();
    const failing = await ask();
    expect([failing.status, (await failing.text()).includes("talks")]).toEqual([503, false]);
  });
});
