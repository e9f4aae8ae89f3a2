import fc from "fast-check";
import { expect, test } from "vitest";
import { findQuote } from "../../../src/quotes/find-quote.ts";
import { hasWord } from "../../../src/text/has-word.ts";
import { makeIndex } from "../../support/make-index.ts";
import { SITE } from "../../support/search.ts";
import { seenMarkdown } from "../../support/seen-markdown.ts";

/** Letters and digits alone, as one writes them. */
const bare = (text: string) => text.normalize("NFKC").replace(/[^\p{L}\p{N}]/gu, "");

test("Any run of words that a reader sees, from the headline on, is exact", async () => {
  const run = fc.record({ first: fc.nat(), count: fc.integer({ min: 1, max: 60 }) });
  const title = fc.constantFrom(null, "Talks refused once more", "Nothing");
  await fc.assert(
    fc.asyncProperty(seenMarkdown, title, run, async ({ markdown, seen }, headline, { first, count }) => {
      const frontMatter = headline === null ? "" : `---\ntitle: ${headline}\n---\n`;
      const words = `${headline ?? ""} ${seen}`.trim().split(/\s+/);
      const start = first % words.length;
      const quote = words.slice(start, start + count).join(" ");
      fc.pre(hasWord(quote) && quote.length <= 2_000);
      const index = await makeIndex({ "a.md": frontMatter + markdown });
      const { match, places } = await findQuote(index, { quote, in: [] }, SITE);
      expect([match, bare(places[0]?.text ?? "")]).toEqual(["exact", bare(quote)]);
    }),
    { numRuns: 150 },
  );
}, 60_000);
