import { QuoteAnswer, QuoteRequest } from "../contract/quotes.ts";
import { findQuote } from "../quotes/find-quote.ts";
import { type Operation, REVALIDATE } from "./operation.ts";

/** Whether words are in the articles as they are to be quoted. */
export const verifyQuote: Operation<typeof QuoteRequest, typeof QuoteAnswer> = {
  name: "verifyQuote",
  needs: "quotes",
  summary: "Whether words are in the articles, and where",
  description:
    "Checks a sentence, or any other run of words, before it is quoted. match is exact when an article has it word for word; " +
    "case, quotation marks, dashes, white space and compatibility forms of characters make no difference, other punctuation does. It is near " +
    "when at least four words in five agree: differences shows where they do not. An ellipsis marks words left out; what it parts must follow in that order. Headings may be in the quote or not.",
  input: QuoteRequest,
  output: QuoteAnswer,
  cost: 1,
  cache: REVALIDATE,
  // Every quote has an answer, if only `none`.
  check: async () => {},
  async run(request, { index, site, notes = [], record }) {
    record?.note({ query: request.quote });
    const answer = await findQuote(index, request, site);
    record?.note({ match: answer.match, total: answer.total, hits: answer.places.length });
    return { ...answer, notes: [...answer.notes, ...notes] };
  },
};
