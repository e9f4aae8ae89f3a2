import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { launchBrowser } from "./launch-browser.ts";

const origin = inject("origin");
const ARTICLE = "/articles/moscow-before-seoul";

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser.close();
});

/** Opens a page, and gives it with what the browser had against it. */
async function openPage(path: string): Promise<{ page: Page; complaints: string[] }> {
  const page = await browser.newPage({ baseURL: origin });
  const complaints: string[] = [];
  page.on("console", (message) => complaints.push(message.text()));
  page.on("pageerror", ({ message }) => complaints.push(message));
  await page.goto(path);
  return { page, complaints };
}

describe("A browser", () => {
  test.each(["/", ARTICLE])("takes the data in the head of %s for data, and has nothing against it", async (path) => {
    const { page, complaints } = await openPage(path);
    const written = await page.locator('script[type="application/ld+json"]').textContent();
    expect(JSON.parse(written ?? "")["@context"]).toBe("https://schema.org");
    expect(complaints).toEqual([]);
    await page.close();
  });

  test("reads the manifest, the icons, the feed and the search that the first page leads to", async () => {
    const { page, complaints } = await openPage("/");
    const session = await page.context().newCDPSession(page);
    const { errors, url } = await session.send("Page.getAppManifest");
    expect([url, errors]).toEqual([`${origin}/site.webmanifest`, []]);
    const links = page.locator('link:not([rel="stylesheet"], [rel="canonical"])');
    const addresses = await links.evaluateAll((all) => all.map((link) => link.getAttribute("href")));
    expect(addresses.length).toBeGreaterThanOrEqual(5);
    for (const address of addresses)
      expect([address, (await page.request.get(`${address}`)).status()]).toEqual([address, 200]);
    const icon = await page.request.get("/favicon.ico");
    expect([icon.status(), icon.headers()["content-type"]]).toEqual([200, "image/png"]);
    expect(complaints).toEqual([]);
    await page.close();
  });
});
