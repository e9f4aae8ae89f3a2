import type { Browser, BrowserContextOptions, Page, Route } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import type { SearchResponse } from "../../src/contract/search-response.ts";
import { answer, serveRoutes } from "../support/web-server.ts";
import { findViolations } from "./find-violations.ts";
import { launchBrowser } from "./launch-browser.ts";

const service = inject("origin");
const QUESTION = "who repatriated the fishermen";
/** A browser takes as long as the machine lets it; one that hangs is given up. */
const PATIENCE = { timeout: 240_000 };

/** A site that lets nothing in but what the guide says: no style of its own, no script but that of the service. */
const POLICY = `default-src 'none'; script-src ${service}; connect-src ${service}; form-action ${service}`;

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser.close();
});

/** What a page of another site is like. */
interface Site {
  content: string;
  lang?: string;
  /** Attributes of the script. */
  script?: string;
  options?: BrowserContextOptions;
}

/** Opens a page of another site, in a browser that has seen nothing before. Whatever goes wrong in the page fails the test. */
async function visit(site: Site, use: (page: Page) => Promise<void>): Promise<void> {
  const { content, lang = "en", script = 'type="module"', options = {} } = site;
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Elsewhere</title>`;
  const load = `<script ${script} src="${service}/pressmark.js"></script>`;
  const html = `<!doctype html><html lang="${lang}"><head>${head}${load}</head><body><main><h1>Elsewhere</h1>${content}</main></body></html>`;
  const { origin } = await serveRoutes({ "/": answer(html, { "content-security-policy": POLICY }) });
  const context = await browser.newContext({ baseURL: origin, ...options });
  context.setDefaultTimeout(PATIENCE.timeout);
  const faults: string[] = [];
  try {
    const page = await context.newPage();
    page.on("pageerror", ({ message }) => faults.push(message));
    page.on("console", (message) => {
      if (/Content.Security.Policy/i.test(message.text())) faults.push(message.text());
    });
    await page.goto("/");
    await use(page);
    expect(faults).toEqual([]);
  } finally {
    await context.close();
  }
}

const field = (page: Page) => page.getByRole("combobox");
const options = (page: Page) => page.getByRole("option");

/** Answers the searches of a page in the place of the service, as its origin may. */
const reply = (route: Route, body: unknown, status = 200) =>
  route.fulfill({
    status,
    headers: {
      "Access-Control-Allow-Origin": "*",
      "Access-Control-Expose-Headers": "Retry-After",
      "Retry-After": "60",
    },
    contentType: "application/json",
    body: JSON.stringify(body),
  });

describe("On a page of another site, with a strict policy", () => {
  test.each(['type="module"', "", "defer"])("a reader types, and opens what was found, by a script with %o", (script) =>
    visit({ content: "<pressmark-search></pressmark-search>", script }, async (page) => {
      await field(page).pressSequentially(QUESTION);
      const first = options(page).first();
      await first.waitFor();
      expect(await first.locator("mark").allTextContents()).toEqual(["repatriated", "fishermen"]);
      expect(await field(page).getAttribute("aria-activedescendant")).toBeNull();
      await page.keyboard.press("ArrowDown");
      expect(await first.getAttribute("aria-selected")).toBe("true");
      expect(await field(page).getAttribute("aria-activedescendant")).toBe(await first.getAttribute("id"));
      await page.keyboard.press("ArrowUp");
      expect(await options(page).last().getAttribute("aria-selected")).toBe("true");
      await page.keyboard.press("ArrowDown");
      expect(await findViolations(page)).toEqual([]);
      await page.keyboard.press("Enter");
      await page.waitForURL(/\/articles\/kim-yo-jong-statement-explained#/);
      expect(new URL(page.url()).origin).toBe(service);
    }),
  );

  test("Enter without a choice leads to all results, Escape and a click elsewhere close the list", () =>
    visit({ content: "<pressmark-search filter='tag=diplomacy'></pressmark-search>" }, async (page) => {
      await field(page).fill("korea");
      await options(page).first().waitFor();
      await page.keyboard.press("Escape");
      expect([await options(page).count(), await field(page).inputValue()]).toEqual([0, "korea"]);
      expect(await field(page).getAttribute("aria-expanded")).toBe("false");
      await page.keyboard.press("ArrowDown");
      await options(page).first().waitFor();
      await page.getByRole("heading").click();
      expect(await options(page).count()).toBe(0);
      await field(page).press("Enter");
      await page.waitForURL(`${service}/?tag=diplomacy&q=korea`);
    }));

  test("a dialog is used by the keyboard alone", () =>
    visit(
      { content: '<pressmark-search mode="dialog"></pressmark-search><p><a href="#">A link</a></p>' },
      async (page) => {
        const focused = () => page.evaluate("document.activeElement.shadowRoot?.activeElement?.getAttribute('part')");
        await page.keyboard.press("Tab");
        expect(await focused()).toBe("button");
        await page.keyboard.press("Enter");
        await page.getByRole("dialog").waitFor();
        await page.keyboard.type(QUESTION);
        await options(page).first().waitFor();
        expect(await findViolations(page)).toEqual([]);
        for (let presses = 0; presses < 4; presses += 1) {
          await page.keyboard.press("Tab");
          expect(
            await page.getByRole("link", { name: "A link" }).evaluate((link) => link === document.activeElement),
          ).toBe(false);
        }
        await page.keyboard.press("Escape");
        await page.getByRole("dialog").waitFor({ state: "hidden" });
        expect(await focused()).toBe("button");
        for (const shortcut of ["/", "Control+k"]) {
          await page.keyboard.press(shortcut);
          await page.getByRole("dialog").waitFor();
          expect(await focused()).toBe("input");
          expect(await field(page).inputValue()).toBe(QUESTION);
          await page.keyboard.press("Escape");
          await page.getByRole("dialog").waitFor({ state: "hidden" });
        }
        await page.keyboard.press("/");
        await field(page).press("ArrowDown");
        await page.keyboard.press("Enter");
        await page.waitForURL(/\/articles\/kim-yo-jong-statement-explained#/);
      },
    ));

  test("what is hostile is text, and leads nowhere", () =>
    visit({ content: "<pressmark-search></pressmark-search>" }, async (page) => {
      const attack = `"><img src="x" onerror="document.title='taken'"><script>document.title='taken'</script>`;
      const hit = {
        rank: 1,
        id: "a~1",
        score: 1,
        title: attack,
        section: [attack],
        url: "javascript:document.title='taken'",
        text: attack,
        highlights: [],
        snippet: {
          text: attack,
          highlights: [
            [-3, 2],
            [40, 12],
            [5, 9_999],
          ],
        },
        article: {
          id: "a",
          title: attack,
          url: "x:",
          source: null,
          authors: [],
          published: null,
          tags: [],
          lang: attack,
        },
        span: null,
        matched: [],
        missing: [],
        also_in: [],
      } satisfies SearchResponse["hits"][number];
      const answered = {
        total: 1,
        hits: [hit],
        suggestions: [attack],
        interpretation: { corrected: [{ from: attack, to: "nothing" }] },
      };
      await page.route(`${service}/search?*`, (route) => reply(route, answered));
      await field(page).fill(attack);
      await options(page).first().waitFor();
      for (const part of ["title", "place", "snippet", "suggestion"])
        expect(await page.locator(`[part=${part}]`).first().textContent()).toBe(attack);
      expect(await page.locator("pressmark-search img, pressmark-search script").count()).toBe(0);
      expect(await options(page).first().getAttribute("href")).toBeNull();
      await options(page).first().click();
      expect(await page.title()).toBe("Elsewhere");
      expect(new URL(page.url()).origin).not.toBe(service);
      for (const nonsense of [null, [], { hits: 1 }, { hits: [{}], total: 1 }, "text"]) {
        await page.unroute(`${service}/search?*`);
        await page.route(`${service}/search?*`, (route) => reply(route, nonsense));
        await field(page).fill(JSON.stringify(nonsense));
        await page.getByText("Something went wrong.").first().waitFor();
        await field(page).fill("");
      }
    }));

  test("what cannot be searched is said in a sentence, with the way to where it can", () =>
    visit({ content: "<pressmark-search></pressmark-search>" }, async (page) => {
      const troubles: [string, (route: Route) => Promise<void>][] = [
        ["Too many searches. Try again in 60 seconds.", (route) => reply(route, {}, 429)],
        ["A key is needed to search here.", (route) => reply(route, {}, 401)],
        ["The search cannot be reached from this page right now.", (route) => route.abort()],
        ["Something went wrong. Try again later.", (route) => reply(route, {}, 503)],
      ];
      for (const [at, [sentence, respond]] of troubles.entries()) {
        await page.route(`${service}/search?*`, respond);
        await field(page).fill(`korea ${at}`);
        await page.getByRole("status").getByText(sentence).waitFor();
        const way = page.getByRole("link", { name: "Open the search page" });
        expect(await way.getAttribute("href")).toBe(`${service}/?q=korea+${at}`);
        await page.unroute(`${service}/search?*`);
      }
      expect(await findViolations(page)).toEqual([]);
      await page.context().setOffline(true);
      await field(page).fill("korea talks");
      await page.getByRole("status").getByText("You are offline.").waitFor();
      await page.context().setOffline(false);
      await field(page).fill("xylophone");
      await page.getByRole("status").getByText("No passage has any of these words.").waitFor();
      await field(page).fill("sanctoins");
      await page.getByRole("status").getByText("so “sanctions” was searched").waitFor();
    }));

  test("an answer that comes late does not take the place of a later one", () =>
    visit({ content: "<pressmark-search></pressmark-search>" }, async (page) => {
      const held: Route[] = [];
      await page.route(`${service}/search?q=korea&*`, (route) => void held.push(route));
      const asked = page.waitForRequest(/q=korea&/);
      const given = page.waitForEvent("requestfailed", (request) => request.url().includes("q=korea&"));
      await field(page).fill("korea");
      await asked;
      await page.getByRole("status").getByText("Searching…").waitFor();
      await field(page).fill(QUESTION);
      await given;
      await options(page).first().waitFor();
      expect(held).toHaveLength(1);
      await expect(page.getByRole("status").textContent()).resolves.toBe("3 passages");
    }));

  test("it speaks the language of the page, from right to left where that goes so", () =>
    visit(
      {
        content:
          '<pressmark-search></pressmark-search><div lang="ja"><pressmark-search mode="dialog"></pressmark-search></div>',
        lang: "ar-EG",
        options: { viewport: { width: 360, height: 740 }, colorScheme: "dark" },
      },
      async (page) => {
        const bar = page.getByRole("combobox", { name: "بحث" });
        await bar.fill("korea");
        await options(page).first().waitFor();
        expect(await bar.evaluate((input) => getComputedStyle(input).direction)).toBe("rtl");
        expect(await page.getByRole("status").first().textContent()).toMatch(/^\d+ مقطعًا$/);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
        expect(await findViolations(page)).toEqual([]);
        await page.keyboard.press("Escape");
        await page.getByRole("button", { name: "検索" }).click();
        await page.getByRole("dialog", { name: "検索" }).waitFor();
      },
    ));

  test("words of another language are asked for once, and what is inside the elements is shown until they come", () =>
    visit({ content: "<pressmark-search></pressmark-search>" }, async (page) => {
      const add = (lang: string) =>
        page.evaluate((language) => {
          const element = document.createElement("pressmark-search");
          element.lang = language;
          const inside = document.createElement("p");
          inside.textContent = "Inside";
          element.append(inside);
          document.querySelector("main")?.append(element);
        }, lang);
      const held: Route[] = [];
      await page.route(`${service}/pages/element/es.json`, (route) => void held.push(route));
      const asked = page.waitForRequest(/es\.json/);
      await add("es");
      await add("es-MX");
      await asked;
      expect(await page.getByText("Inside").count()).toBe(2);
      expect(await page.getByText("Inside").first().isVisible()).toBe(true);
      await held[0]?.continue();
      await page.getByRole("combobox", { name: "Buscar" }).nth(1).waitFor();
      expect(await page.getByText("Inside").first().isVisible()).toBe(false);
      expect(held).toHaveLength(1);
      const first = field(page).first();
      await first.fill("korea");
      await page
        .locator("pressmark-search")
        .first()
        .evaluate((element) => element.setAttribute("lang", "es"));
      expect(await page.getByRole("combobox", { name: "Buscar" }).first().inputValue()).toBe("korea");
    }));

  test("an element whose words cannot be had speaks English", () =>
    visit({ content: '<div id="place"></div>' }, async (page) => {
      const failures: [string, (route: Route) => Promise<void>][] = [
        ["fr", (route) => route.abort()],
        ["ja", (route) => reply(route, null)],
        ["ko", (route) => reply(route, { error: "none" }, 404)],
      ];
      for (const [lang, respond] of failures) {
        await page.route(`${service}/pages/element/${lang}.json`, respond);
        await page.locator("#place").evaluate((place, language) => {
          const element = document.createElement("pressmark-search");
          element.lang = language;
          place.replaceChildren(element);
        }, lang);
        await page.getByRole("combobox", { name: "Search" }).waitFor();
        expect(await page.locator("pressmark-search .inline").getAttribute("lang")).toBe("en");
      }
    }));

  test("elements come, change and go, wherever they stand", () =>
    visit({ content: '<pressmark-search limit="2"></pressmark-search><div id="root"></div>' }, async (page) => {
      await page.evaluate(() => {
        const root = document.querySelector("#root")?.attachShadow({ mode: "open" });
        const inner = document.createElement("pressmark-search");
        inner.setAttribute("placeholder", "Inside");
        root?.append(inner);
      });
      const [outer, inner] = [field(page).first(), page.locator("#root").getByRole("combobox")];
      await inner.fill("fishermen");
      await options(page).first().waitFor();
      expect(await options(page).count()).toBe(2);
      await outer.fill("korea");
      await page.getByRole("status").first().getByText("passages").waitFor();
      // Two passages, and the way to the others; the list of the other element has closed.
      expect(await options(page).count()).toBe(3);
      const element = page.locator("pressmark-search").first();
      await element.evaluate((one) => one.setAttribute("filter", "tag=nothing"));
      expect([await outer.inputValue(), await options(page).count()]).toEqual(["korea", 0]);
      await outer.press("End");
      await outer.pressSequentially("n");
      await page.getByRole("status").first().getByText("No passage").waitFor();
      await element.evaluate((one) => one.setAttribute("mode", "dialog"));
      await page.getByRole("button", { name: "Search" }).waitFor();
      await element.evaluate((one) => one.remove());
      await page.keyboard.press("Control+k");
      expect(await page.getByRole("dialog").count()).toBe(0);
      await inner.focus();
      await options(page).first().waitFor();
    }));

  test("a reader without scripts has the form inside", () =>
    visit(
      {
        content: `<pressmark-search><form action="${service}/"><input type="search" name="q" aria-label="Search"></form></pressmark-search>`,
        options: { javaScriptEnabled: false },
      },
      async (page) => {
        await page.getByRole("searchbox").fill("fishermen");
        await page.keyboard.press("Enter");
        await page.waitForURL(`${service}/?q=fishermen`);
      },
    ));
});

test.each([
  ["The script", "pressmark.js", /^text\/javascript; charset=utf-8/i],
  ["What it says in another language", "pages/element/de.json", /^application\/json/i],
])("%s may be loaded by any page, and kept for an hour", async (_, path, type) => {
  const { status, headers } = await fetch(`${service}/${path}`);
  expect(status).toBe(200);
  expect(Object.fromEntries(headers)).toMatchObject({
    "content-type": expect.stringMatching(type),
    "access-control-allow-origin": "*",
    "cross-origin-resource-policy": "cross-origin",
    "cache-control": "public, max-age=3600, stale-while-revalidate=86400",
    "x-content-type-options": "nosniff",
  });
});
