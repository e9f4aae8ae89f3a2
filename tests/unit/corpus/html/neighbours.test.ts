import { expect, test } from "vitest";
import { makeCorpus } from "../../../support/make-index.ts";

const page = (title: string, text: string, head = "") =>
  `<html><head><title>${title}</title>${head}</head><body><main><h1>${title}</h1><p>${text}</p></main></body></html>`;

function htmlOf(files: Record<string, string>, id: string): string {
  return makeCorpus(files).articles.find(({ record }) => record.id === id)?.html ?? "";
}

test("Pages of an export that has no address lead to each other, by their files", () => {
  const files = {
    "hens.html": page(
      "Hens",
      'Hens eat <a href="feed/grain_(dry).html#kept">grain</a>, not <a href="gone.html">that</a>.',
    ),
    "feed/grain_(dry).html": page(
      "Grain",
      'For <a href="../hens.html">hens</a>, says <a href="javascript:go()">a page</a>.',
    ),
  };
  expect(htmlOf(files, "hens")).toMatch(/<a href="\/articles\/feed-grain_dry#kept">grain<\/a>, not <a>that<\/a>/);
  expect(htmlOf(files, "feed-grain_dry")).toContain('For <a href="/articles/hens">hens</a>, says a page.');
});

test("A page with an address of its own completes its links by that", () => {
  const canonical = '<link rel="canonical" href="https://example.org/farm/hens.html">';
  const files = { "hens.html": page("Hens", 'Hens eat <a href="grain.html">grain</a>.', canonical) };
  expect(htmlOf(files, "hens")).toContain('<a href="https://example.org/farm/grain.html">grain</a>');
});
