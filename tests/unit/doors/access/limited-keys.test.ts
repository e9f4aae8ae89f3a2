import { describe, expect, test } from "vitest";
import { hashKey } from "../../../../src/doors/access/access-keys.ts";
import { ABILITIES } from "../../../../src/operations/operation.ts";
import { makeService } from "../../../support/make-service.ts";
import { modern, post, rpc } from "../../../support/mcp-messages.ts";
import { elementsOfHtml } from "../../../support/read-html.ts";

const KEYS = { search: "pm_search", read: "pm_read", all: "pm_all" } as const;
const keys = Object.entries(KEYS).map(([name, key]) => {
  return { name, hash: hashKey(key), may: ABILITIES.filter((ability) => name === "all" || name === ability) };
});
const service = await makeService(undefined, { keys });

const ask = (path: string, key: string, headers: Record<string, string> = {}) =>
  service.get(path, { Authorization: `Bearer ${key}`, ...headers });
const HTML = { Accept: "text/html" };

/** Addresses of this service that a page leads to. */
async function linksOf(response: Response): Promise<string[]> {
  const links = elementsOfHtml(await response.text()).filter(({ tagName }) => tagName === "a");
  return links.map(({ properties }) => String(properties.href)).filter((href) => /^\/|^https:\/\/search/.test(href));
}

const PAGES = ["/", "/?q=korea", "/?q=zzzz", "/?q=korea&max_per_article=1", "/nowhere", "/connect", "/docs"];

describe("A key that may search, and not read", () => {
  test.each(PAGES)("sees a page at %s, with no link that it cannot follow", async (path) => {
    const response = await ask(path, KEYS.search, HTML);
    expect(response.status).toBe(path === "/nowhere" ? 404 : 200);
    const links = await linksOf(response);
    expect(links).not.toEqual([]);
    for (const link of links) expect([link, (await ask(link, KEYS.search, HTML)).status]).not.toEqual([link, 403]);
  });

  test("sees what was found all the same, and is told why links stay shut", async () => {
    const [own, whole] = await Promise.all([ask("/search?q=korea", KEYS.search), ask("/search?q=korea", KEYS.all)]);
    const [limited, all] = [await own.json(), await whole.json()];
    expect(limited.hits).toEqual(all.hits);
    expect(limited.interpretation.notes).toContainEqual(expect.stringMatching(/may not read articles/));
    expect(all.interpretation.notes).not.toContainEqual(expect.stringMatching(/may not read/));
    const markdown = await ask("/search?q=korea&format=markdown", KEYS.search);
    expect(await markdown.text()).toMatch(/may not read articles/);
  });

  test("is not told that what another key was given is unchanged", async () => {
    const etag = (await ask("/?q=korea", KEYS.all, HTML)).headers.get("ETag") ?? "";
    expect((await ask("/?q=korea", KEYS.all, { ...HTML, "If-None-Match": etag })).status).toBe(304);
    expect((await ask("/?q=korea", KEYS.search, { ...HTML, "If-None-Match": etag })).status).toBe(200);
  });

  test.each([
    [
      "2025",
      () =>
        post(
          rpc("initialize", {
            protocolVersion: "2025-06-18",
            capabilities: {},
            clientInfo: { name: "t", version: "1" },
          }),
        ),
    ],
    ["2026", () => modern("server/discover")],
  ])("tells an assistant of %s so in its instructions", async (_, make) => {
    const say = async (key: string) => {
      const request = make();
      request.headers.set("Authorization", `Bearer ${key}`);
      return (await (await service.fetch(request)).json()).result.instructions;
    };
    expect(await say(KEYS.search)).toMatch(/may not read articles/);
    expect(await say(KEYS.all)).not.toMatch(/may not read/);
  });
});

test("A key that may read, and not search, opens the first page and all that it leads to but searches", async () => {
  const links = await linksOf(await ask("/", KEYS.read, HTML));
  expect(links).toContain("/articles");
});

test.each(["/", "/articles", "/articles/moscow-before-seoul", "/corpus", "/nowhere"])(
  "A key that may read, and not search, sees at %s no form, and no link or script that it has no use for",
  async (path) => {
    const response = await ask(path, KEYS.read, HTML);
    const page = await response.clone().text();
    expect(elementsOfHtml(page).filter(({ properties }) => properties.role === "search")).toEqual([]);
    expect(page).not.toMatch(/pages\/(?:search|completions)\.js/);
    for (const link of await linksOf(response))
      expect([link, (await ask(link, KEYS.read, HTML)).status]).not.toEqual([link, 403]);
    expect(await (await ask(path, KEYS.all, HTML)).text()).toMatch(
      path === "/articles" || path === "/corpus" ? /<h1>/ : /role="search"/,
    );
  },
);

describe("A stranger with a browser", () => {
  test.each(["/nowhere", "/articles/x/y", "/feed.xml", "/wp-login.php"])(
    "is asked for a key at %s as anywhere",
    async (path) => {
      const [usual, response] = await Promise.all([service.get("/articles", HTML), service.get(path, HTML)]);
      expect(response.status).toBe(401);
      expect(response.headers.get("Content-Type")).toBe("text/html; charset=UTF-8");
      expect(await response.text()).toBe(await usual.text());
    },
  );

  test.each(["/search?q=x", "/openapi.json", "/nowhere"])(
    "a program is answered with a problem at %s",
    async (path) => {
      const response = await service.get(path, { Accept: "application/json" });
      expect([response.status, response.headers.get("Content-Type")]).toEqual([401, "application/problem+json"]);
    },
  );
});
