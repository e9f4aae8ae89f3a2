import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { build } from "esbuild";
import { generate } from "orval";
import { afterAll, beforeAll, expect, inject, test } from "vitest";

const ROOT = resolve(import.meta.dirname, "../..");
const origin = inject("origin");
/** Below the root, so that the compiler finds its types. */
const CACHE = join(ROOT, ".cache");
mkdirSync(CACHE, { recursive: true });
const folder = mkdtempSync(join(CACHE, "api-client-"));

/** What a developer would write on the client that was made, by the names that the description gives. */
const PROGRAM = `import {
  type Article, type Hit, listArticles, type Problem, readArticle, readPassage, search, status, suggest, verifyQuote } from "./client";

const found = await search({ q: "who repatriated the fishermen", limit: 2, facets: ["source"] });
if (found.status !== 200 || typeof found.data === "string") throw new Error("No hits");
const hits: Hit[] = found.data.hits;
const [first] = hits;
if (!first) throw new Error("No first hit");
const read = await readArticle(first.article.id, {});
if (read.status !== 200 || typeof read.data === "string") throw new Error("No article");
const article: Article = read.data;
const passage = await readPassage(first.id, { neighbours: 1 });
const quote = await verifyQuote({ text: first.text.slice(0, 60) });
const list = await listArticles({ source: ["none"] });
const completed = await suggest({ q: "fish" });
const refused = await search({ q: "" });
const problem: Problem | null = refused.status === 400 ? refused.data : null;
// @ts-expect-error: a hit has no such field
void first.headline;
console.log(JSON.stringify({
  title: first.title,
  isWhole: article.text.includes(first.text),
  passage: passage.status === 200 && passage.data.id === first.id,
  match: quote.status === 200 && quote.data.match,
  total: list.status === 200 && typeof list.data !== "string" && list.data.total,
  completed: completed.status === 200 && completed.data.suggestions.length > 0,
  status: (await status()).status,
  problem: problem?.errors[0]?.path,
}));
`;

beforeAll(async () => {
  const description = join(folder, "openapi.json");
  writeFileSync(description, await (await fetch(`${origin}/openapi.json`)).text());
  const output = { target: join(folder, "client.ts"), client: "fetch", baseUrl: origin } as const;
  await generate({ input: { target: description }, output }, folder);
  writeFileSync(join(folder, "program.ts"), PROGRAM);
  writeFileSync(
    join(folder, "tsconfig.json"),
    JSON.stringify({ extends: join(ROOT, "tsconfig.node.json"), include: ["*.ts"] }),
  );
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(...args: string[]): string {
  return execFileSync(process.execPath, args, { cwd: folder, encoding: "utf8" });
}

test("A generator makes a client of the description, with names that a person would choose, which compiles and runs", async () => {
  const compiler = join(createRequire(import.meta.url).resolve("typescript/package.json"), "../bin/tsc");
  run(compiler, "--project", folder);
  await build({
    entryPoints: [join(folder, "program.ts")],
    bundle: true,
    format: "esm",
    outfile: join(folder, "program.mjs"),
  });
  expect(JSON.parse(run("program.mjs"))).toEqual({
    title: "Kim Yo Jong’s refusal explained: what Seoul offered, what Pyongyang answered",
    isWhole: true,
    passage: true,
    match: "exact",
    total: 0,
    completed: true,
    status: 200,
    problem: "q",
  });
});
