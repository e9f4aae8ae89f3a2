import { type Line, placeOf, readLines } from "./read-lines.ts";
import type { Run, ScoredDocument } from "./run.ts";

/** One line of a run: rank and tag are of no account, and what Q0 once meant is forgotten. */
interface RunLine {
  topic: string;
  document: ScoredDocument;
}

/** White space as C has it, which parts the fields: a no-break space belongs to a name. */
const WHITE_SPACE = /[ \t\v\f\r]+/;

/** A comment, as trec_eval from version 10 on has it. */
function isComment({ text }: Line): boolean {
  return text.startsWith("#");
}

function readLine(line: Line): RunLine {
  const [topic, , id, , score = "", tag] = line.text.split(WHITE_SPACE).filter((field) => field !== "");
  if (!topic || !id || !tag)
    throw new Error(
      `${placeOf(line)}: was ${JSON.stringify(line.text)}, wanted topic, Q0, document, rank, score and tag`,
    );
  if (!Number.isFinite(Number(score)))
    throw new Error(`${placeOf(line)}: the score was ${JSON.stringify(score)}, wanted a number`);
  return { topic, document: { id, score: Number(score) } };
}

/** Sorts as trec_eval does: the best score first, equal scores by the bytes of the ids, the last first. */
function sortDocuments(documents: Iterable<ScoredDocument>): ScoredDocument[] {
  return [...documents].sort((a, b) => b.score - a.score || Buffer.compare(Buffer.from(b.id), Buffer.from(a.id)));
}

/**
 * Reads a run in TREC's format, by this project or another, its documents in the order in which trec_eval takes
 * them: by score, whatever the ranks say. Throws an Error that names the file and line at fault.
 */
export function readTrecRun(file: string): Run {
  const byTopic = new Map<string, Map<string, ScoredDocument>>();
  for (const line of readLines(file, "a run in TREC's format")) {
    if (isComment(line)) continue;
    const { topic, document } = readLine(line);
    const documents = byTopic.get(topic) ?? new Map<string, ScoredDocument>();
    if (documents.has(document.id)) {
      const names = `document ${JSON.stringify(document.id)}, topic ${JSON.stringify(topic)}`;
      throw new Error(`${placeOf(line)}: ${names} was given above, wanted each document once for a topic`);
    }
    byTopic.set(topic, documents.set(document.id, document));
  }
  if (byTopic.size === 0) throw new Error(`${file} holds no line, wanted a run in TREC's format`);
  return new Map(Array.from(byTopic, ([topic, documents]) => [topic, sortDocuments(documents.values())]));
}
