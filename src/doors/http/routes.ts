import * as z from "zod";
import {
  ArticleListParameters,
  ArticleListRequest,
  ArticleParameters,
  PassageRequest,
} from "../../contract/article-documents.ts";
import { CorpusParameters } from "../../contract/corpus-document.ts";
import { QuoteParameters } from "../../contract/quotes.ts";
import { SearchParameters, SearchRequest } from "../../contract/search-request.ts";
import type { PassageIndex } from "../../index/read/passage-index.ts";
import { corpus } from "../../operations/corpus.ts";
import { listArticles, status } from "../../operations/list-articles.ts";
import type { Ability, OperationContext } from "../../operations/operation.ts";
import { createCiter, readArticle, readPassage, writeArticle } from "../../operations/read-article.ts";
import { search, suggestions } from "../../operations/search.ts";
import { verifyQuote } from "../../operations/verify-quote.ts";
import { formatBibtex } from "../../reading/cite/bibtex.ts";
import { formatCsl } from "../../reading/cite/csl.ts";
import { formatRis } from "../../reading/cite/ris.ts";
import { checkIndex } from "../../reading/describe-status.ts";
import { findArticle } from "../../reading/find-by-id.ts";
import { articleUrl } from "../../reading/make-urls.ts";
import { formatAnswer } from "../../search/answer/format-answer.ts";
import { showArticle } from "../page/article/show-article.ts";
import { showCorpus } from "../page/browse/corpus-page.ts";
import { showArticles } from "../page/browse/list-page.ts";
import { makeConnectPage } from "../page/guide/connect-page.ts";
import { makeDocsPage } from "../page/guide/docs-page.ts";
import { showSearch } from "../page/search/show-search.ts";
import { SHOWN, showWelcome } from "../page/search/welcome-page.ts";
import type { View } from "../page/view.ts";
import { type Described, type DescribedRoute, describeRoutes, type OpenApi } from "./describe-routes.ts";
import { makeExamples } from "./make-examples.ts";
import { FORMS, MEDIA_TYPES } from "./negotiate.ts";

/** An address that an operation answers, to GET and HEAD. */
export interface Route<Q extends z.ZodObject = z.ZodObject, I extends z.ZodObject = z.ZodObject>
  extends DescribedRoute<Q, I> {
  /** Whether a request is for this route, by the parameters that have a value; otherwise the next route of its path is tried. */
  matches?(given: Readonly<Record<string, unknown>>): boolean;
  /** What a key has to allow, where that is not what the operation needs. */
  needs?(may: readonly Ability[]): Ability;
  /** The header `Link` of an answer: other addresses and forms of it. */
  links?(input: z.infer<I>, context: OperationContext): Promise<string>;
  /** Rejects while the index cannot be read from where it lies, whatever memory holds of it. Asked even when the client has the answer. */
  check?(index: PassageIndex): Promise<void>;
}

/** For whom a document is. */
interface Audience extends Described {
  /** Whether search engines are asked to leave the service alone. */
  isHidden: boolean;
  view: View;
}

/** An address with a document about the service. */
export interface DocumentRoute {
  path: string;
  type: string;
  /** Whether it shows what the index holds, if that can be read and the caller may know it. */
  showsIndex?: boolean;
  make(audience: Audience): string | Promise<string>;
}

/** Links an answer about an article to its address of record, and to its other forms, as RFC 8288 has it. */
async function linkArticle({ id }: { id: string }, { index, site }: OperationContext): Promise<string> {
  const article = await findArticle(index, id);
  const here = `${site}/articles/${encodeURIComponent(article.record.id)}`;
  const canonical = articleUrl(article, site).replace(/#.*$/, "");
  const forms = FORMS.map((form) => `<${here}?format=${form}>; rel="alternate"; type="${MEDIA_TYPES[form]}"`);
  return [`<${canonical}>; rel="canonical"`, ...forms].join(", ");
}

function route<Q extends z.ZodObject, I extends z.ZodObject>(one: Route<Q, I>): Route {
  return one;
}

/** Every address that an operation answers. Limits, cache headers, OpenAPI and the answer to other methods are read off it. */
export const ROUTES: readonly Route[] = [
  route({
    path: "/",
    matches: ({ q }) => q === undefined,
    // Who may search or read may come in, and is shown what the key allows.
    needs: (may) => (may.includes("search") ? "search" : "read"),
    operation: listArticles,
    query: z.object({}),
    input: () => ArticleListRequest.parse({ limit: SHOWN }),
    forms: { html: showWelcome },
  }),
  route({
    path: "/",
    operation: search,
    query: SearchParameters.omit({ format: true, max_tokens: true, facets: true, explain: true }),
    input: ({ q, ...rest }) => ({ ...rest, query: q, facets: [] }),
    forms: { html: ({ facets: _, ...request }, context, view) => showSearch(request, context, view) },
  }),
  route({
    path: "/connect",
    operation: status,
    query: status.input,
    input: (query) => query,
    forms: {
      html: async (_, { index, site, isPrivate = false }, view) => makeConnectPage(index, { site, isPrivate }, view),
    },
  }),
  route({
    path: "/search",
    operation: search,
    query: SearchParameters,
    input: ({ q, format: _, ...rest }) => ({ ...rest, query: q }),
    forms: {
      json: search.run,
      markdown: async (input, context) => formatAnswer(await search.run(input, context)),
    },
  }),
  route({
    path: "/suggest",
    operation: suggestions,
    query: suggestions.input,
    input: (query) => query,
    forms: { json: suggestions.run },
  }),
  route({
    path: "/articles",
    operation: listArticles,
    query: ArticleListParameters,
    input: ({ format: _, ...request }) => request,
    forms: { json: listArticles.run, html: showArticles },
  }),
  route({
    path: "/corpus",
    operation: corpus,
    query: CorpusParameters,
    input: ({ format: _, ...request }) => request,
    forms: { json: corpus.run, html: showCorpus },
  }),
  route({
    path: "/articles/:id",
    operation: readArticle,
    query: ArticleParameters,
    input: ({ format: _, start, q, rank, ...scope }, { id = "" }) => ({
      ...{ id, start, rank },
      search: q === undefined ? q : SearchRequest.parse({ query: q, ...scope }),
    }),
    links: linkArticle,
    forms: {
      json: readArticle.run,
      html: showArticle,
      markdown: writeArticle,
      bibtex: createCiter(formatBibtex),
      ris: createCiter(formatRis),
      csl: createCiter(formatCsl),
    },
  }),
  route({
    path: "/passages/:id",
    operation: readPassage,
    query: PassageRequest,
    input: ({ neighbours }, { id = "" }) => ({ id, neighbours }),
    forms: { json: readPassage.run },
  }),
  route({
    path: "/quotes",
    operation: verifyQuote,
    query: QuoteParameters,
    input: ({ text, in: articles }) => ({ quote: text, in: articles }),
    forms: { json: verifyQuote.run },
  }),
  route({
    path: "/status",
    check: checkIndex,
    operation: status,
    query: status.input,
    input: (query) => query,
    forms: { json: status.run },
  }),
];

/** The description that was made last: making one takes as long as several searches. */
let made: { of: string; description: OpenApi } | null = null;

/** Describes the service, with examples of what its index has when there is one. */
async function describe(to: Described): Promise<OpenApi> {
  const { index, isPrivate, origin, site, release } = to;
  const of = JSON.stringify([index?.reference.version, isPrivate, origin, site, release]);
  if (made?.of === of) return made.description;
  const description = describeRoutes(ROUTES, to, await makeExamples(ROUTES, to));
  made = { of, description };
  return description;
}

/** A page to try the routes on that OpenAPI describes. */
async function showDocs(to: Audience) {
  const { paths } = await describe(to);
  const routes = Object.entries(paths).map(([path, { get }]) => ({ path, ...get }));
  return makeDocsPage({ origin: to.origin, routes }, to.view);
}

/** Articles may be indexed by others; every possible search need not be. */
const ROBOTS = `User-agent: *
Disallow: /search
Disallow: /suggest
Disallow: /quotes
Disallow: /mcp
Allow: /mcp/server-card
Disallow: /*?q=
Allow: /
`;

const NO_ROBOTS = `User-agent: *
Disallow: /
`;

/** Every address with a document about the service itself. */
export const DOCUMENTS: readonly DocumentRoute[] = [
  {
    path: "/openapi.json",
    type: "application/json",
    showsIndex: true,
    make: async (audience) => JSON.stringify(await describe(audience)),
  },
  {
    path: "/docs",
    type: "text/html; charset=UTF-8",
    showsIndex: true,
    make: async (audience) => String(await showDocs(audience)),
  },
  {
    path: "/robots.txt",
    type: "text/plain; charset=UTF-8",
    make: ({ isHidden, origin }) => (isHidden ? NO_ROBOTS : `${ROBOTS}\nSitemap: ${origin}/sitemap.xml\n`),
  },
];
