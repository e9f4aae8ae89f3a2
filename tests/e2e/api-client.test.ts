import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { build } from "esbuild";
import { generate } from "orval";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { PROJECT } from "./run-script.ts";

const origin = inject("origin");
/** The folder whose packages generate clients: two of the three generators need an older TypeScript than this project has. */
const HOME = join(PROJECT, "tests/clients");
const CACHE = join(HOME, ".cache");
mkdirSync(CACHE, { recursive: true });
const folder = mkdtempSync(join(CACHE, "api-client-"));
const DESCRIPTION = join(folder, "openapi.json");

function run(...args: string[]): string {
  return execFileSync(process.execPath, args, { cwd: folder, encoding: "utf8" });
}

const generateBy = (generator: string, ...args: string[]) => run(join(HOME, "node_modules", generator), ...args);

/** A generator, and how a developer asks its client: what is answered, or undefined for an error. */
interface Generator {
  name: string;
  generate: (target: string) => unknown;
  ask: string;
}

const GENERATORS: readonly Generator[] = [
  {
    name: "orval",
    generate: (target) =>
      generate(
        { input: { target: DESCRIPTION }, output: { target: `${target}.ts`, client: "fetch", baseUrl: origin } },
        folder,
      ),
    ask: `import * as api from "./orval";
import type { Article, Hit, Problem } from "./orval";

const ask = {
  search: () => api.search({ ...ASKED }).then((one) => (one.status === 200 ? one.data : undefined)),
  article: (id: string) => api.readArticle(id, {}).then((one) => (one.status === 200 ? one.data : undefined)),
  passage: (id: string) => api.readPassage(id, { neighbours: 1 }).then((one) => (one.status === 200 ? one.data : undefined)),
  quote: (text: string) => api.verifyQuote({ text }).then((one) => (one.status === 200 ? one.data : undefined)),
  list: () => api.listArticles({ source: ["none"] }).then((one) => (one.status === 200 ? one.data : undefined)),
  suggest: () => api.suggest({ q: "fish" }).then((one) => (one.status === 200 ? one.data : undefined)),
  status: () => api.status().then((one) => one.status),
  refusal: () => api.search({ q: "" }).then((one) => (one.status === 400 ? one.data : undefined)),
};`,
  },
  {
    name: "hey-api",
    generate: (target) => generateBy("@hey-api/openapi-ts/bin/run.js", "-i", DESCRIPTION, "-o", target),
    ask: `import * as api from "./hey-api";
import type { Article, Hit, Problem } from "./hey-api";

const ask = {
  search: async () => (await api.search({ query: ASKED })).data,
  article: async (id: string) => (await api.readArticle({ path: { id } })).data,
  passage: async (id: string) => (await api.readPassage({ path: { id }, query: { neighbours: 1 } })).data,
  quote: async (text: string) => (await api.verifyQuote({ query: { text } })).data,
  list: async () => (await api.listArticles({ query: { source: ["none"] } })).data,
  suggest: async () => (await api.suggest({ query: { q: "fish" } })).data,
  status: async () => (await api.status()).response?.status,
  refusal: async () => (await api.search({ query: { q: "" } })).error,
};`,
  },
  {
    name: "openapi-typescript",
    generate: (target) =>
      generateBy(
        "openapi-typescript/bin/cli.js",
        DESCRIPTION,
        ...["-o", `${target}.ts`, "--root-types", "--root-types-no-schema-prefix"],
      ),
    ask: `import createClient from "openapi-fetch";
import type { Article, Hit, paths, Problem } from "./openapi-typescript";

const { GET } = createClient<paths>({ baseUrl: ${JSON.stringify(origin)} });
const ask = {
  search: async () => (await GET("/search", { params: { query: ASKED } })).data,
  article: async (id: string) => (await GET("/articles/{id}", { params: { path: { id } } })).data,
  passage: async (id: string) =>
    (await GET("/passages/{id}", { params: { path: { id }, query: { neighbours: 1 } } })).data,
  quote: async (text: string) => (await GET("/quotes", { params: { query: { text } } })).data,
  list: async () => (await GET("/articles", { params: { query: { source: ["none"] } } })).data,
  suggest: async () => (await GET("/suggest", { params: { query: { q: "fish" } } })).data,
  status: async () => (await GET("/status")).response.status,
  refusal: async () => (await GET("/search", { params: { query: { q: "" } } })).error,
};`,
  },
];

/** What a developer would write on a client that was made, by the names that the description gives. */
const PROGRAM = `
const ASKED = { q: "who repatriated the fishermen", limit: 2, facets: ["source" as const] };

/** What is answered as JSON; the description has other forms too. */
function whole<T>(answer: T | string | undefined): T {
  if (answer === undefined || typeof answer === "string") throw new Error("No answer");
  return answer;
}

const hits: readonly Hit[] = whole(await ask.search()).hits;
const [first] = hits;
if (!first) throw new Error("No first hit");
const article: Article = whole(await ask.article(first.article.id));
const problem: Problem | undefined = await ask.refusal();
// @ts-expect-error: a hit has no such field
void first.headline;
console.log(JSON.stringify({
  title: first.title,
  isWhole: article.text.includes(first.text),
  passage: whole(await ask.passage(first.id)).id === first.id,
  match: whole(await ask.quote(first.text.slice(0, 60))).match,
  total: whole(await ask.list()).total,
  completed: whole(await ask.suggest()).suggestions.length > 0,
  status: await ask.status(),
  problem: problem?.errors[0]?.path,
}));
`;

beforeAll(async () => {
  writeFileSync(DESCRIPTION, await (await fetch(`${origin}/openapi.json`)).text());
  writeFileSync(
    join(folder, "tsconfig.json"),
    JSON.stringify({
      extends: join(PROJECT, "tsconfig.node.json"),
      // What hey-api writes beside the types is not made for it.
      compilerOptions: { exactOptionalPropertyTypes: false },
      include: ["*.ts"],
      exclude: [],
    }),
  );
  for (const { name, generate, ask } of GENERATORS) {
    await generate(join(folder, name));
    writeFileSync(join(folder, `${name}.program.ts`), ask + PROGRAM);
  }
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("Generators make clients of the description, with names that a person would choose, which compile", () => {
  const compiler = join(createRequire(import.meta.url).resolve("typescript/package.json"), "../bin/tsc");
  const { stdout, status } = spawnSync(process.execPath, [compiler, "--project", folder], { encoding: "utf8" });
  expect({ stdout, status }).toEqual({ stdout: "", status: 0 });
});

test.each(GENERATORS)("The client that $name makes asks and is answered", async ({ name }) => {
  const outfile = join(folder, `${name}.mjs`);
  await build({ entryPoints: [join(folder, `${name}.program.ts`)], bundle: true, format: "esm", outfile });
  expect(JSON.parse(run(outfile))).toEqual({
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
