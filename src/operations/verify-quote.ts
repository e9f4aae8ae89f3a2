import { QuoteAnswer, QuoteRequest } from "../contract/quotes.ts";
import { findQuote } from "../quotes/find-quote.ts";
import { type Operation, REVALIDATE } from "./operation.ts";

/** Whether words stand in the articles as they are to be quoted. */
export const verifyQuote: Operation<typeof QuoteRequest, typeof QuoteAnswer> = {
  name: "verifyQuote",
  summary: "Whether words stand in the articles, and where",
  description:
    "Looks for a sentence, or another stretch of words, before it is quoted. match is exact when it stands in an article word for word; " +
    "case, quotation marks, dashes, white space and compatibility forms of characters make no difference, other punctuation does. It is near " +
    "when at least four words in five agree: differences says where. An ellipsis parts what must follow in that order. Headings may be in it or not.",
  input: QuoteRequest,
  output: QuoteAnswer,
  cost: 1,
  cache: REVALIDATE,
  // Every quote has an answer, if only `none`.
  check: async () => {},
  async run(request, { index, site, notes = [] }) {
    const answer = await findQuote(index, request, site);
    return { ...answer, notes: [...answer.notes, ...notes] };
  },
};
