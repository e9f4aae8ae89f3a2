import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { text } from "node:stream/consumers";
import { promisify } from "node:util";
import { Client, StreamableHTTPClientTransport } from "@modelcontextprotocol/client";
import { parse } from "smol-toml";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestHarness } from "wrangler";
import { listConnections } from "../../src/doors/page/guide/list-connections.ts";
import { BUNDLE_FOLDER } from "../setup/build.ts";
import { launchBrowser } from "./launch-browser.ts";
import { PROJECT, runScript } from "./run-script.ts";

/** A browser takes as long as the machine lets it; one that hangs is given up. */
const PATIENCE_MS = 240_000;

let folder: string;
let harness: ReturnType<typeof createTestHarness>;
let origin: string;
let key: string;

/** The Worker as it is deployed, with a key that `npm run keys` has made. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "private-corpus-"));
  const file = join(folder, "keys.json");
  const { stdout } = await runScript(["keys", "add", "ada", "--file", file]);
  key = /pm_[\w-]{43}/.exec(stdout)?.[0] ?? "";
  const { build: _, main, assets, vars, ...config } = parse(readFileSync(join(PROJECT, "wrangler.toml"), "utf8"));
  const served = {
    ...config,
    main: resolve(PROJECT, String(main)),
    assets: { ...Object(assets), directory: join(PROJECT, "dist") },
    vars: { ...Object(vars), API_KEYS: readFileSync(file, "utf8") },
  };
  const configPath = join(folder, "wrangler.json");
  await writeFile(configPath, JSON.stringify(served));
  harness = createTestHarness({ workers: [{ configPath, prebuiltWorkerDir: resolve(PROJECT, BUNDLE_FOLDER) }] });
  origin = (await harness.listen()).url.origin;
});

afterAll(async () => {
  await harness.close();
  await rm(folder, { recursive: true });
});

/** Sends a request line as it is: no client tidies its path. */
async function sendRaw(path: string, headers: readonly string[] = []): Promise<string> {
  const { hostname, port } = new URL(origin);
  const socket = connect(Number(port), hostname);
  socket.write(
    [`GET ${path} HTTP/1.1`, `Host: ${hostname}:${port}`, "Connection: close", ...headers, "", ""].join("\r\n"),
  );
  return text(socket.setEncoding("latin1"));
}

/** Ways to the index and the articles past the Worker, or around what it looks at. */
const WAYS = [
  "/index/index.bin",
  "//index/index.bin",
  "/./index/index.bin",
  "/pages/../index/index.bin",
  "/pages/%2e%2e/index/index.bin",
  "/pages/%2E%2E/index/index.bin",
  "/pages/..%2findex/index.bin",
  "/pages/..%2Findex%2Findex.bin",
  "/pages/..%5cindex%5cindex.bin",
  "/pages/..\\index\\index.bin",
  "/pages/%252e%252e/index/index.bin",
  "/pages//../index/index.bin",
  "/pages/./../index/index.bin",
  "/pages/base.css/../../index/index.bin",
  "/pages/base.css%00/../index/index.bin",
  "/pages/;/../index/index.bin",
  "/pages/..;/index/index.bin",
  "/%69ndex/index.bin",
  "/index%2findex.bin",
  "/index/index.bin?",
  "/index/index.bin#/pages/",
  "/index/index.bin/",
  "/INDEX/index.bin",
  "/index/%69ndex.bin",
  "/index/",
  "/index",
  "/_headers",
  "/wrangler.toml",
  "/.dev.vars",
  "/articles",
  "/articles/moscow-before-seoul",
  "/pages/../articles",
  "/pages/..%2farticles",
  "/status/../articles",
  "/status;/../articles",
  "/robots.txt/../articles",
  "/articles?key=x",
  "/openapi.json",
  "http://other.example/articles",
  "http://localhost/articles",
  "/cdn-cgi/../index/index.bin",
];

describe("A private corpus behind a real port", () => {
  test.each(WAYS)("has no way around the key: %s", async (path) => {
    const answer = await sendRaw(path);
    expect(answer).toMatch(/^HTTP\/1\.1 [34]\d\d /);
    expect(answer).not.toMatch(/moscow|korea|talks|pressmark-index|"total"|"articles"/i);
    expect(answer).not.toMatch(/content-type: application\/octet-stream/i);
  });

  test("says of itself that it is there, and shows the style of the page that asks for a key", async () => {
    expect(await (await fetch(`${origin}/status`)).json()).toEqual({ status: "ok" });
    const style = await fetch(`${origin}/pages/base.css`);
    expect([style.status, style.headers.get("X-Content-Type-Options")]).toEqual([200, "nosniff"]);
    const page = await fetch(origin, { headers: { Accept: "text/html" } });
    expect([page.status, await page.text()]).toEqual([401, expect.stringContaining('name="key"')]);
  });

  test("opens to a program with the key, and to a browser that was given it", async () => {
    const headers = { Authorization: `Bearer ${key}` };
    const answer = await (await fetch(`${origin}/articles`, { headers })).json();
    expect(answer).toMatchObject({ total: 5 });
    const body = new URLSearchParams({ key });
    const given = await fetch(origin, { method: "POST", body, redirect: "manual", headers: { Accept: "text/html" } });
    expect([given.status, given.headers.get("Location")]).toEqual([303, `${origin}/`]);
    const [Cookie = ""] = given.headers.get("Set-Cookie")?.split(";") ?? [];
    expect((await fetch(origin, { headers: { Cookie, Accept: "text/html" } })).status).toBe(200);
  });

  test("is read in a browser by typing the key once, which no script and no other site can use", async () => {
    const browser = await launchBrowser();
    const context = await browser.newContext({ baseURL: origin });
    context.setDefaultTimeout(PATIENCE_MS);
    const page = await context.newPage();
    try {
      await page.goto("/articles/moscow-before-seoul?q=talks");
      await page.locator("input:focus").waitFor();
      await page.keyboard.type(key);
      await page.keyboard.press("Enter");
      await page.locator("article mark").first().waitFor();
      expect(page.url()).toBe(`${origin}/articles/moscow-before-seoul?q=talks`);
      expect((await page.goto("/?q=fishermen"))?.status()).toBe(200);
      expect(await context.cookies()).toMatchObject([
        { value: key, httpOnly: true, sameSite: "Strict", expires: -1, domain: new URL(origin).hostname },
      ]);
      // A page of another site that leads here: the first look has no cookie, and the link on it opens the page.
      const elsewhere = "http://elsewhere.example";
      await page.route(`${elsewhere}/`, (route) => {
        return route.fulfill({
          contentType: "text/html",
          body: `<a href="${origin}/articles/moscow-before-seoul">read</a>`,
        });
      });
      await page.goto(elsewhere);
      await page.getByText("read").click();
      await page.getByText("open this page again").click();
      await page.locator("article h1").waitFor();
    } finally {
      await browser.close();
    }
  });

  test("opens to an assistant with the key, and to none without", async () => {
    const connectWith = async (headers: Record<string, string>) => {
      const client = new Client({ name: "test", version: "1.0.0" }, { versionNegotiation: { mode: "auto" } });
      await client.connect(new StreamableHTTPClientTransport(new URL("/mcp", origin), { requestInit: { headers } }));
      return client;
    };
    await expect(connectWith({})).rejects.toThrow();
    const client = await connectWith({ Authorization: `Bearer ${key}` });
    const { content } = await client.callTool({ name: "search", arguments: { query: "fishermen" } });
    expect(JSON.stringify(content)).toContain("fishermen");
    await client.close();
  });
});

test("What the page has copied for curl and TypeScript opens a private corpus once the key is put in", async () => {
  const connections = listConnections({ site: origin, name: "sample", query: "fishermen", isPrivate: true });
  const keyed = (client: string) => connections.find((one) => one.client === client)?.snippet.replace("KEY", key) ?? "";
  const file = join(PROJECT, ".cache", "private-client.ts");
  await writeFile(file, keyed("TypeScript"));
  for (const [program, ...args] of [
    ["sh", "-c", keyed("curl")],
    [process.execPath, file],
  ] as const)
    expect((await promisify(execFile)(program, args)).stdout).toContain("fishermen");
  await rm(file);
});

test("The keys of a list are named and removed, each only once", async () => {
  const file = join(folder, "list.json");
  const run = (...args: string[]) => runScript(["keys", ...args, "--file", file]);
  expect(await run("list")).toMatchObject({ code: 0, stdout: expect.stringContaining("There is no key") });
  await run("add", "ada");
  const { stdout } = await run("add", "grace", "--may", "quotes,read");
  expect(stdout).toContain("The key of grace, which may read, quotes.");
  expect((await run("list")).stdout).toBe("ada: search, read, quotes\ngrace: read, quotes\n");
  const shown = /pm_[\w-]{43}/.exec(stdout)?.[0] ?? "";
  expect(readFileSync(file, "utf8")).not.toContain(shown);
  expect(await run("add", "ada")).toMatchObject({ code: 1, stderr: expect.stringContaining('There is a key "ada"') });
  expect(await run("add", "a b")).toMatchObject({ code: 1, stderr: expect.stringContaining('The name was "a b"') });
  expect(await run("remove", "ada")).toMatchObject({ code: 0 });
  expect(await run("remove", "ada")).toMatchObject({ code: 1, stderr: expect.stringContaining('no key "ada"') });
  expect((await run("list")).stdout).toBe("grace: read, quotes\n");
});
