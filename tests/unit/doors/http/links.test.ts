import { describe, expect, test } from "vitest";
import { makeIndex } from "../../../support/make-index.ts";
import { makeService, ORIGIN } from "../../../support/make-service.ts";

const service = await makeService(
  await makeIndex({
    "here.md": "# Here\n\nHens eat grain.\n",
    "há, b;c.md": "# Signs\n\nHens sleep on perches.\n",
    "there.md": "---\nurl: https://hens.example/a>b?x=1,2#part\n---\n\n# There\n\nHens lay eggs.\n",
  }),
);
const { articles } = await (await service.get("/articles")).json();

/** The links of a header, by their relation. */
function readLinks(header: string | null) {
  return Array.from(
    header?.matchAll(/<([^>]*)>; rel="(\w+)"(?:; type="([^"]+)")?/g) ?? [],
    ([, href = "", rel, type]) => {
      return { href, rel, type };
    },
  );
}

describe("The Link header of an article", () => {
  test.each(["json", "markdown", "html"])(
    "leads from its %s to its address of record and every other form",
    async (format) => {
      for (const { id, url } of articles) {
        const response = await service.get(`/articles/${encodeURIComponent(id)}?format=${format}`);
        const links = readLinks(response.headers.get("Link"));
        expect(links.find(({ rel }) => rel === "canonical")?.href).toBe(url.replace(/#.*/, ""));
        const others = links.filter(({ rel }) => rel === "alternate");
        expect(others).toHaveLength(6);
        for (const { href, type } of others) {
          expect(href.startsWith(ORIGIN)).toBe(true);
          const { status, headers } = await service.get(href);
          expect([status, headers.get("Content-Type")?.split(";")[0]]).toEqual([200, type]);
        }
      }
    },
  );

  test("may be read by pages of other origins", async () => {
    const response = await service.get("/articles/here", { Origin: "https://other.example" });
    expect(response.headers.get("Access-Control-Expose-Headers")).toMatch(/\bLink\b/);
  });
});
