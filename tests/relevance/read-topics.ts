import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { z } from "zod";
import type { OpenPassage } from "../../src/reading/read-passages.ts";

/** Kinds of queries; what each stands for is told at the top of `topics.yaml`. */
const KINDS = [
  "question",
  "name",
  "phrase",
  "paraphrase",
  "spelling",
  "keyword",
  "typo",
  "exclusion",
  "date",
  "filter",
] as const;

const Topics = z.array(
  z.strictObject({
    id: z.string(),
    query: z.string(),
    kind: z.enum(KINDS),
    why: z.string().optional(),
    qrels: z.array(z.strictObject({ article: z.string(), quote: z.string(), grade: z.int().min(1).max(2) })).min(1),
  }),
);

/** A judged query over the articles in `corpus/`; judgements by passage id. */
export interface CorpusTopic {
  id: string;
  query: string;
  kind: (typeof KINDS)[number];
  why: string | null;
  judgements: Map<string, number>;
}

/** Finds the passage that a quote marks. Throws an Error when it marks none or several: the article was edited. */
function findQuoted(passages: readonly OpenPassage[], article: string, quote: string): string {
  const quoted = passages.filter((open) => open.article.record.id === article && open.text.includes(quote));
  const [first] = quoted;
  if (!first || quoted.length > 1)
    throw new Error(`The quote ${JSON.stringify(quote)} is in ${quoted.length} passages of ${article}, wanted 1`);
  return first.id;
}

/** Reads the topics of `topics.yaml` against all passages of `corpus/`. */
export function readTopics(passages: readonly OpenPassage[]): CorpusTopic[] {
  const topics = Topics.parse(parse(readFileSync(new URL("topics.yaml", import.meta.url), "utf8")));
  return topics.map(({ id, query, kind, why, qrels }) => {
    const judgements = new Map<string, number>();
    for (const { article, quote, grade } of qrels) {
      const passage = findQuoted(passages, article, quote);
      judgements.set(passage, Math.max(grade, judgements.get(passage) ?? 0));
    }
    return { id, query, kind, why: why ?? null, judgements };
  });
}
