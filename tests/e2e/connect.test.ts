import { execFile } from "node:child_process";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { Client, StreamableHTTPClientTransport } from "@modelcontextprotocol/client";
import { Client as LegacyClient } from "@modelcontextprotocol/sdk/client/index.js";
import { StreamableHTTPClientTransport as LegacyTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { listConnections } from "../../src/doors/page/guide/list-connections.ts";
import { launchBrowser } from "./launch-browser.ts";
import { PROJECT } from "./run-script.ts";

const run = promisify(execFile);
const origin = inject("origin");
const CONNECTIONS = listConnections({
  site: origin,
  name: "sample",
  query: "who repatriated the fishermen",
  isPrivate: false,
});
/** Inside the project, so that Node finds what it has installed. */
const FOLDER = join(PROJECT, ".cache/connect");
/** A browser takes as long as the machine lets it; one that hangs is given up. */
const PATIENCE_MS = 240_000;

const snippetOf = (client: string) => CONNECTIONS.find((one) => one.client === client)?.snippet ?? "";

beforeAll(() => mkdir(FOLDER, { recursive: true }));
afterAll(() => rm(FOLDER, { recursive: true }));

describe("What is copied from the page", () => {
  test("asks by curl and gets the passage", async () => {
    const { stdout } = await run("sh", ["-c", snippetOf("curl")]);
    expect(JSON.parse(stdout)).toMatchObject({ hits: [{ text: expect.stringContaining("repatriated a group") }] });
  });

  test("is a TypeScript program that prints the passage", async () => {
    const file = join(FOLDER, "client.ts");
    await writeFile(file, snippetOf("TypeScript"));
    expect((await run(process.execPath, [file])).stdout).toContain("repatriated a group");
  });

  test("is an address that clients of both eras connect to", async () => {
    const url = new URL(snippetOf("ChatGPT"));
    const info = { name: "test", version: "1.0.0" };
    const [modern, legacy] = [new Client(info), new LegacyClient(info)];
    await modern.connect(new StreamableHTTPClientTransport(url));
    await legacy.connect(new LegacyTransport(url));
    const [{ tools }, { tools: same }] = [await modern.listTools(), await legacy.listTools()];
    expect(tools.map(({ name }) => name)).toEqual(same.map(({ name }) => name));
    expect(tools.length).toBeGreaterThan(0);
    await Promise.all([modern.close(), legacy.close()]);
  });
});

test("The page copies each snippet by a button, and shows them all without a script", async () => {
  const browser = await launchBrowser();
  try {
    const context = await browser.newContext({ permissions: ["clipboard-read", "clipboard-write"] });
    context.setDefaultTimeout(PATIENCE_MS);
    const page = await context.newPage();
    await page.goto(`${origin}/connect`);
    await page.getByRole("button", { name: "Copy" }).first().click();
    await page.getByRole("button", { name: "Copied" }).waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`${origin}/mcp`);
    const plain = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
    await plain.goto(`${origin}/connect`);
    expect(await plain.locator("pre > code").count()).toBe(CONNECTIONS.length);
    expect(await plain.getByRole("button").count()).toBe(0);
  } finally {
    await browser.close();
  }
});

test("The page of the API shows each answer in place with the line of curl for it, and leads to it without a script", async () => {
  const browser = await launchBrowser();
  try {
    for (const javaScriptEnabled of [true, false]) {
      const context = await browser.newContext({ javaScriptEnabled });
      context.setDefaultTimeout(PATIENCE_MS);
      const page = await context.newPage();
      await page.goto(`${origin}/docs`);
      const form = page.locator("#search");
      await form.locator("input[name=q]").fill("fishermen");
      await form.getByRole("button").click();
      if (javaScriptEnabled) {
        await form.locator(".answer").getByText('"match_quality"').waitFor();
        expect(await form.locator("pre > code").textContent()).toContain("/search?q=fishermen&limit=1");
      } else {
        await page.waitForURL(/\/search\?q=fishermen&limit=1/);
        expect(await page.locator("body").textContent()).toContain('"match_quality"');
      }
      await context.close();
    }
  } finally {
    await browser.close();
  }
});
