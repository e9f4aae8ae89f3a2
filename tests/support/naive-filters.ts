import type { ArticleFilters } from "../../src/contract/search-request.ts";
import type { PreparedArticle } from "../../src/corpus/article.ts";
import type { QueryFilters } from "../../src/search/query/parsed-query.ts";

/** Without case, accents, dots and spare spaces. */
const fold = (text: string) =>
  text
    .normalize("NFD")
    .replace(/\p{Script=Inherited}/gu, "")
    .normalize("NFC")
    .replace(/\./g, "")
    .trim()
    .replace(/\s+/g, " ")
    .toLowerCase();

/** Tells whether an article passes filters, by reading what it says. */
export function passesNaively({ record }: PreparedArticle, given: Partial<ArticleFilters>): boolean {
  const { source, tags, authors, lang, id, published } = record;
  const any = (values: readonly string[], wanted: readonly string[] = []) =>
    wanted.length === 0 || values.some((value) => wanted.some((one) => fold(one) === fold(value)));
  /** A language range of RFC 4647: a tag is in it that has it for its first subtags. */
  const isIn = (range: string) => new RegExp(`^${RegExp.escape(range.trim())}(?:-|$)`, "i").test(lang);
  const { after, before } = given;
  if ((after !== undefined || before !== undefined) && published === null) return false;
  const day = published ?? "";
  return (
    any(source === null ? [] : [source], given.source) &&
    any(tags, given.tag) &&
    any(authors, given.author) &&
    (given.lang === undefined || given.lang.length === 0 || given.lang.some(isIn)) &&
    (given.in === undefined || given.in.length === 0 || given.in.some((one) => one.normalize("NFC") === id)) &&
    (after === undefined || day >= after) &&
    (before === undefined || day < before)
  );
}

/** Tells whether an article passes the filters that stand in a query: all that are wanted, none that is not. */
export function passesTyped(article: PreparedArticle, { wanted, unwanted }: QueryFilters): boolean {
  const each = Object.entries(unwanted).map(([name, values]) => ({ [name]: values }));
  return passesNaively(article, wanted) && each.every((one) => !passesNaively(article, one));
}
