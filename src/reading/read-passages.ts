import { readMarkup } from "../index/format/markup-record.ts";
import type { ArticleHead, PassageIndex } from "../index/read/passage-index.ts";
import type { StoredPassage } from "../index/stored-article.ts";
import { clipMarkup, VisibleText } from "../text/visible-text.ts";

/** A passage in its article, by the article's head. */
export interface PlacedPassage {
  article: ArticleHead;
  passage: StoredPassage;
}

/** A passage with its text, as written, and what a reader sees of it. */
export interface OpenPassage extends PlacedPassage {
  text: string;
  visible: VisibleText;
}

/** Finds passages by their numbers, in the order given. Throws a RangeError for a number that the index does not have. */
async function placePassages(index: PassageIndex, numbers: readonly number[]): Promise<PlacedPassage[]> {
  const articleOf = index.columns.article;
  const articles = [...new Set(numbers.map((number) => articleOf[number] ?? -1))];
  const heads = new Map((await index.readHeads(articles)).map((head) => [head.number, head]));
  return numbers.map((number) => {
    const article = heads.get(articleOf[number] ?? -1);
    const passage = article?.passages[number - article.first];
    if (!article || !passage)
      throw new RangeError(`Passage number was ${number}, wanted one under ${index.counts.passages}`);
    return { article, passage };
  });
}

/** Reads passages by their numbers, in the order given. Throws a RangeError for a number that the index does not have. */
export async function readPassages(index: PassageIndex, numbers: readonly number[]): Promise<OpenPassage[]> {
  return openPassages(index, await placePassages(index, numbers));
}

/** Reads the ids of passages by their numbers. */
export async function readIds(index: PassageIndex, numbers: readonly number[]): Promise<Map<number, string>> {
  const places = await placePassages(index, numbers);
  return new Map(places.map(({ passage }, at) => [numbers[at] ?? -1, passage.id]));
}

/** Reads the texts of passages whose articles are at hand, in the order given. */
export async function openPassages(index: PassageIndex, places: readonly PlacedPassage[]): Promise<OpenPassage[]> {
  const texts = await index.readPassageTexts(places);
  const heads = new Set(places.map(({ article }) => article));
  // Once for an article: several of its passages may be read.
  const markups = new Map(Array.from(heads, (head) => [head, readMarkup(head.markup)]));
  return places.map((place, at) => {
    const text = texts[at] ?? "";
    const markup = clipMarkup(markups.get(place.article) ?? [], place.passage.span);
    return { ...place, text, visible: new VisibleText(text, markup) };
  });
}
