import MiniSearch from "minisearch";
import type { IndexReference } from "../contract/search-response.ts";
import { type CorpusInfo, IndexAsset, type StoredArticle, type StoredPassage } from "./index-asset.ts";
import { type PassageFields, POSTINGS_OPTIONS } from "./postings-options.ts";

/** An index asset opened for reading. Articles and passages are known by their number, in corpus order. */
export interface PassageIndex {
  reference: IndexReference;
  corpus: CorpusInfo;
  articles: readonly StoredArticle[];
  passages: readonly StoredPassage[];
  /** Number of an article or passage by its id. */
  articleNumbers: ReadonlyMap<string, number>;
  passageNumbers: ReadonlyMap<string, number>;
  /** Every term of the index. */
  vocabulary: ReadonlySet<string>;
  postings: MiniSearch<PassageFields>;
}

/**
 * Opens an index asset. Throws a ZodError when it is of another format version or malformed. Linear in the
 * size of the asset.
 */
export function openIndex(asset: unknown): PassageIndex {
  const { version, corpus, articles, passages, postings } = IndexAsset.parse(asset);
  return {
    reference: { version, articles: articles.length, passages: passages.length },
    corpus,
    articles,
    passages,
    articleNumbers: new Map(articles.map(({ record }, number) => [record.id, number])),
    passageNumbers: new Map(passages.map(({ id }, number) => [id, number])),
    vocabulary: new Set(postings.index.map(([term]) => term)),
    postings: MiniSearch.loadJS(postings, POSTINGS_OPTIONS),
  };
}

/** Gives the text of a passage, as written. Throws a RangeError for a number that the index does not have. */
export function passageText(index: PassageIndex, number: number): string {
  const { passage, article } = passageAt(index, number);
  return article.text.slice(passage.span.start, passage.span.end);
}

/** Gives a passage and its article. Throws a RangeError for a number that the index does not have. */
export function passageAt(index: PassageIndex, number: number): { passage: StoredPassage; article: StoredArticle } {
  const passage = index.passages[number];
  const article = passage && index.articles[passage.article];
  if (!article) throw new RangeError(`Passage number was ${number}, wanted one under ${index.passages.length}`);
  return { passage, article };
}
