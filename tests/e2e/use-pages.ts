import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import { launchBrowser } from "./launch-browser.ts";

/** A browser takes as long as the machine lets it; one that hangs is given up. */
export const PATIENCE = { timeout: 240_000 };

/** Opens a page in a browser that has seen nothing before, and leaves no trace. */
type WithPage = (options: BrowserContextOptions, use: (page: Page) => Promise<void>) => Promise<void>;

/** Starts a browser for the tests of a file, and closes it after them. Gives what opens a page of a site in it. */
export function usePages(baseURL: string): WithPage {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser.close();
  });
  return async (options, use) => {
    const context = await browser.newContext({ baseURL, ...options });
    context.setDefaultTimeout(PATIENCE.timeout);
    try {
      await use(await context.newPage());
    } finally {
      await context.close();
    }
  };
}
