import { describe, expect, test } from "vitest";
import { makeIndex } from "../../../support/make-index.ts";
import { makeService, ORIGIN } from "../../../support/make-service.ts";

const service = await makeService(await makeIndex({ "fjörð 'a' (b).md": "# Fjörð\n\nHens swim.\n" }));
const BROWSER = { Accept: "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8" };

describe("The address of the tools", () => {
  test("leads a browser to the page that says how to connect", async () => {
    const response = await service.get("/mcp", BROWSER);
    expect([response.status, response.headers.get("Location")]).toEqual([303, "/connect"]);
    expect(response.headers.get("Vary")).toContain("Accept");
  });

  test.each(["text/event-stream", "application/json, text/event-stream", "*/*"])(
    "refuses a program that wants %s by GET, and no cache keeps that",
    async (Accept) => {
      const { status, headers } = await service.get("/mcp", { Accept });
      expect([status, headers.get("Allow"), headers.get("Cache-Control")]).toEqual([405, "POST, OPTIONS", "no-store"]);
    },
  );
});

test("A citation is a file that is named after its article", async () => {
  const { articles } = await (await service.get("/articles")).json();
  const [{ id }] = articles;
  for (const [format, extension] of [
    ["bibtex", "bib"],
    ["ris", "ris"],
    ["csl", "json"],
  ]) {
    const { headers } = await service.get(`/articles/${encodeURIComponent(id)}?format=${format}`);
    const [, name = ""] =
      /^attachment; filename\*=UTF-8''([\w.%~-]+)$/.exec(headers.get("Content-Disposition") ?? "") ?? [];
    expect(decodeURIComponent(name)).toBe(`${id}.${extension}`);
  }
  expect((await service.get(`/articles/${encodeURIComponent(id)}`)).headers.get("Content-Disposition")).toBeNull();
});

test("A page says which language it speaks, and what is for programs has none", async () => {
  const page = await service.get("/articles", { ...BROWSER, "Accept-Language": "fr" });
  expect(page.headers.get("Content-Language")).toBe("fr");
  expect((await service.get("/articles")).headers.get("Content-Language")).toBeNull();
});

test("The icon is read only, as everything is", async () => {
  const response = await service.fetch(new Request(`${ORIGIN}/favicon.ico`, { method: "POST" }));
  expect([response.status, response.headers.get("Allow")]).toEqual([405, "GET, HEAD, OPTIONS"]);
});

test("A size has its name before it as each language writes that", async () => {
  const read = async (lang: string) => (await service.get("/corpus", { ...BROWSER, "Accept-Language": lang })).text();
  expect(await read("fr")).toContain("Index : ");
  expect(await read("de")).toContain("Index: ");
  expect(await read("ja")).toMatch(/：\d/);
});
