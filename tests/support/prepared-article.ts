import type { ArticleRecord } from "../../src/contract/article-record.ts";
import type { Passage, PreparedArticle } from "../../src/corpus/article.ts";
import { type Markup, VisibleText } from "../../src/text/visible-text.ts";

/** A passage as a test writes it down: its text, the headings above it, and what of its text is markup. */
export interface PassageDraft {
  text: string;
  section?: readonly string[];
  markup?: readonly Markup[];
}

/** An article as a test writes it down; a title of `null` is the first words of its text. */
export interface ArticleDraft extends Partial<Omit<ArticleRecord, "title">> {
  id: string;
  title?: string | null;
  passages: readonly (string | PassageDraft)[];
  html?: string;
}

/** Stands between two passages: no word, but more than one byte. */
const BETWEEN = "\n\n—\n\n";

/** Makes an article of its passages, in the form in which articles come to the index. */
export function prepare({ title = null, passages, html, ...record }: ArticleDraft): PreparedArticle {
  let text = "";
  const markup: Markup[] = [];
  const placed = passages.map((given, at): Passage => {
    const draft = typeof given === "string" ? { text: given } : given;
    if (at > 0) text += BETWEEN;
    const start = text.length;
    text += draft.text;
    for (const one of draft.markup ?? []) markup.push({ ...one, start: start + one.start, end: start + one.end });
    return { id: `${record.id}~${at}`, section: [...(draft.section ?? [])], span: { start, end: text.length } };
  });
  const firstWords = text.trim().split(/\s+/).slice(0, 3).join(" ");
  const none = { url: null, source: null, authors: [], published: null, tags: [], lang: "en" };
  return {
    record: { ...none, ...record, title: title ?? (firstWords || "Untitled") },
    hasHeadline: title !== null,
    summary: null,
    day: record.published ?? null,
    aliases: [],
    guessed: [],
    about: [],
    text,
    visible: new VisibleText(text, markup),
    passages: placed,
    sections: [],
    html: html ?? `<p>${text}</p>`,
    dropped: [],
    origin: { file: `${record.id}.md`, line: null },
  };
}
