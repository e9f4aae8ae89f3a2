/** Longest query read, in UTF-16 code units: the longest questions that people paste stay under it. */
export const MAX_QUERY_LENGTH = 512;

/** Most words of a query that are searched; the rest is named in `interpretation.ignored`. */
export const MAX_QUERY_WORDS = 64;

/** Most alternatives of one filter: enough for a choice made by hand, few enough for a URL. */
export const MAX_FILTER_VALUES = 20;

/** Longest filter value, cursor or id taken, in UTF-16 code units. */
export const MAX_VALUE_LENGTH = 512;

/** Fewest tokens an answer may be limited to: what surrounds the passages fits; that one fits too is told by `notes`. */
export const MIN_ANSWER_TOKENS = 200;

/** Most tokens that an HTTP answer may be limited to. */
export const MAX_HTTP_TOKENS = 20_000;

/** Most tokens of an MCP answer: assistants warn of, or cut, answers above 10,000. */
export const MAX_MCP_TOKENS = 10_000;

/** Tokens of an MCP answer when the caller names no budget. */
export const DEFAULT_MCP_TOKENS = 4_000;

/** Address assumed when the corpus names no site and no request tells one: the terminal and stdio. */
export const LOCAL_SITE = "http://localhost:8787";
