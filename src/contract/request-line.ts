import * as z from "zod";
import { QuoteAnswer } from "./quotes.ts";
import { MatchQuality } from "./search-response.ts";

/** What became of one demand: of a request, or of one message of an MCP batch. What does not apply is left out. */
const DemandFacts = z.object({
  rpc: z.string().optional().meta({ description: "Method of MCP; other for one that the protocol does not have" }),
  tool: z.string().optional().meta({ description: "Tool that was called; other for one that is not ours" }),
  clauses: z.int().optional().meta({ description: "What the query was read as looks for: words, phrases, synonyms" }),
  total: z.int().optional().meta({ description: "Passages that match, or places that have a quote" }),
  hits: z.int().optional().meta({
    description: "How many of them are on this page, before a budget of tokens leaves some out; or completions",
  }),
  quality: MatchQuality.optional(),
  match: QuoteAnswer.shape.match.optional(),
  query: z.string().optional().meta({ description: "What was searched or quoted; only where LOG_QUERIES is set" }),
  error: z.int().optional().meta({ description: "Code of a JSON-RPC error" }),
  refused: z.literal(true).optional().meta({ description: "A tool answered with a sentence about what was wrong" }),
  fault: z.string().optional().meta({ description: "Name of an error that is ours" }),
  ms: z.record(z.string(), z.number()).meta({ description: "Milliseconds by stage, and of all" }),
});
export type DemandFacts = z.infer<typeof DemandFacts>;

/** The line that the log has for a request. It holds no address and no key, and nothing that a client made up but a query. */
export const RequestLine = DemandFacts.extend({
  event: z.literal("request"),
  door: z.enum(["http", "page", "mcp"]),
  method: z.string(),
  route: z.string().meta({ description: "Pattern of the path; * where there is nothing" }),
  status: z.int(),
  index: z.string().optional().meta({ description: "Version of the index" }),
  key: z.string().optional().meta({ description: "Name of the key, where keys are needed" }),
  calls: z.array(DemandFacts).optional().meta({ description: "The messages of an MCP batch" }),
});
export type RequestLine = z.infer<typeof RequestLine>;
