import { completable, type McpServer } from "@modelcontextprotocol/server";
import * as z from "zod";
import type { PassageIndex } from "../../index/read/passage-index.ts";
import type { ToolContext } from "./tool.ts";

function completeTag({ values }: PassageIndex, typed: string): string[] {
  return values.tag.filter((tag) => tag.toLowerCase().startsWith(typed.toLowerCase())).toSorted();
}

function askFor(question: string, tag: string | undefined): string {
  const filter = tag ? ` Search only articles tagged ${JSON.stringify(tag)}.` : "";
  return `Answer this question from the articles of this server, and from nothing else:

${question}

Search with search_passages.${filter} Read on with read_article where a passage is not enough. Give the answer first, in a few sentences. After each claim cite the passage it comes from by its url. Quote only words that are in the text; check them with verify_quote. When the articles differ, say who says what. When they do not answer the question, say so.`;
}

/** Registers the prompt that has a question answered with citations. */
export function registerPrompt(server: McpServer, context: ToolContext): void {
  const argsSchema = z.object({
    question: z.string({ error: "wanted the question to answer" }).min(1).describe("The question to answer"),
    tag: completable(z.string().describe("Only articles with this tag"), (typed) =>
      completeTag(context.index, typed),
    ).optional(),
  });
  const about = {
    title: "Answer with citations",
    description: "Answers a question from the articles and cites each claim",
    argsSchema,
  };
  server.registerPrompt("answer_with_citations", about, ({ question, tag }) => ({
    messages: [{ role: "user", content: { type: "text", text: askFor(question, tag) } }],
  }));
}
