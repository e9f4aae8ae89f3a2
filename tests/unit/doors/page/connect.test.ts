import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { hashKey } from "../../../../src/doors/access/access-keys.ts";
import { listConnections } from "../../../../src/doors/page/guide/list-connections.ts";
import { makeService, ORIGIN } from "../../../support/make-service.ts";
import { elementsOfHtml } from "../../../support/read-html.ts";

const GUIDE = readFileSync(new URL("../../../../docs/assistants.md", import.meta.url), "utf8");

const keys = [{ name: "ada", hash: hashKey("pm_ada"), may: [] }];
const HTML = { Accept: "text/html" };

const open = await makeService();
const closed = await makeService(undefined, { keys });
const read = async (service: typeof open, headers: Record<string, string> = HTML) =>
  (await service.get("/connect", headers)).text();

const linksOf = (page: string) =>
  elementsOfHtml(page)
    .map(({ properties }) => String(properties.href ?? ""))
    .filter((href) => /^(?:cursor|vscode):/.test(href));

describe("The page that says how to connect", () => {
  test("has this service's own address in every snippet, and no key where none is needed", async () => {
    const page = await read(open);
    expect(page).toContain(`${ORIGIN}/mcp`);
    expect(page).not.toMatch(/KEY|Bearer/);
  });

  test("has a place for the key where one is needed, and is shown to nobody without", async () => {
    expect((await closed.get("/connect", HTML)).status).toBe(401);
    const page = await read(closed, { ...HTML, Authorization: "Bearer pm_ada" });
    expect(page).toContain("Authorization: Bearer KEY");
    expect(page).toMatch(/Bearer \$\{input:key\}/);
    expect(page).not.toContain("pm_ada");
  });

  test("has no script or style of its own, and may run only what this service has", async () => {
    const response = await open.get("/connect", HTML);
    const elements = elementsOfHtml(await response.text());
    const scripts = elements.filter(({ tagName }) => tagName === "script");
    expect(scripts.map(({ properties, children }) => [properties.src, children])).toEqual([["/pages/copy.js", []]]);
    expect(elements.some(({ tagName, properties }) => tagName === "style" || properties.style !== undefined)).toBe(
      false,
    );
    expect(response.headers.get("Content-Security-Policy")).toContain("script-src 'self'");
    expect(response.headers.get("Content-Security-Policy")).not.toContain("unsafe");
  });

  test("leads to Cursor and VS Code by links that hold what their files would", async () => {
    const [cursor = "", code = ""] = linksOf(await read(open));
    const { searchParams } = new URL(cursor);
    expect(searchParams.get("name")).toBe("Korea-talks-sample");
    expect(JSON.parse(atob(searchParams.get("config") ?? ""))).toEqual({ url: `${ORIGIN}/mcp` });
    expect(JSON.parse(decodeURIComponent(new URL(code).search.slice(1)))).toEqual({
      name: "Korea-talks-sample",
      type: "http",
      url: `${ORIGIN}/mcp`,
    });
  });
});

const EXAMPLE = {
  site: "https://pressmark.example.workers.dev",
  name: "pressmark",
  query: "who repatriated the fishermen",
};

describe.each(listConnections({ ...EXAMPLE, isPrivate: false }))(
  "The guide's part on $client",
  ({ client, how, language, snippet }) => {
    test("says what the page says", () => {
      expect(GUIDE).toContain(`### ${client}\n\n${how}\n\n\`\`\`${language}\n${snippet}\n\`\`\`\n`);
    });
  },
);

test.each([true, false])("What is JSON can be read as JSON, and names the address (private: %s)", (isPrivate) => {
  const files = listConnections({ ...EXAMPLE, isPrivate }).filter(({ language }) => language === "json");
  expect(files.length).toBe(3);
  for (const { snippet } of files) expect(JSON.stringify(JSON.parse(snippet))).toContain(`"${EXAMPLE.site}/mcp"`);
});
