import type { BrowserContextOptions, Page } from "playwright-core";
import { describe, expect, inject, test } from "vitest";
import { findViolations } from "./find-violations.ts";
import { usePages } from "./use-pages.ts";

const origin = inject("origin");

const withPage = usePages(origin);

const titlesOf = (page: Page) => page.locator(".entry h3").allTextContents();

describe("A reader who browses", () => {
  test("narrows the list by a tag, goes on to the next page, opens an article and comes back, without a script", () =>
    withPage({ javaScriptEnabled: false }, async (page) => {
      await page.goto("/articles?limit=1");
      const all = await page.locator(".extent").textContent();
      await page.getByText("Tag", { exact: true }).click();
      await page.getByRole("link", { name: "nuclear", exact: true }).click();
      await page.waitForURL(/tag=nuclear/);
      expect(await page.locator(".extent").textContent()).not.toBe(all);
      const first = await titlesOf(page);
      await page.getByRole("link", { name: "Next page" }).click();
      await page.waitForURL(/cursor=/);
      const second = await titlesOf(page);
      expect(new Set([...first, ...second]).size).toBe(2);
      await page.locator(".entry a").first().click();
      await page.waitForURL(/\/articles\/[^?]/);
      expect(await page.getByRole("heading", { level: 1 }).first().textContent()).toContain(second[0] ?? "");
      await page.goBack();
      expect(await titlesOf(page)).toEqual(second);
      await page.getByRole("link", { name: "Previous page" }).click();
      await page.waitForURL((url) => !url.searchParams.has("cursor"));
      expect(await titlesOf(page)).toEqual(first);
      await page.getByRole("link", { name: /^Remove Tag: nuclear/ }).click();
      await page.waitForURL(/\/articles\?limit=1$/);
      expect(await page.locator(".extent").textContent()).toBe(all);
    }));

  test("is led by a bar of the account to the articles of its time, by mouse and by keyboard", () =>
    withPage({}, async (page) => {
      await page.goto("/corpus");
      const bars = page.locator(".timeline a");
      const label = (await bars.last().getAttribute("aria-label")) ?? "";
      const count = Number(/: (\d+) article/.exec(label)?.[1]);
      await bars.last().click();
      await page.waitForURL(/\/articles\?/);
      expect(await titlesOf(page)).toHaveLength(count);
      await page.goBack();
      await bars.last().focus();
      await page.keyboard.press("Enter");
      await page.waitForURL(/\/articles\?/);
      expect(await titlesOf(page)).toHaveLength(count);
    }));

  test.each<[string, BrowserContextOptions]>([
    ["light", { colorScheme: "light" }],
    ["dark", { colorScheme: "dark" }],
    ["on a phone", { viewport: { width: 360, height: 740 } }],
    ["in Arabic", { locale: "ar", colorScheme: "dark" }],
  ])("finds nothing in the way, %s", (_, options) =>
    withPage(options, async (page) => {
      for (const path of ["/articles", "/articles?sort=title&tag=nuclear&title=talks", "/corpus?all=tag"]) {
        await page.goto(path);
        for (const summary of await page.locator("details:not([name]) summary, details[name] summary").all())
          await summary.click();
        expect([path, await findViolations(page)]).toEqual([path, []]);
        const { width } = page.viewportSize() ?? { width: 0 };
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      }
    }),
  );
});
