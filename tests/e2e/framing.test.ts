import { readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parse } from "smol-toml";
import { expect, onTestFinished, test } from "vitest";
import { createTestHarness } from "wrangler";
import { BUNDLE_FOLDER } from "../setup/build.ts";
import { serveRoutes } from "../support/web-server.ts";
import { launchBrowser } from "./launch-browser.ts";
import { PROJECT } from "./run-script.ts";

/** Serves the Worker as it is deployed, with a variable set as its owner may; gives its origin. */
async function serveWith(variables: Record<string, string>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "framing-"));
  const { build: _, main, assets, vars, ...config } = parse(readFileSync(join(PROJECT, "wrangler.toml"), "utf8"));
  const configPath = join(folder, "wrangler.json");
  await writeFile(
    configPath,
    JSON.stringify({
      ...config,
      main: resolve(PROJECT, String(main)),
      assets: { ...Object(assets), directory: join(PROJECT, "dist") },
      vars: { ...Object(vars), ...variables },
    }),
  );
  const harness = createTestHarness({ workers: [{ configPath, prebuiltWorkerDir: resolve(PROJECT, BUNDLE_FOLDER) }] });
  onTestFinished(async () => {
    await harness.close();
    await rm(folder, { recursive: true });
  });
  return (await harness.listen()).url.origin;
}

test("A page of a site that the owner names shows the service in a frame, a page of any other does not", async () => {
  const page = { "/": "" };
  const [named, other] = [await serveRoutes(page), await serveRoutes(page)];
  const service = await serveWith({ FRAME_ORIGINS: named.origin });
  page["/"] = `<!doctype html><title>A site</title><iframe src="${service}/?q=fishermen"></iframe>`;
  const browser = await launchBrowser();
  try {
    const tab = await browser.newPage();
    const look = async (origin: string) => {
      await tab.goto(origin);
      const frame = tab.frames()[1];
      return frame?.locator("mark").allTextContents();
    };
    expect(await look(named.origin)).toContain("fishermen");
    expect(await look(other.origin)).toEqual([]);
  } finally {
    await browser.close();
  }
});
