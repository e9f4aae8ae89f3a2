import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { z } from "zod";
import type { PassageIndex } from "../../src/index/passage-index.ts";
import { passageText } from "../../src/index/passage-index.ts";

const Topics = z.array(
  z.strictObject({
    id: z.string(),
    query: z.string(),
    kind: z.enum(["question", "name", "phrase", "paraphrase", "spelling", "keyword"]),
    why: z.string().optional(),
    qrels: z.array(z.strictObject({ article: z.string(), quote: z.string(), grade: z.int().min(1).max(2) })).min(1),
  }),
);

/** A judged query over the articles in `corpus/`; judgements by passage id. */
export interface CorpusTopic {
  id: string;
  query: string;
  why: string | null;
  judgements: Map<string, number>;
}

/** Finds the passage that a quote marks. Throws an Error when it marks none or several: the article was edited. */
function findQuoted(index: PassageIndex, article: string, quote: string): string {
  const numbers = [...index.passages.keys()].filter((number) => {
    return index.passages[number]?.id.startsWith(`${article}~`) && passageText(index, number).includes(quote);
  });
  const ids = numbers.map((number) => index.passages[number]?.id ?? "");
  if (ids.length !== 1)
    throw new Error(`The quote ${JSON.stringify(quote)} is in ${ids.length} passages of ${article}, wanted 1`);
  return ids[0] ?? "";
}

/** Reads the topics of `topics.yaml` against an index of `corpus/`. */
export function readTopics(index: PassageIndex): CorpusTopic[] {
  const topics = Topics.parse(parse(readFileSync(new URL("topics.yaml", import.meta.url), "utf8")));
  return topics.map(({ id, query, why, qrels }) => {
    const judgements = new Map<string, number>();
    for (const { article, quote, grade } of qrels) {
      const passage = findQuoted(index, article, quote);
      judgements.set(passage, Math.max(grade, judgements.get(passage) ?? 0));
    }
    return { id, query, why: why ?? null, judgements };
  });
}
