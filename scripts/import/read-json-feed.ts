import * as z from "zod";
import { parseDay } from "../../src/corpus/metadata/parse-day.ts";
import { escapeHtml, type Listing } from "./read-xml-listing.ts";

const Text = z.string().catch("");
const Texts = z.array(z.string()).catch([]);
const Authors = z.array(z.object({ name: Text })).catch([]);

const Item = z.object({
  url: Text,
  external_url: Text,
  title: Text,
  content_html: Text,
  content_text: Text,
  date_published: Text,
  tags: Texts,
  authors: Authors,
});

/** A JSON Feed as far as it is read; what is not as the specification has it is taken for absent. */
const JsonFeed = z.object({
  version: z.string().regex(/^https:\/\/jsonfeed\.org\/version\//),
  title: Text,
  authors: Authors,
  items: z.array(Item),
});

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Reads a JSON Feed; `null` for any other text. */
export function readJsonFeed(text: string): Listing | null {
  const { data: feed } = text.trimStart().startsWith("{") ? JsonFeed.safeParse(parseJson(text)) : {};
  if (!feed) return null;
  const pages = feed.items.map(({ url, external_url, title, content_html, content_text, ...item }) => ({
    address: url || external_url,
    entry: {
      metadata: {
        title: title || null,
        authors: (item.authors.length > 0 ? item.authors : feed.authors).map(({ name }) => name).filter(Boolean),
        published: parseDay(item.date_published),
        tags: item.tags,
        source: feed.title || null,
      },
      html: content_html || escapeHtml(content_text),
    },
  }));
  return { kind: "feed", pages };
}
