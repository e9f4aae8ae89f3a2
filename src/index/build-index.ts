import MiniSearch from "minisearch";
import { estimateTokenCount } from "tokenx";
import { blankMarkup } from "../analysis/visible-text.ts";
import { digest } from "../contract/digest.ts";
import type { Passage, PreparedArticle } from "../corpus/article.ts";
import type { Corpus } from "../corpus/read-corpus.ts";
import {
  type CorpusInfo,
  FORMAT_VERSION,
  type IndexAsset,
  type StoredArticle,
  type StoredPassage,
} from "./index-asset.ts";
import { type PassageFields, POSTINGS_OPTIONS } from "./postings-options.ts";

/** Hexadecimal digits of an index version: 64 bits tell any two builds apart. */
const VERSION_LENGTH = 16;

function storeArticle(
  { record, summary, text, html, sections, passages }: PreparedArticle,
  first: number,
): StoredArticle {
  return {
    record,
    summary,
    text,
    html,
    tokens: estimateTokenCount(text),
    sections: sections.map((section) => ({
      ...section,
      tokens: estimateTokenCount(text.slice(section.start, section.end)),
    })),
    first,
    count: passages.length,
  };
}

/** A title made of the first sentence is not indexed: it would weigh that sentence twice. */
function fieldsOf(
  { record, hasHeadline, text: body }: PreparedArticle,
  { section, span, markup }: Passage,
  id: number,
): PassageFields {
  const text = blankMarkup(body.slice(span.start, span.end), markup);
  return { id, title: hasHeadline ? record.title : "", section: section.join("\n"), text };
}

function makeCorpusInfo({ settings }: Corpus, fallbackName: string): CorpusInfo {
  const name = settings.name ?? fallbackName;
  return {
    name,
    title: settings.title ?? name,
    description: settings.description ?? null,
    site: settings.site ?? null,
    language: settings.language,
    synonyms: settings.synonyms,
  };
}

/**
 * Builds the index asset of a corpus: MiniSearch makes the inverted index. The same corpus gives the same
 * asset, to the byte; `version` is a digest of everything in it.
 */
export function buildIndex(corpus: Corpus, fallbackName: string): IndexAsset {
  const articles: StoredArticle[] = [];
  const passages: StoredPassage[] = [];
  const miniSearch = new MiniSearch(POSTINGS_OPTIONS);
  for (const prepared of corpus.articles) {
    const article = storeArticle(prepared, passages.length);
    for (const passage of prepared.passages) {
      miniSearch.add(fieldsOf(prepared, passage, passages.length));
      passages.push({ article: articles.length, ...passage });
    }
    articles.push(article);
  }
  const content = {
    format: FORMAT_VERSION,
    corpus: makeCorpusInfo(corpus, fallbackName),
    articles,
    passages,
    postings: miniSearch.toJSON(),
  } as const;
  const version = digest(JSON.stringify(content), VERSION_LENGTH);
  return { ...content, version };
}
