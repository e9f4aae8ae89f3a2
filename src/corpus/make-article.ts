import { hasWord } from "../text/has-word.ts";
import { languageOf } from "../text/language.ts";
import type { VisibleText } from "../text/visible-text.ts";
import type { Article } from "./article.ts";
import type { Origin } from "./fault.ts";
import type { SourceArticle } from "./formats/format.ts";
import { detectLanguage } from "./metadata/detect-language.ts";
import { findTitle } from "./metadata/find-title.ts";

/** Something that was found and left out, with the reason. */
export interface Skipped {
  origin: Origin;
  reason: string;
}

/** The language of a text; that of the corpus, which may name a region, when it is the same or cannot be detected. */
function findLanguage({ text }: VisibleText, ofCorpus: string): string {
  const detected = detectLanguage(text);
  return detected === null || detected === languageOf(ofCorpus).code ? ofCorpus : detected;
}

/** Makes an article of what its format reads; leaves out a draft, and one whose reader sees no word. `language` is that of the corpus. */
export function makeArticle(source: SourceArticle, language: string): Article | Skipped {
  const { id, metadata, origin, blocks, visible, dropped } = source;
  if (metadata.draft) return { origin, reason: "is a draft" };
  if (!hasWord(visible.text)) return { origin, reason: "has no text" };
  const { summary, title, url, source: publisher, authors, published, tags, lang } = metadata;
  const found = title ? { title, isHeadline: true } : findTitle(blocks, visible);
  const record = {
    id,
    title: found.title,
    url: url ?? null,
    source: publisher ?? null,
    authors: authors ?? [],
    published: published ?? null,
    tags: tags ?? [],
    lang: lang ?? findLanguage(visible, language),
  };
  return { record, hasHeadline: found.isHeadline, summary: summary ?? null, origin, blocks, visible, dropped };
}
