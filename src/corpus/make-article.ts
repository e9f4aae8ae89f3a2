import { hasWord } from "../text/has-word.ts";
import { languageOf } from "../text/language.ts";
import { blankMarkup } from "../text/visible-text.ts";
import type { Article, Origin } from "./article.ts";
import { detectLanguage } from "./detect-language.ts";
import type { Fault } from "./fault.ts";
import { findTitle } from "./find-title.ts";
import type { FrontMatter } from "./front-matter.ts";
import type { Parser } from "./parser-of.ts";

/** What came of one article: itself, a reason to leave it out, or everything that is wrong with it. */
export type ArticleReading =
  | { kind: "article"; article: Article }
  | { kind: "skipped"; origin: Origin; reason: string }
  | { kind: "faulty"; faults: Fault[] };

/** An article as its file gives it, before its text is read. */
export interface ArticleDraft {
  id: string;
  frontMatter: FrontMatter;
  body: string;
  parse: Parser;
  /** Language of an article that names none and is too short to tell. */
  language: string;
  origin: Origin;
}

/** The language that a text is seen to be in; that of the corpus when it is the same, which may name a region, or not seen. */
function tellLanguage(visible: string, ofCorpus: string): string {
  const seen = detectLanguage(visible);
  return seen === null || seen === languageOf(ofCorpus).code ? ofCorpus : seen;
}

/** Makes an article of what its file gives; a draft, or one without text, is skipped. */
export function makeArticle({ id, frontMatter, body, parse, language, origin }: ArticleDraft): ArticleReading {
  const text = body.normalize("NFC").toWellFormed();
  if (frontMatter.draft) return { kind: "skipped", origin, reason: "is a draft" };
  if (!hasWord(text)) return { kind: "skipped", origin, reason: "has no text" };
  const parsed = parse(text);
  const { summary, title, url, source, authors, published, tags, lang } = frontMatter;
  const found = title ? { title, isHeadline: true } : findTitle(text, parsed);
  const record = {
    id,
    title: found.title || id,
    url: url ?? null,
    source: source ?? null,
    authors: authors ?? [],
    published: published ?? null,
    tags: tags ?? [],
    lang: lang ?? tellLanguage(blankMarkup(text, parsed.markup), language),
  };
  return {
    kind: "article",
    article: { record, hasHeadline: found.isHeadline, summary: summary ?? null, text, parsed, origin },
  };
}
