/**
 * Every limit of a request and of its answer, in one table: nothing that is asked for takes more. Lengths are in UTF-16
 * code units. What is over a limit of the query language is read as far as the limit goes, with a note; what is over one
 * of a parameter is refused with a sentence.
 */
export const LIMITS = {
  /** Longest query: the longest questions that people paste stay under it. */
  queryLength: 512,
  /** Words of a query that are searched; `interpretation.ignored` names the rest. */
  queryWords: 64,
  /** Phrases of a query, and as many beginnings: each walks whole lists of postings, and nobody types as many. */
  phrases: 8,
  /** Words that the beginnings of a query expand to, all together: of most beginnings these are nearly all that is written with them. */
  beginningWords: 48,
  /** Words of a query that are guessed at: each guess walks the vocabulary, which takes some milliseconds in a large one. */
  guessedWords: 4,
  /** Guesses at a word: with the likeliest alone 1 to 10 % less of what a slip loses is recovered. */
  guesses: 5,
  /** Alternatives of one filter: enough for a choice made by hand, few enough for a URL. */
  filterValues: 20,
  /** Longest filter value, cursor or id. */
  valueLength: 512,
  /** Longest letter: with the marks that are on it. */
  letterLength: 16,
  /** Values of one kind of which all are listed: a page that is still read, and most blogs have fewer tags. */
  listedValues: 2_000,
  /**
   * Steps of a walk over the postings, of which reading one is one, see {@link stepsAllowed}. Of 1,526 paragraphs of 512 characters
   * that were pasted as queries 18 % take more than 12 for each passage, and lose the commonest of their pairs, none a word; 12 take
   * some fifteen times as long as the median search. Up to 16,000 passages nothing of CISI's long requests is lost; at 12 it would be .003.
   */
  steps: { perPassage: 12, least: 200_000, most: 8_000_000 },
  /** Passages of an answer: a reader looks at fewer, and a program pages. */
  hits: 50,
  /** Passages of one article in a list. */
  perArticle: 10,
  /** How far pages lead into a list of passages: everything before is kept to be ordered. */
  cursorDepth: 10_000,
  /** Near-duplicates that a hit names: for each the head of its article is read, and it takes room in the answer. */
  alsoIn: 5,
  /** Passages of an answer whose scores are explained: each takes kilobytes, and a score of its article. */
  explained: 3,
  /** Values of one facet: more do not help to choose. */
  facetValues: 20,
  /** Fewest tokens that an answer may be limited to: enough for all but the passages; `notes` says when not even one fits. */
  leastTokens: 200,
  /** Most tokens that an HTTP answer may be limited to. */
  httpTokens: 20_000,
  /** Most tokens of an MCP answer: assistants warn of, or cut, answers above 10,000. */
  mcpTokens: 10_000,
  /** Words read for those that begin as typed: where there are more, better things to complete were found. */
  completingWords: 1_000,
  /** Passages of an article in which its page marks what was sought: more than nearly all articles have. */
  markedPassages: 50,
  /** Suggestions of an answer, and queries that may have been meant: as many as are read at a glance. */
  completions: 20,
  meantQueries: 3,
  /** Tokens of an answer that names no budget: fifty passages are under a third of it. */
  answerTokens: 200_000,
  /** Longest part of an article that is given at once, by HTTP and on its page: a book of 80,000 words is one. */
  articleLength: 500_000,
  /** The same of a resource, which assistants take in whole. */
  resourceLength: 100_000,
  /** Articles of one page of the list, as tools and resources have it too. */
  articles: 100,
  /** Ids on either side of one that does not exist that are compared with it: few enough for every wrong address a crawler tries. */
  comparedIds: 500,
  /** Ids offered while one is typed: what the protocol allows. */
  completedIds: 100,
  /** Passages on either side of one that is read. */
  neighbours: 3,
  /** Longest quote: more than a passage, of which most have under 1,300. */
  quoteLength: 2_000,
  /** Parts of a quote that leaves words out: pieced together of more, it says little of what was said. */
  quoteParts: 10,
  /** Places of a quote: words found in more are no one's own. */
  quotePlaces: 10,
  /** Articles compared with a quote: each is a few files to fetch, of the fifty that the platform allows. */
  quotedArticles: 12,
  /** Words of a quote looked up: each is a file or two to fetch. Enough for any change to 60 words. */
  quoteWords: 16,
  /** Characters compared with a quote, as often as it has parts: some 6 ms. */
  quotedLength: 48_000,
  /** Bytes of the form that asks for a key, which has 46 characters. */
  formBytes: 1024,
  /** Bytes of a request to `/mcp`: the longest sensible message, a batch of long questions, is under 64 KiB. */
  bodyBytes: 256 * 1024,
  /**
   * Messages of a batch. Each may call a tool, each tool reads several assets, and one request to Cloudflare's free plan has 50
   * fetches. Clients that batch at all send two or three messages.
   */
  batch: 10,
  /** Levels of a message: MCP's own nest some ten. The schemas that check them recurse, and overflow the stack at thousands. */
  depth: 64,
} as const;

/** The steps that a walk over the postings may take in a corpus of some passages: what it finds must not hang on a clock. */
export function stepsAllowed(passages: number): number {
  const { perPassage, least, most } = LIMITS.steps;
  return Math.min(most, Math.max(least, perPassage * passages));
}
