import { checkTrecName } from "./check-trec-name.ts";
import type { Topic } from "./read-collection.ts";

/**
 * Writes judgements as TREC has them: a line `topic 0 document grade` for each; those of a topic as one text. Throws an
 * Error that names a topic or a document with white space in it.
 */
export function formatTrecQrels(topics: readonly Topic[]): string[] {
  return topics.map(({ id, judgements }) => {
    const topic = checkTrecName(id, "topic");
    const line = ([document, grade]: [string, number]) =>
      `${topic} 0 ${checkTrecName(document, "document")} ${grade}\n`;
    return Array.from(judgements, line).join("");
  });
}
