import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { runScript } from "./run-script.ts";

/** What Cloudflare says of a Worker that an account has, by its name: the variables of its latest version. */
const DEPLOYED: Record<string, Record<string, string>> = {
  birds: { CORPUS: "birds" },
  boats: { CORPUS: "harbour" },
  shop: { PRICES: "high" },
};

const answer = (result: unknown) => JSON.stringify({ success: true, errors: [], messages: [], result });
const refuse = (code: number, message: string) =>
  JSON.stringify({ success: false, errors: [{ code, message }], messages: [], result: null });

/** What Cloudflare's API answers to a question about a Worker: its deployments, or one version. */
function describeWorker(path: string): string | null {
  const [, name = "", kind = ""] = /\/workers\/scripts\/([\w-]+)\/(deployments|versions\/v1)$/.exec(path) ?? [];
  if (kind === "") return null;
  if (name === "locked") return refuse(10000, "Authentication error");
  const vars = DEPLOYED[name];
  if (!vars) return refuse(10007, "This Worker does not exist on your account.");
  if (kind === "deployments") {
    const version = { version_id: "v1", percentage: 100 };
    return answer({ deployments: [{ id: "d1", created_on: "2026-01-01T00:00:00Z", versions: [version] }] });
  }
  const bindings = Object.entries(vars).map(([name, text]) => ({ type: "plain_text", name, text }));
  return answer({ id: "v1", number: 1, metadata: {}, resources: { bindings } });
}

let folder: string;
let cloudflare: Server;
/** Methods and paths of what was asked of Cloudflare in a test. */
let asked: string[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "deploy-"));
  cloudflare = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "", "http://localhost");
    asked.push(`${request.method} ${pathname}`);
    const said = request.method === "GET" ? describeWorker(pathname) : null;
    response.writeHead(said?.includes('"success":true') ? 200 : 404, { "Content-Type": "application/json" });
    response.end(said ?? refuse(1, "There is nothing here"));
  });
  await new Promise<void>((resolve) => cloudflare.listen(0, resolve));
});

afterAll(async () => {
  cloudflare.close();
  await rm(folder, { recursive: true });
});

beforeEach(() => {
  asked = [];
});

/** Deploys a folder of one article, whose name is that of its corpus and so of its Worker. */
async function deploy(name: string, ...options: string[]): Promise<{ code: unknown; said: string }> {
  const corpus = join(folder, name);
  await mkdir(corpus, { recursive: true });
  await writeFile(join(corpus, "note.md"), "Terns nest on the pier.\n");
  const address = cloudflare.address();
  const port = typeof address === "object" ? address?.port : 0;
  const env = {
    CLOUDFLARE_API_TOKEN: "token",
    CLOUDFLARE_ACCOUNT_ID: "account",
    CLOUDFLARE_API_BASE_URL: `http://localhost:${port}/client/v4`,
  };
  const { code, stdout, stderr } = await runScript(["deploy", corpus, ...options], { env });
  return { code, said: stdout + stderr };
}

/** The questions with which wrangler begins to deploy. */
const begun = () => asked.filter((request) => request.includes("/workers/services/"));

afterEach(() => {
  expect(asked.length).toBeGreaterThan(0);
});

test("A Worker that serves another corpus is not replaced", async () => {
  const { code, said } = await deploy("boats");
  expect(code).toBe(1);
  expect(said).toContain('The Worker boats serves another corpus, "harbour". Nothing was deployed');
  expect(begun()).toEqual([]);
});

test("Nor is one that is not of this kind, or that Cloudflare says nothing of", async () => {
  expect((await deploy("shop")).said).toContain("The Worker shop is there already, and does not say which corpus");
  expect((await deploy("locked")).said).toContain("Authentication error");
  expect(begun()).toEqual([]);
});

test("One that serves the same corpus is replaced, one that is new is made, and any is replaced when that is asked for", async () => {
  for (const [name, ...options] of [["birds"], ["new"], ["boats", "--replace"]] as const) {
    asked = [];
    const { said } = await deploy(name, ...options);
    expect(said).not.toContain("Nothing was deployed");
    expect(begun().length, said).toBeGreaterThan(0);
  }
});
