import type { Page } from "playwright-core";
import { describe, expect, inject, test, vi } from "vitest";
import { findViolations } from "./find-violations.ts";
import { PATIENCE, usePages } from "./use-pages.ts";

const origin = inject("origin");
const QUESTION = "who repatriated the fishermen";
const ARTICLE = "kim-yo-jong-statement-explained";
const RESULTS = `/?${new URLSearchParams({ q: QUESTION })}`;
const READER = `/articles/${ARTICLE}`;
const UNKNOWN = "/articles/moscow-before-sol";
const PAGES = ["/", RESULTS, "/?q=xylophone", "/?q=korea&tag=constitution", READER, UNKNOWN];
/** Pages with a script, which do without it too. */
const SCRIPTED = ["/connect", "/docs"];

const withPage = usePages(origin);

/** A picture of a whole page, opened anew: another fragment of the page that is open would load nothing. */
async function look(page: Page, url: string): Promise<Buffer> {
  await page.goto("about:blank");
  await page.goto(url);
  return page.screenshot({ fullPage: true });
}

/** Waits for what was asked for last, where a script shows it. */
async function settle(page: Page): Promise<void> {
  await page.locator("#results[aria-busy=true]").waitFor({ state: "detached" });
}

async function askByTyping(page: Page): Promise<void> {
  await page.goto("/");
  // The form is ready to be typed into, without a click.
  await page.locator("input:focus").waitFor();
  await page.keyboard.type(QUESTION);
  await page.keyboard.press("Enter");
  await page.waitForURL(({ searchParams }) => searchParams.get("q") === QUESTION);
  await settle(page);
}

describe("A reader", () => {
  test("types a question, presses Enter and sees the right article first, with the words marked", () =>
    withPage({}, async (page) => {
      await askByTyping(page);
      const first = page.locator(".hit").first();
      expect(await first.getByRole("heading").textContent()).toMatch(/^Kim Yo Jong’s refusal explained/);
      expect(await first.locator(".section").first().textContent()).toContain("President Lee’s change of policy");
      const snippet = first.locator(".snippet").first();
      expect(await snippet.locator("mark").allTextContents()).toEqual(["repatriated", "fishermen"]);
      expect(await page.getByRole("combobox").inputValue()).toBe(QUESTION);
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
          .locator(".hit .section")
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
        .locator(".hit .section")
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
      const links = () =>
        page.locator(".hit .section").evaluateAll((all) => all.map((link) => link.getAttribute("href")));
      const first = await links();
      await page.getByRole("link", { name: "More passages" }).click();
      await page.waitForURL(/cursor=/);
      await settle(page);
      const second = await links();
      expect(await page.locator(".hits").getAttribute("start")).toBe(String(first.length + 1));
      expect(new Set([...first, ...second]).size).toBe(first.length + second.length);
    }));

  test("who came by a link with a filter sees it and can take it off", () =>
    withPage({}, async (page) => {
      await page.goto("/?q=korea&tag=sanctions");
      expect(await page.locator(".chosen").textContent()).toContain("Tag: sanctions");
      await page.getByRole("link", { name: "Search all articles" }).click();
      await page.waitForURL("/?q=korea");
      await settle(page);
      expect(await page.locator(".chosen").count()).toBe(0);
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
      // The button, the menus of filters and the order stand before it.
      for (let presses = 0; presses < 7 && !(await isFocused()); presses += 1) await page.keyboard.press("Tab");
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
      for (const path of PAGES) await page.goto(path);
      expect(new Set(loaded)).toEqual(new Set([origin]));
    }));

  test.each([...PAGES, ...SCRIPTED])("on a narrow screen never has to scroll %s sideways", (path) =>
    withPage({ viewport: { width: 360, height: 740 } }, async (page) => {
      await page.goto(path);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    }),
  );
});

describe.each(["light", "dark"] as const)("In %s colours", (colorScheme) => {
  test.each([...PAGES, ...SCRIPTED])("%s can be read and used by everyone", (path) =>
    withPage({ colorScheme }, async (page) => {
      await page.goto(path);
      expect(await findViolations(page)).toEqual([]);
      const [red = 0] = await page.evaluate(() =>
        (getComputedStyle(document.body).backgroundColor.match(/\d+/g) ?? []).map(Number),
      );
      expect(red > 128).toBe(colorScheme === "light");
    }),
  );
});
