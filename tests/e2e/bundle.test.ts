import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, inject, test } from "vitest";
import { z } from "zod";
import { Problem } from "../../src/contract/request-errors.ts";
import { BUNDLE_FOLDER } from "../setup/build.ts";

/** Free plans take 3 MiB; this keeps a start of the Worker far below its second of CPU. Measured: 320 KiB, of which stemmers and stop words are 80. */
const MAX_GZIP_BYTES = 360 * 1024;

/** Packages that read what owners write. */
const PARSERS = /^(?:micromark|mdast|hast|unist|parse5|yaml$|github-slugger$|commander$)/;

const scripts = readdirSync(BUNDLE_FOLDER).filter((file) => file.endsWith(".js"));

function readSources(script: string): string[] {
  const map: unknown = JSON.parse(readFileSync(join(BUNDLE_FOLDER, `${script}.map`), "utf8"));
  return z.object({ sources: z.array(z.string()) }).parse(map).sources;
}

describe("The Worker that is deployed", () => {
  test("is small enough to start at once", () => {
    const sizes = scripts.map((script) => gzipSync(readFileSync(join(BUNDLE_FOLDER, script)), { level: 9 }).length);
    expect(scripts).not.toEqual([]);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(MAX_GZIP_BYTES);
  });

  test("holds its three doors and nothing of what reads articles", () => {
    const sources = scripts.flatMap(readSources);
    const own = sources.filter((source) => !source.includes("node_modules"));
    const packages = sources.map((source) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/s.exec(source)?.[1] ?? "");
    for (const door of ["http", "mcp", "page"]) expect(own.join("\n")).toContain(`/src/doors/${door}/`);
    expect(own.filter((source) => source.includes("/src/corpus/"))).toEqual([]);
    expect(packages.filter((name) => PARSERS.test(name))).toEqual([]);
  });

  test("has no word that only a parser of articles has", () => {
    for (const script of scripts) {
      expect(readFileSync(join(BUNDLE_FOLDER, script), "utf8")).not.toMatch(/micromark|mdast|hast-util|YAMLParseError/);
    }
  });
});

describe("The files that are deployed beside it", () => {
  test("are public where a page needs them", async () => {
    for (const [file, type] of [
      ["base.css", "text/css"],
      ["icon.svg", "image/svg+xml"],
    ]) {
      const response = await fetch(`${inject("origin")}/pages/${file}`);
      expect(response.status).toBe(200);
      expect(response.headers.get("content-type")).toContain(type);
    }
  });

  test("are not public where they are the index", async () => {
    const response = await fetch(`${inject("origin")}/index/index.bin`);
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    expect(Problem.parse(await response.json())).toMatchObject({ status: 404 });
  });
});
