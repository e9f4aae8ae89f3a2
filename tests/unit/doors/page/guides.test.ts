import { describe, expect, test } from "vitest";
import { LANGUAGES } from "../../../../src/doors/page/words/choose-words.ts";
import { makeIndex } from "../../../support/make-index.ts";
import { makeService } from "../../../support/make-service.ts";
import { elementsOfHtml } from "../../../support/read-html.ts";

const open = await makeService();
const read = (path: string, lang: string) => open.get(path, { Accept: "text/html", "Accept-Language": lang });

describe.each(LANGUAGES.map((words) => [words.lang, words] as const))("The guides in %s", (lang, { dir, guide }) => {
  test.each(["/connect", "/docs"])("are in the language of the reader at %s", async (path) => {
    const response = await read(path, lang);
    expect(response.headers.get("Vary")).toContain("Accept-Language");
    const page = await response.text();
    expect(page).toContain(`<html lang="${lang}" dir="${dir}">`);
    expect(page).toContain(path === "/connect" ? guide.how.chatGpt : guide.moreParameters);
  });
});

test("A guide in one language is not taken for that in another", async () => {
  const etag = (await read("/docs", "de")).headers.get("ETag") ?? "";
  const again = (lang: string) =>
    open.get("/docs", { Accept: "text/html", "Accept-Language": lang, "If-None-Match": etag });
  expect([(await again("de")).status, (await again("fr")).status]).toEqual([304, 200]);
});

test("Commands are the same in every language, from left to right", async () => {
  const codes = async (lang: string) =>
    elementsOfHtml(await (await read("/connect", lang)).text())
      .filter(({ tagName }) => tagName === "pre")
      .map(({ properties, children }) => [properties.dir, children]);
  const english = await codes("en");
  expect(english.every(([dir]) => dir === "ltr")).toBe(true);
  expect(JSON.stringify(await codes("ar"))).toBe(JSON.stringify(english));
});

test("What stands around footnotes is in the language of their article, and what its author wrote stays", async () => {
  const note = "[^a]\n\n## Footnotes\n\nBack to reference 1\n\n[^a]: Huhn.\n";
  const index = await makeIndex({
    "de.md": `---\nlang: de\n---\n# Hennen\n\nHennen legen Eier${note}`,
    "fi.md": `---\nlang: fi\n---\n# Kanat\n\nKanat munivat${note}`,
  });
  const service = await makeService(index);
  const page = async (id: string) => (await service.get(`/articles/${id}?format=html`)).text();
  const [german, finnish] = [await page("de"), await page("fi")];
  expect(german).toContain('id="footnote-label">Fußnoten</h2>');
  expect(german).toContain('aria-label="Zurück zu Verweis 1"');
  expect(german).toMatch(/>Footnotes<\/h\d>[\s\S]*Back to reference 1/);
  expect(finnish).toContain('id="footnote-label">Footnotes</h2>');
});
