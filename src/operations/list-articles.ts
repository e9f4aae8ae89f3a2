import * as z from "zod";
import { ArticleList, ArticleListRequest, StatusDocument } from "../contract/article-documents.ts";
import { LIMITS } from "../contract/limits.ts";
import type { ArticleHead } from "../index/read/article-reader.ts";
import type { PassageIndex } from "../index/read/passage-index.ts";
import { makeCursor, readCursor } from "../reading/cursor.ts";
import { describeStatus } from "../reading/describe-status.ts";
import { makeArticleReference } from "../reading/make-urls.ts";
import { filterArticles } from "../search/match/filter-articles.ts";
import { rankPassages } from "../search/score/rank-passages.ts";
import { fileTitle } from "../text/title-order.ts";
import { tokenise } from "../text/tokenise.ts";
import { type Operation, type OperationContext, REVALIDATE } from "./operation.ts";

/** A page of a list of articles. */
export interface ArticlePage {
  total: number;
  heads: ArticleHead[];
  /** What a person should know about how the request was read. */
  notes: string[];
  /** The articles of the whole list in its order, by their numbers. */
  articles: readonly number[];
  /** How many articles stand before this page. */
  offset: number;
  /** Whether these are in the order that was asked for; else the nearest come first. */
  isSorted: boolean;
  /** The cursor of the page before; `null` for the first one, and for the second, which the list itself leads to. */
  cursorBefore: string | null;
  /** The cursor of what follows the first `count` articles of this page; `null` when nothing does. */
  cursorAfter(count: number): string | null;
}

type Asked = Omit<ArticleListRequest, "limit" | "cursor">;
type Filters = Omit<Asked, "title">;
type Sort = Asked["sort"];
type Test = (article: number) => boolean;

type Listed = Pick<ArticlePage, "articles" | "notes" | "isSorted">;

/** What is read of a ranking of titles when none has all words: the few nearest. No text decides it. */
const NEAREST = { most: 5, perArticle: 1, readsTexts: false };

const NOTE_NEAREST = "No title has all of these words; these have some, the nearest first";
const NOTE_UNTITLED = "No title has these words; search finds them in the texts";

/** Puts articles in order: by day those of one day as the corpus has them, those without a day last. */
function sortArticles({ columns }: PassageIndex, passes: Test, sort: Sort): number[] {
  if (sort === "title") return [...columns.byTitle].filter(passes);
  const { day, newest } = columns;
  const listed = [...newest].filter(passes);
  if (sort === "newest") return listed;
  const dayOf = (article: number) => day[article] || Number.POSITIVE_INFINITY;
  return listed.sort((a, b) => (dayOf(a) === dayOf(b) ? a - b : dayOf(a) - dayOf(b)));
}

/** Passes the articles that are filed under a letter, all when none is given. */
export function filterByLetter({ letters, columns }: PassageIndex, given: string | undefined): Test {
  if (given === undefined) return () => true;
  const { letter } = fileTitle(given);
  const at = letters.findIndex(([name]) => name === letter);
  const start = letters.slice(0, Math.max(0, at)).reduce((sum, [, count]) => sum + count, 0);
  const filed = new Set(columns.byTitle.subarray(start, start + (letters[at]?.[1] ?? 0)));
  return (article) => filed.has(article);
}

/** Lists the articles that pass the filters and whose titles have all words; the few nearest when no title has all. */
async function listTitled(index: PassageIndex, title: string, { sort, letter, ...filters }: Filters): Promise<Listed> {
  const isFiled = filterByLetter(index, letter);
  const words = [...tokenise(title)].slice(0, LIMITS.queryWords).map(({ start, end }) => title.slice(start, end));
  if (words.length === 0) return { articles: [], notes: [NOTE_UNTITLED], isSorted: true };
  const query = words.map((word) => `title:${word}`).join(" ");
  const ranking = await rankPassages(index, { ...filters, query }, NEAREST);
  if (ranking.isRelaxed) {
    const nearest = ranking.top.map(({ article }) => article).filter(isFiled);
    return { articles: nearest, notes: [NOTE_NEAREST], isSorted: false };
  }
  const found = new Set(ranking.articles.map(({ article }) => article));
  const articles = sortArticles(index, (article) => found.has(article) && isFiled(article), sort);
  return { articles, notes: found.size === 0 ? [NOTE_UNTITLED] : [], isSorted: true };
}

async function listAll(index: PassageIndex, { title, ...filters }: Asked): Promise<Listed> {
  const { passes, notes } = filterArticles(index, filters);
  if (title === undefined) {
    const isFiled = filterByLetter(index, filters.letter);
    const articles = sortArticles(index, (article) => passes(article) && isFiled(article), filters.sort);
    return { articles, notes, isSorted: true };
  }
  const titled = await listTitled(index, title, filters);
  return { ...titled, notes: [...notes, ...titled.notes] };
}

/**
 * Reads a page of the articles that pass the filters, those without a day last, those of one day in corpus order. When no title
 * has all words that were asked for, these are the nearest, in that order. Rejects with an InvalidRequestError for a foreign cursor.
 */
export async function pageArticles(
  request: ArticleListRequest,
  { index, release }: Pick<OperationContext, "index" | "release">,
): Promise<ArticlePage> {
  const { limit, cursor, ...asked } = request;
  const identity = { version: index.reference.version, release, request: asked };
  const offset = readCursor(cursor, identity);
  const listed = await listAll(index, asked);
  const { articles } = listed;
  return {
    ...listed,
    total: articles.length,
    heads: await index.articles.readHeads(articles.slice(offset, offset + limit)),
    offset,
    cursorBefore: offset > limit ? makeCursor(identity, offset - limit) : null,
    cursorAfter: (count) => (offset + count < articles.length ? makeCursor(identity, offset + count) : null),
  };
}

/** The articles that pass the filters, newest first unless asked otherwise. */
export const listArticles: Operation<typeof ArticleListRequest, typeof ArticleList> = {
  name: "listArticles",
  needs: "read",
  summary: "The articles, newest first",
  description:
    "Lists the articles that pass the filters, newest or oldest first, those without a date last, or by title. With title, those whose titles have all of its words, or else the nearest; this counts as a search.",
  input: ArticleListRequest,
  output: ArticleList,
  cost: 0,
  // Words are looked up and ranked, as in a search.
  costOf: ({ title }) => (title === undefined ? 0 : 1),
  cache: REVALIDATE,
  async run(request, context) {
    const { index, site, notes: given = [] } = context;
    const { total, heads, notes, cursorAfter } = await pageArticles(request, context);
    return {
      total,
      articles: heads.map((head) => ({
        ...makeArticleReference(head, site),
        summary: head.summary,
        tokens: head.tokens,
      })),
      notes: [...given, ...notes],
      next_cursor: cursorAfter(heads.length),
      index: index.reference,
    };
  },
};

const Nothing = z.strictObject({});

/** What the index holds. That it can be read is checked before, by the door. */
export const status: Operation<typeof Nothing, typeof StatusDocument> = {
  name: "status",
  needs: null,
  summary: "Whether the index can be read, and what it holds",
  description:
    "Gives the version of the index and of the code, when they were put in place, what the index holds, in which languages and from which days. " +
    "An answer means that the index can be read: one of its files, each time another, was fetched and checked within the last ten seconds.",
  input: Nothing,
  output: StatusDocument,
  cost: 0,
  cache: REVALIDATE,
  async run(_, { index, release, deployed = null }) {
    const code = release === undefined ? null : { version: release, deployed };
    return { ...describeStatus(index), code };
  },
};
