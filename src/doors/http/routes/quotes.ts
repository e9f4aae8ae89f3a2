import type { Handler } from "hono";
import { QuoteAnswer, QuoteParameters } from "../../../contract/quotes.ts";
import { findQuote } from "../../../quotes/find-quote.ts";
import { describeOperation } from "../describe-operation.ts";
import { readQuery } from "../read-query.ts";
import type { Service } from "../service.ts";

/** What OpenAPI says of `GET /quotes`. */
export const quotesOperation = describeOperation({
  id: "verifyQuote",
  summary: "Whether words stand in the articles, and where",
  description:
    "Looks for a sentence, or another stretch of words, before it is quoted. match is exact when it stands in an article word for word; " +
    "case, quotation marks, dashes, white space and compatibility forms of characters make no difference, other punctuation does. It is near " +
    "when at least four words in five agree: differences says where. An ellipsis parts what must follow in that order. Headings may be in it or not.",
  query: QuoteParameters,
  answer: QuoteAnswer,
  errors: { 400: "A parameter has a bad value", 429: "Too many searches; see Retry-After" },
});

/** Answers `GET /quotes`. */
export const quotes: Handler<Service> = async (c) => {
  const { value, notes } = readQuery(c.req.queries(), QuoteParameters);
  const answer = await findQuote(c.get("index"), { quote: value.text, in: value.in }, c.get("site"));
  return c.json({ ...answer, notes: [...answer.notes, ...notes] } satisfies QuoteAnswer);
};
