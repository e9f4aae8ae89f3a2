import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { BrowserContextOptions, Page } from "playwright-core";
import { beforeAll, describe, expect, inject, test, vi } from "vitest";
import { PAGE_FILES } from "../../scripts/package-files.ts";
import { makeIndex } from "../support/make-index.ts";
import { makeService, ORIGIN, type TestService } from "../support/make-service.ts";
import { findViolations } from "./find-violations.ts";
import { PATIENCE, usePages } from "./use-pages.ts";

const origin = inject("origin");
const QUESTION = "who repatriated the fishermen";
const RESULTS = `/?${new URLSearchParams({ q: QUESTION })}`;
const WIDE = { width: 1400, height: 700 };
const PHONE = { width: 360, height: 700 };

const WORDS = "The canal commission met again and talked of tolls, of locks and of the water in them. ";

/** An article of everything, and one that is written from right to left. */
const FILES = {
  "rich.md": `---
title: Everything that an article may hold
authors: [Ada Lovelace]
published: 2024-03-05
source: The Analytical Review
tags: [canals]
---
A note[^1]. ${WORDS.repeat(12)}

## Content

| Year | ${"Ministry of the Interior | ".repeat(9)}
| --- | ${"--- | ".repeat(9)}
| 1871 | ${"Unbreakable_name_of_a_department | ".repeat(9)}

> A quotation.

## Code

    const answer = await fetch("https://search.example.org/search?q=a+very+long+query+that+is+wider+than+a+phone+is");

<dl><dt>Lock</dt><dd>A chamber.</dd></dl>

## The fishermen

${WORDS.repeat(40)} The fishermen came home. ${WORDS.repeat(40)}

## Notes

${WORDS.repeat(30)}

[^1]: A note on [locks](https://a.example/locks).
`,
  "arabic.md": `---
title: المحادثات بين الكوريتين
lang: ar
published: 2025-01-02
---
## خلفية الموضوع

تولى الرئيس منصبه في يونيو وأوقفت حكومته مكبرات الصوت على الحدود.

## رد الشمال

قالت كيم يو جونغ إن الشمال لا يهتم بأي مقترح.

## جدول

| السنة | الحدث |
| --- | --- |
| 2024 | تعديل الدستور |
`,
};

let own: TestService;

beforeAll(async () => {
  own = await makeService(await makeIndex(FILES));
});

const withPage = usePages(origin);

/** Opens a page of the service over the articles of this test, which this process answers. */
function withOwnPage(options: BrowserContextOptions, use: (page: Page) => Promise<void>): Promise<void> {
  return withPage({ ...options, baseURL: ORIGIN }, async (page) => {
    await page.route("**/*", async (route) => {
      const { pathname, search } = new URL(route.request().url());
      if (pathname.startsWith("/pages/")) {
        const body = await readFile(join(PAGE_FILES, pathname.slice("/pages/".length)));
        const contentType = { js: "text/javascript", css: "text/css", svg: "image/svg+xml" }[
          pathname.split(".")[1] ?? ""
        ];
        return route.fulfill({ body, contentType: contentType ?? "" });
      }
      const answer = await own.get(pathname + search, await route.request().allHeaders());
      return route.fulfill({
        status: answer.status,
        headers: Object.fromEntries(answer.headers),
        body: await answer.text(),
      });
    });
    await use(page);
  });
}

/** The anchor that the address of a page leads to. */
function anchorOf(page: Page): string {
  return new URL(page.url()).hash.slice(1).replace(/:~:.*$/, "");
}

/** Waits until what the address leads to is in view, under nothing else, and says how it is marked. */
async function findMarked(page: Page): Promise<{ bar: boolean; words: string[] }> {
  const target = page.locator(`[id="${anchorOf(page)}"]`);
  await vi.waitFor(async () => {
    const [box, bar] = [await target.boundingBox(), await page.locator(".hit-bar").boundingBox()];
    expect(box?.y).toBeGreaterThanOrEqual((bar?.y ?? 0) + (bar?.height ?? 0) - 1);
    expect(box?.y).toBeLessThan(page.viewportSize()?.height ?? 0);
  }, PATIENCE);
  return target.evaluate((element) => {
    const isShown = (mark: Element) => getComputedStyle(mark).backgroundColor !== "rgba(0, 0, 0, 0)";
    const barred = [element, ...element.querySelectorAll("*"), element.parentElement ?? element];
    return {
      bar: barred.some((one) => parseFloat(getComputedStyle(one, "::before").borderInlineStartWidth) >= 3),
      words: [...element.querySelectorAll("mark")].filter(isShown).map(({ textContent }) => textContent ?? ""),
    };
  });
}

describe("A reader who comes from a search", () => {
  test.each([
    ["with a script", {}],
    ["without one", { javaScriptEnabled: false }],
    ["on a phone", { viewport: PHONE, hasTouch: true }],
  ])("sees the passage marked, goes to the next hit and back to the results, %s", (_, options) =>
    withPage({ viewport: WIDE, ...options }, async (page) => {
      await page.goto(RESULTS);
      await page.locator(".hit a").first().click();
      await page.waitForURL(/\/articles\//);
      const nav = page.getByRole("navigation", { name: "Search" });
      expect(await nav.textContent()).toContain(`Hit 1 of`);
      expect(await findMarked(page)).toEqual({ bar: true, words: ["repatriated", "fishermen"] });
      const first = page.url();
      await nav.getByRole("link", { name: "Next hit" }).click();
      await page.waitForURL(/rank=2/);
      const marked = await findMarked(page);
      expect(marked.bar).toBe(true);
      expect(marked.words).toContain("repatriated");
      await nav.getByRole("link", { name: "Previous hit" }).click();
      await page.waitForURL(/rank=1/);
      expect(new URL(page.url()).pathname).toBe(new URL(first).pathname);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
      await nav.getByRole("link", { name: "All results" }).click();
      await page.waitForURL(RESULTS);
    }),
  );

  test("does so by keyboard alone", () =>
    withPage({ viewport: WIDE }, async (page) => {
      await page.goto(RESULTS);
      await page.locator(".hit a").first().focus();
      await page.keyboard.press("Enter");
      await page.waitForURL(/rank=1/);
      await page.getByRole("link", { name: "Next hit" }).focus();
      await page.keyboard.press("Enter");
      await page.waitForURL(/rank=2/);
      await page.getByRole("link", { name: "All results" }).focus();
      await page.keyboard.press("Enter");
      await page.waitForURL(RESULTS);
    }));
});

describe("A reader who cites", () => {
  test("copies the link of the passage, and each form as it stands", () =>
    withPage({ viewport: WIDE, permissions: ["clipboard-read", "clipboard-write"] }, async (page) => {
      await page.goto(RESULTS);
      await page.locator(".hit a").first().click();
      await page.waitForURL(/rank=1/);
      await findMarked(page);
      const anchor = anchorOf(page);
      await page.getByRole("link", { name: "Cite", exact: true }).click();
      const copied = async (name: string) => {
        await page.getByRole("button", { name: `Copy: ${name}` }).click();
        await page.getByRole("status").filter({ hasText: "Copied" }).waitFor({ state: "attached" });
        return page.evaluate(() => navigator.clipboard.readText());
      };
      expect(await copied("Link")).toMatch(new RegExp(`^${origin}/articles/[^?]+#${anchor}:~:text=`));
      expect(await copied("Markdown")).toMatch(
        new RegExp(`^\\[Kim Yo Jong’s refusal.*\\]\\(${origin}/articles/.*#${anchor}`),
      );
      expect(await copied("BibTeX")).toMatch(/^@misc\{kim-yo-jong-statement-explained,/);
      expect(await copied("RIS")).toMatch(/^TY {2}- ELEC/);
      expect(JSON.parse(await copied("CSL-JSON"))).toHaveLength(1);
      // The passage stays where the reader was.
      expect(anchorOf(page)).toBe(anchor);
      const other = await page.locator(`article section[id]:not([id="${anchor}"])`).first().getAttribute("id");
      await page.evaluate((id) => {
        location.hash = id ?? "";
      }, other);
      await page
        .locator(".cite code", { hasText: `#${other}:~:text=` })
        .first()
        .waitFor();
    }));

  test("selects it, or takes it as a file, without a script", () =>
    withPage({ javaScriptEnabled: false, viewport: WIDE }, async (page) => {
      await page.goto("/articles/moscow-before-seoul");
      await page.getByRole("link", { name: "Cite", exact: true }).click();
      await page.locator(".cite code").first().waitFor();
      expect(await page.getByRole("button", { name: /^Copy/ }).count()).toBe(0);
      const download = page.waitForEvent("download");
      await page.locator(".cite a").first().click();
      expect((await download).suggestedFilename()).toBe("moscow-before-seoul.bib");
    }));
});

describe("The outline", () => {
  test("follows what is read, beside the text", () =>
    withOwnPage({ viewport: WIDE }, async (page) => {
      await page.goto("/articles/rich");
      const outline = page.getByRole("navigation", { name: "Contents" });
      const current = () => outline.locator("[aria-current=location]").allTextContents();
      for (const name of ["The fishermen", "Content"]) {
        await outline.getByRole("link", { name, exact: true }).click();
        await vi.waitFor(async () => expect(await current()).toEqual([name]), PATIENCE);
        expect((await page.getByRole("heading", { name, exact: true }).boundingBox())?.y).toBeLessThan(WIDE.height);
      }
    }));

  test("is opened above the text on a phone, without a script too", () =>
    withOwnPage({ viewport: PHONE, javaScriptEnabled: false }, async (page) => {
      await page.goto("/articles/rich");
      await page.locator(".contents summary").click();
      await page.locator(".contents").getByRole("link", { name: "Notes" }).click();
      await page.waitForURL(/#notes$/);
      const box = await page.getByRole("heading", { name: "Notes", exact: true }).boundingBox();
      expect(box?.y).toBeLessThan(PHONE.height);
    }));
});

describe("The page of an article", () => {
  test.each(["/articles/rich", "/articles/rich?q=fishermen&rank=1", "/articles/arabic"])(
    "on a phone never scrolls sideways, but what is wide in it does, by keyboard too: %s",
    (path) =>
      withOwnPage({ viewport: PHONE }, async (page) => {
        await page.goto(path);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width);
        for (const wide of await page.locator(".text :is(.wide, pre)").all()) {
          if (!(await wide.evaluate((element) => element.scrollWidth > element.clientWidth))) continue;
          await wide.focus();
          await page.keyboard.press("ArrowRight");
          await vi.waitFor(
            async () => expect(await wide.evaluate((element) => element.scrollLeft)).toBeGreaterThan(0),
            PATIENCE,
          );
        }
      }),
  );

  test.each([
    ["in light colours", { viewport: WIDE }],
    ["in dark colours, on a phone", { viewport: PHONE, colorScheme: "dark" }],
    ["in Arabic", { viewport: WIDE, locale: "ar" }],
  ] as const)("has no violation that axe finds, whatever is open, %s", (_, options) =>
    withOwnPage(options, async (page) => {
      for (const path of ["/articles/rich?q=fishermen&rank=1", "/articles/arabic"]) {
        await page.goto(path);
        for (const details of await page.locator("details").all())
          await details.evaluate((element) => element.setAttribute("open", ""));
        expect(await findViolations(page)).toEqual([]);
      }
    }),
  );

  test("is written from right to left where its language is", () =>
    withOwnPage({ viewport: WIDE }, async (page) => {
      await page.goto("/articles/arabic");
      const sides = await page
        .locator(".text p")
        .first()
        .evaluate((element) => getComputedStyle(element).direction);
      expect(sides).toBe("rtl");
      expect(await page.locator("html").getAttribute("dir")).toBe("ltr");
    }));

  test("is on paper the article alone, with the addresses of its links and no marks", () =>
    withOwnPage({ viewport: WIDE }, async (page) => {
      await page.emulateMedia({ media: "print" });
      await page.goto("/articles/rich?q=fishermen&rank=1");
      for (const gone of [
        ".masthead",
        ".search",
        ".hit-bar",
        ".outline",
        ".contents",
        ".cite",
        ".similar",
        ".colophon",
      ])
        for (const element of await page.locator(gone).all()) expect(await element.isVisible(), gone).toBe(false);
      const link = page.locator('.text a[href="https://a.example/locks"]');
      expect(await link.evaluate((element) => getComputedStyle(element, "::after").content)).toContain(
        "https://a.example/locks",
      );
      const marks = await page
        .locator(".text mark")
        .evaluateAll((all) => all.map((mark) => getComputedStyle(mark).backgroundColor));
      expect(marks.length).toBeGreaterThan(0);
      expect(new Set(marks)).toEqual(new Set(["rgba(0, 0, 0, 0)"]));
    }));
});
