import type { BrowserContextOptions, Page, Route } from "playwright-core";
import { describe, expect, inject, test, vi } from "vitest";
import { findViolations } from "./find-violations.ts";
import { PATIENCE, usePages } from "./use-pages.ts";

const origin = inject("origin");
const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };

const withPage = usePages(origin);

const field = (page: Page) => page.locator("#Search [name=q]");
const hits = (page: Page) => page.locator(".hit");
const count = (page: Page) => page.locator("#count");
const chosen = (page: Page) => page.locator(".chosen li").first();

/** Opens the first page, whose field can be typed into without a click; the browser gives it the focus when it draws. */
async function openFirst(page: Page): Promise<void> {
  await page.goto("/");
  await page.locator("#Search input:focus").waitFor();
}

/** Waits for what was asked for last. */
async function settle(page: Page): Promise<void> {
  await page.locator("#results[aria-busy=true]").waitFor({ state: "detached" });
}

/** Waits until the page is at a search. */
async function arrive(page: Page, query: string): Promise<void> {
  await page.waitForURL(({ searchParams }) => searchParams.get("q") === query);
  await settle(page);
}

/** Opens a menu of filters and follows one of its links. */
async function choose(page: Page, menu: string, value: RegExp): Promise<void> {
  await page.locator(".menu summary", { hasText: menu }).click();
  await page.locator(".menu[open] a", { hasText: value }).click();
}

describe("The hint in the empty field", () => {
  /** Widths in CSS pixels: of the hint as it is drawn, and of the place for it. */
  const measure = (page: Page) =>
    field(page).evaluate((input) => {
      if (!(input instanceof HTMLInputElement)) throw new Error("The field is no input");
      const [own, hint] = [getComputedStyle(input), getComputedStyle(input, "::placeholder")];
      const drawing = document.createElement("canvas").getContext("2d");
      if (!drawing) throw new Error("Nothing can be drawn");
      drawing.font = `${hint.fontWeight} ${hint.fontSize} ${hint.fontFamily}`;
      const place = input.clientWidth - Number.parseFloat(own.paddingLeft) - Number.parseFloat(own.paddingRight);
      return { hint: drawing.measureText(input.placeholder).width, place };
    });

  test.each(["en", "de", "es", "fr", "ar"])("is seen whole on a phone, in %s", (locale) =>
    withPage({ ...PHONE, locale }, async (page) => {
      await page.goto("/");
      const { hint, place } = await measure(page);
      expect(hint).toBeGreaterThan(0);
      expect(hint).toBeLessThanOrEqual(place);
      // The button keeps its name, and room for a finger.
      const button = page.getByRole("button", { name: /\p{L}{2}/u }).first();
      expect((await button.boundingBox())?.width).toBeGreaterThanOrEqual(44);
    }),
  );

  test("runs as the page does, and what is typed as its letters do", () =>
    withPage({ locale: "ar" }, async (page) => {
      await openFirst(page);
      const direction = () => field(page).evaluate((input) => getComputedStyle(input).direction);
      expect(await direction()).toBe("rtl");
      await page.keyboard.type("korea");
      expect(await direction()).toBe("ltr");
    }));
});

describe("A reader who types", () => {
  test("sees results without a key more, and how many are announced", () =>
    withPage({}, async (page) => {
      await openFirst(page);
      await page.keyboard.type("sanctions");
      await arrive(page, "sanctions");
      expect(await hits(page).count()).toBeGreaterThan(0);
      expect(await page.title()).toContain("sanctions");
      expect(await page.locator("#Search .unseen").textContent()).toBe(await count(page).textContent());
      expect(await field(page).evaluate((input) => input === document.activeElement)).toBe(true);
      // The words that were typed are one place in the history, and the first page is before it.
      await page.keyboard.type(" korea");
      await arrive(page, "sanctions korea");
      await page.goBack();
      await page.locator(".newest").waitFor();
      expect(await field(page).inputValue()).toBe("");
      await page.goForward();
      await hits(page).first().waitFor();
      expect(await field(page).inputValue()).toBe("sanctions korea");
    }));

  test("takes a completion with the arrow keys, or puts the list away", () =>
    withPage({}, async (page) => {
      await openFirst(page);
      const box = page.getByRole("combobox");
      const options = page.getByRole("option");
      // All of it at once, so that no list for a part comes and goes.
      await box.fill("kim");
      await options.first().waitFor();
      expect(await box.getAttribute("aria-expanded")).toBe("true");
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("ArrowUp");
      const active = page.locator(`#${await box.getAttribute("aria-activedescendant")}`);
      expect(await active.getAttribute("aria-selected")).toBe("true");
      await page.keyboard.press("Home");
      expect(await box.getAttribute("aria-activedescendant")).toBe(null);
      await page.keyboard.press("ArrowUp");
      expect(await options.last().getAttribute("aria-selected")).toBe("true");
      const text = (await options.last().getAttribute("data-text")) ?? "";
      await page.keyboard.press("Enter");
      await arrive(page, text);
      expect(await box.inputValue()).toBe(text);
      expect(await box.getAttribute("aria-expanded")).toBe("false");
      await box.fill(`${text} k`);
      await options.first().waitFor();
      await page.keyboard.press("Escape");
      await options.first().waitFor({ state: "hidden" });
      expect(await box.inputValue()).toBe(`${text} k`);
    }));

  test("takes one with the mouse", () =>
    withPage({}, async (page) => {
      await openFirst(page);
      await field(page).fill("kim");
      const option = page.getByRole("option").nth(1);
      const text = (await option.getAttribute("data-text")) ?? "";
      await option.click();
      await arrive(page, text);
      expect(await field(page).inputValue()).toBe(text);
    }));

  test("gets to the field by / from anywhere on the page, and types it where it belongs", () =>
    withPage({}, async (page) => {
      await page.goto("/?q=korea");
      await page.locator(".hit a").first().focus();
      await page.keyboard.press("/");
      expect(await field(page).evaluate((input) => input === document.activeElement)).toBe(true);
      await page.keyboard.type("and/or");
      expect(await field(page).inputValue()).toBe("and/or");
    }));
});

describe("A reader who refines a search", () => {
  test("adds a filter, takes it away, and goes back and forward through it", () =>
    withPage({}, async (page) => {
      await page.goto("/?q=korea");
      const all = await count(page).textContent();
      await choose(page, "Tag", /sanctions/);
      await page.waitForURL(/tag=sanctions/);
      await settle(page);
      const few = await count(page).textContent();
      expect(few).not.toBe(all);
      expect(await chosen(page).textContent()).toBe("Tag: sanctions");
      // What was followed is gone: the keyboard goes on where the results begin.
      expect(await count(page).evaluate((heading) => heading === document.activeElement)).toBe(true);
      await choose(page, "Best first", /Newest first/);
      await page.waitForURL(/sort=newest/);
      await settle(page);
      await page.getByRole("link", { name: "Remove Tag: sanctions" }).click();
      await page.waitForURL(/\?q=korea&sort=newest$/);
      await settle(page);
      expect(await count(page).textContent()).toBe(all);
      await page.goBack();
      await chosen(page).waitFor();
      expect(await count(page).textContent()).toBe(few);
      await page.goBack();
      await page.goBack();
      await page.waitForURL(/\?q=korea$/);
      await settle(page);
      expect(await page.locator(".chosen").count()).toBe(0);
      await page.goForward();
      await chosen(page).waitFor();
    }));

  test("keeps filters and order while typing other words", () =>
    withPage({}, async (page) => {
      await page.goto("/?q=korea&tag=sanctions&sort=newest");
      await field(page).fill("seoul");
      await arrive(page, "seoul");
      expect(new URL(page.url()).search).toBe("?q=seoul&tag=sanctions&sort=newest");
      expect(await chosen(page).textContent()).toBe("Tag: sanctions");
    }));

  test("needs the keyboard alone", () =>
    withPage({}, async (page) => {
      await page.goto("/?q=korea");
      const menu = page.locator(".menu summary", { hasText: "Tag" });
      const isFocused = () => menu.evaluate((summary) => summary === document.activeElement);
      for (let presses = 0; presses < 12 && !(await isFocused()); presses += 1) await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      const link = page.locator(".menu[open] a").first();
      await link.waitFor();
      await page.keyboard.press("Escape");
      await link.waitFor({ state: "hidden" });
      expect(await isFocused()).toBe(true);
      await page.keyboard.press("Enter");
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      await page.waitForURL(/tag=/);
      await settle(page);
      expect(await count(page).evaluate((heading) => heading === document.activeElement)).toBe(true);
      await page.locator(".chosen a").first().focus();
      await page.keyboard.press("Enter");
      await page.waitForURL(/\?q=korea$/);
    }));

  test("needs no script", () =>
    withPage({ javaScriptEnabled: false }, async (page) => {
      await openFirst(page);
      await field(page).fill("korea");
      await page.keyboard.press("Enter");
      await page.waitForURL(/q=korea/);
      await choose(page, "Tag", /sanctions/);
      await page.waitForURL(/tag=sanctions/);
      await choose(page, "Best first", /Oldest first/);
      await page.waitForURL(/sort=oldest/);
      await field(page).fill("seoul");
      await page.getByRole("button", { name: "Search" }).click();
      await page.waitForURL(({ search }) => search === "?q=seoul&tag=sanctions&sort=oldest");
      await page.getByRole("link", { name: "Remove Tag: sanctions" }).click();
      await page.waitForURL(({ search }) => search === "?q=seoul&sort=oldest");
      await page.locator(".reading summary").click();
      expect(await page.locator(".reading dd").first().textContent()).toBe("seoul");
      await page.locator(".help summary").click();
      await page.locator(".help a").first().click();
      await hits(page).first().waitFor();
    }));
});

describe("On a slow or broken network", () => {
  test("an answer that comes late never takes the place of a newer one", () =>
    withPage({}, async (page) => {
      const slow = Promise.withResolvers<Route>();
      const isFirst = ({ pathname, searchParams }: URL) => pathname === "/" && searchParams.get("q") === "sanctions";
      await openFirst(page);
      await page.route(isFirst, (route) => slow.resolve(route));
      await page.keyboard.type("sanctions");
      const held = await slow.promise;
      expect(await page.locator("#results").getAttribute("aria-busy")).toBe("true");
      await field(page).fill("fishermen");
      await arrive(page, "fishermen");
      const newer = await page.locator("#results").textContent();
      // The browser has given it up, which is what keeps it away.
      await held.continue().catch(() => {});
      await page.evaluate(() => fetch("/status"));
      expect(await page.locator("#results").textContent()).toBe(newer);
      expect(await page.title()).toContain("fishermen");
    }));

  test.each([
    ["?q=korea", (page: Page) => choose(page, "Tag", /sanctions/), "?q=seoul+talks&tag=sanctions"],
    ["?q=korea&tag=sanctions", (page: Page) => page.locator(".chosen a").first().click(), "?q=seoul+talks"],
  ])("a filter added to or taken from %s holds for what is typed before its results are here", (from, follow, to) =>
    withPage({}, async (page) => {
      const slow = Promise.withResolvers<Route>();
      await page.goto(`/${from}`);
      await page.route(
        ({ pathname, searchParams }) => pathname === "/" && searchParams.get("q") === "korea",
        (route) => slow.resolve(route),
      );
      await follow(page);
      await slow.promise;
      await field(page).fill("");
      await field(page).pressSequentially("seoul talks ");
      await arrive(page, "seoul talks");
      expect(new URL(page.url()).search).toBe(to);
      expect(await field(page).inputValue()).toBe("seoul talks ");
      expect(await field(page).evaluate((input) => input === document.activeElement)).toBe(true);
    }),
  );

  test.each([
    ["too many searches", (route: Route) => route.fulfill({ status: 429, body: "" }), /Too many searches/],
    ["no connection", (route: Route) => route.abort(), /No connection/],
  ])("%s are told in a sentence, and Enter tries again", (_, fail, told) =>
    withPage({}, async (page) => {
      await page.goto("/?q=korea");
      const before = await hits(page).count();
      await page.route(/\/\?q=sanctions/, fail);
      await field(page).fill("sanctions");
      await vi.waitFor(async () => expect(await page.locator(".said").textContent()).toMatch(told), PATIENCE);
      expect(await hits(page).count()).toBe(before);
      await page.unroute(/\/\?q=sanctions/);
      await page.keyboard.press("Enter");
      await vi.waitFor(async () => expect(await page.title()).toContain("sanctions"), PATIENCE);
      expect(await page.locator(".said").textContent()).toBe("");
    }),
  );
});

/** States of the page, and how a reader gets there. */
const STATES: readonly [string, string, ((page: Page) => Promise<void>)?][] = [
  ["the first page with its help", "/", (page) => page.locator(".help summary").click()],
  ["results with a menu", "/?q=korea&tag=sanctions", (page) => page.locator(".menu summary").first().click()],
  [
    "results with how they were read",
    '/?q="north+korea"+sanctoins+-seoul',
    (page) => page.locator(".reading summary").click(),
  ],
  [
    "completions",
    "/?q=korea",
    async (page) => {
      await field(page).fill("kim");
      await page.getByRole("option").first().waitFor();
      await page.keyboard.press("ArrowDown");
      await settle(page);
    },
  ],
  ["nothing found", "/?q=xylophone&tag=sanctions"],
  ["no such article", "/articles/moscow-before-sol"],
];

describe.each<[string, BrowserContextOptions]>([
  ["On a phone", PHONE],
  ["In the dark", { colorScheme: "dark" }],
  ["In Arabic on a phone", { ...PHONE, locale: "ar" }],
])("%s", (_, options) => {
  test.each(STATES)("%s can be read and used by everyone, and fits", (_name, path, act) =>
    withPage(options, async (page) => {
      await page.goto(path);
      await act?.(page);
      expect(await findViolations(page)).toEqual([]);
      const [width, seen] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
      expect(width).toBeLessThanOrEqual(seen ?? 0);
      const floating = page.locator(".menu[open] ul, .completions:not([hidden])");
      for (const box of await floating.all()) {
        const { x = -1, width: size = 0 } = (await box.boundingBox()) ?? {};
        expect(x).toBeGreaterThanOrEqual(0);
        expect(x + size).toBeLessThanOrEqual(seen ?? 0);
      }
      const lang = options.locale ?? "en";
      expect(await page.locator("html").getAttribute("lang")).toBe(lang);
      expect(await page.locator("html").getAttribute("dir")).toBe(lang === "ar" ? "rtl" : "ltr");
    }),
  );
});

test("The first page, its styles and scripts take less than 45 KB, and nothing moves while one types", () =>
  withPage({}, async (page) => {
    await page.addInitScript(() => {
      Object.assign(window, { shifts: 0 });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries())
          Object.assign(window, { shifts: Reflect.get(window, "shifts") + Reflect.get(entry, "value") });
      }).observe({ type: "layout-shift", buffered: true });
    });
    await page.goto("/", { waitUntil: "networkidle" });
    const sizes = await page.evaluate(() =>
      [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")].map((entry) =>
        Number(Reflect.get(entry, "encodedBodySize")),
      ),
    );
    expect(sizes.length).toBeGreaterThanOrEqual(5);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(45_000);
    await page.keyboard.type("sanctions");
    await arrive(page, "sanctions");
    await page.keyboard.press("Enter");
    await choose(page, "Tag", /sanctions/);
    await page.waitForURL(/tag=/);
    await settle(page);
    expect(await page.evaluate(() => Reflect.get(window, "shifts"))).toBe(0);
  }));
