import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test, vi } from "vitest";
import { launchBrowser } from "./launch-browser.ts";

const origin = inject("origin");
const QUESTION = "who repatriated the fishermen";
const ARTICLE = "kim-yo-jong-statement-explained";
const RESULTS = `/?${new URLSearchParams({ q: QUESTION })}`;
const READER = `/articles/${ARTICLE}`;
const UNKNOWN = "/articles/moscow-before-sol";
/** A browser takes as long as the machine lets it; one that hangs is given up. */
const PATIENCE = { timeout: 240_000 };
const PAGES = ["/", RESULTS, "/?q=xylophone", "/?q=korea&tag=constitution", READER, UNKNOWN];
/** Pages with a script, which do without it too. */
const SCRIPTED = ["/connect", "/docs"];

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser.close();
});

/** Opens a page in a browser that has seen nothing before, and leaves no trace. */
async function withPage(options: BrowserContextOptions, use: (page: Page) => Promise<void>): Promise<void> {
  const context = await browser.newContext({ baseURL: origin, ...options });
  context.setDefaultTimeout(PATIENCE.timeout);
  try {
    await use(await context.newPage());
  } finally {
    await context.close();
  }
}

/** A picture of a whole page, opened anew: another fragment of the page that is open would load nothing. */
async function look(page: Page, url: string): Promise<Buffer> {
  await page.goto("about:blank");
  await page.goto(url);
  return page.screenshot({ fullPage: true });
}

async function askByTyping(page: Page): Promise<void> {
  await page.goto("/");
  // The form is ready to be typed into, without a click.
  await page.locator("input:focus").waitFor();
  await page.keyboard.type(QUESTION);
  await page.keyboard.press("Enter");
  await page.waitForURL(/[?&]q=/);
}

describe("A reader", () => {
  test("types a question, presses Enter and sees the right article first, with the words marked", () =>
    withPage({}, async (page) => {
      await askByTyping(page);
      const first = page.locator(".hit").first();
      expect(await first.getByRole("heading").textContent()).toMatch(/^Kim Yo Jong’s refusal explained/);
      expect(await first.locator(".place").textContent()).toContain("President Lee’s change of policy");
      expect(await first.locator("mark").allTextContents()).toEqual(["repatriated", "fishermen"]);
      expect(await page.getByRole("searchbox").inputValue()).toBe(QUESTION);
      expect(await page.title()).toContain(QUESTION);
    }));

  test("opens the first passage and finds it in view", () =>
    withPage({ viewport: { width: 1200, height: 700 } }, async (page) => {
      await page.goto(RESULTS);
      await page.locator(".hit a").first().click();
      await page.waitForURL(/\/articles\//);
      const anchor = new URL(page.url()).hash.slice(1).replace(/:~:.*$/, "");
      // A browser looks for the words of the link before it goes to the anchor, and that takes it a moment.
      await vi.waitFor(async () => {
        const box = await page.locator(`[id="${anchor}"]`).boundingBox();
        expect(box?.y).toBeGreaterThanOrEqual(0);
        expect(box?.y).toBeLessThan(700);
      }, PATIENCE);
      expect(await page.evaluate(() => scrollY)).toBeGreaterThan(700);
    }));

  test("is taken by the words of a link alone to where they stand, and finds them marked", () =>
    withPage({ viewport: { width: 1200, height: 400 } }, async (page) => {
      const unmarked = new Map<string, Buffer>();
      for (const q of [QUESTION, "What did South Korea do and how did North Korea reply", "Hong Min", "drills"]) {
        await page.goto(`/?${new URLSearchParams({ q })}`);
        const links = await page
          .locator(".hit a")
          .evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""));
        expect(links).not.toEqual([]);
        for (const link of links) {
          const [path = "", anchor = "", words = ""] = link.split(/#|(?=:~:)/);
          const before = unmarked.get(path) ?? (await look(page, `${path}#:~:text=no%20such%20words`));
          unmarked.set(path, before);
          // A browser looks for the words when the page is there, and that takes it a moment.
          await vi.waitFor(
            async () => expect((await look(page, `${path}#${words}`)).equals(before)).toBe(false),
            PATIENCE,
          );
          const box = await page.locator(`[id="${anchor}"]`).boundingBox();
          expect(box?.y).toBeLessThan(400);
          expect((box?.y ?? 0) + (box?.height ?? 0)).toBeGreaterThan(0);
        }
      }
      for (const [path, before] of unmarked) expect((await look(page, path)).equals(before)).toBe(true);
    }));

  test.each([
    ["by its words", (link: string) => link],
    ["by its anchor, where words of a link mean nothing", (link: string) => link.replace(/:~:.*$/, "")],
  ])("sees the passage that a link leads to, and in it what was sought, %s", (_, open) =>
    withPage({}, async (page) => {
      await page.goto(RESULTS);
      const links = await page
        .locator(".hit a")
        .evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""));
      for (const link of links) {
        await page.goto("about:blank");
        await page.goto(open(link));
        const target = page.locator("article :target");
        await target.waitFor();
        // The element has the anchor, or is inside the one that has it; it is never the whole article.
        const anchor = link.split(/#|(?=:~:)/)[1] ?? "";
        expect(await target.evaluate((element, id) => element.closest(`[id="${id}"]`) !== null, anchor)).toBe(true);
        const isShown = (mark: Element) => getComputedStyle(mark).backgroundColor !== "rgba(0, 0, 0, 0)";
        const inside = await target.locator("mark").all();
        expect(inside.length).toBeGreaterThan(0);
        for (const mark of inside) expect(await mark.evaluate(isShown)).toBe(true);
        const outside = await page.locator("article mark").all();
        const shown = await Promise.all(outside.map((mark) => mark.evaluate(isShown)));
        expect(shown.filter(Boolean)).toHaveLength(inside.length);
      }
    }),
  );

  test("reads on to more passages", () =>
    withPage({}, async (page) => {
      await page.goto("/?q=korea&max_per_article=10");
      const links = () => page.locator(".hit a").evaluateAll((all) => all.map((link) => link.getAttribute("href")));
      const first = await links();
      await page.getByRole("link", { name: "More passages" }).click();
      await page.waitForURL(/cursor=/);
      const second = await links();
      expect(await page.locator(".hits").getAttribute("start")).toBe(String(first.length + 1));
      expect(new Set([...first, ...second]).size).toBe(first.length + second.length);
    }));

  test("who came by a link with a filter sees it and can take it off", () =>
    withPage({}, async (page) => {
      await page.goto("/?q=korea&tag=sanctions");
      expect(await page.locator(".summary").textContent()).toContain("Only tag sanctions");
      await page.getByRole("link", { name: "Search all articles" }).click();
      await page.waitForURL("/?q=korea");
      expect(await page.locator(".summary").textContent()).not.toContain("Only");
    }));

  test("who asks for an article that does not exist is shown a page, and the way back", () =>
    withPage({}, async (page) => {
      const response = await page.goto(UNKNOWN);
      expect(response?.status()).toBe(404);
      expect(response?.headers()["content-type"]).toMatch(/^text\/html/);
      expect(await page.locator("main").textContent()).toContain("moscow-before-seoul");
      await page.getByRole("link", { name: "Search the articles" }).click();
      await page.waitForURL(`${origin}/`);
    }));

  test("gets from the form to the first passage by keyboard alone", () =>
    withPage({}, async (page) => {
      await askByTyping(page);
      const isFocused = () =>
        page
          .locator(".hit a")
          .first()
          .evaluate((link) => link === document.activeElement);
      // The site's name, the words, the order and the button stand before it.
      for (let presses = 0; presses < 5; presses += 1) await page.keyboard.press("Tab");
      expect(await isFocused()).toBe(true);
      await page.keyboard.press("Enter");
      await page.waitForURL((url) => url.pathname === READER && url.hash !== "");
    }));

  test("needs no script, and the pages load nothing from elsewhere", () =>
    withPage({ javaScriptEnabled: false }, async (page) => {
      const loaded: string[] = [];
      page.on("request", (request) => loaded.push(new URL(request.url()).origin));
      await askByTyping(page);
      await page.locator(".hit a").first().click();
      await page.waitForURL(/\/articles\//);
      for (const path of PAGES) {
        await page.goto(path);
        expect(await page.locator("script").count()).toBe(0);
      }
      expect(new Set(loaded)).toEqual(new Set([origin]));
    }));

  test.each([...PAGES, ...SCRIPTED])("on a narrow screen never has to scroll %s sideways", (path) =>
    withPage({ viewport: { width: 360, height: 740 } }, async (page) => {
      await page.goto(path);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    }),
  );
});

/** Relative luminance of a colour as computed styles give it, `rgb(1, 2, 3)` (WCAG 2.2). */
function luminance(colour: string): number {
  const [, ...channels] = /^rgb\((\d+), (\d+), (\d+)\)$/.exec(colour) ?? [];
  expect(channels, colour).toHaveLength(3);
  const [red = 0, green = 0, blue = 0] = channels.map((channel) => {
    const share = Number(channel) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(first: string, second: string): number {
  const [darker = 0, lighter = 0] = [luminance(first), luminance(second)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

/** The colour of every piece of text on a page, and of what is behind it. */
function readColours(page: Page): Promise<{ text: string; ink: string; paper: string }[]> {
  return page.evaluate(() => {
    const pieces = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.textContent?.trim();
      if (!text || !node.parentElement) continue;
      let behind: Element | null = node.parentElement;
      while (behind && getComputedStyle(behind).backgroundColor === "rgba(0, 0, 0, 0)") behind = behind.parentElement;
      const paper = getComputedStyle(behind ?? document.documentElement).backgroundColor;
      pieces.push({ text, ink: getComputedStyle(node.parentElement).color, paper });
    }
    return pieces;
  });
}

describe.each(["light", "dark"] as const)("In %s colours", (colorScheme) => {
  test.each([...PAGES, ...SCRIPTED])("all text of %s can be read", (path) =>
    withPage({ colorScheme }, async (page) => {
      await page.goto(path);
      const pieces = await readColours(page);
      expect(pieces.length).toBeGreaterThan(5);
      const faint = pieces.filter(({ ink, paper }) => contrast(ink, paper) < 4.5);
      expect(faint).toEqual([]);
      const paper = luminance(await page.evaluate(() => getComputedStyle(document.body).backgroundColor));
      expect(paper > 0.5).toBe(colorScheme === "light");
    }),
  );
});
