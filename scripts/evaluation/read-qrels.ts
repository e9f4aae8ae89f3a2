import { type Line, placeOf, readLines } from "./read-lines.ts";

/** Judgements by topic, then by document. */
export type Qrels = ReadonlyMap<string, ReadonlyMap<string, number>>;

interface Judgement {
  topic: string;
  document: string;
  grade: number;
}

/** Reads one judgement; `null` when the line holds something else. */
function parseJudgement(text: string): Judgement | null {
  const [topic, document, grade = "", ...more] = text.split("\t");
  // trec_eval would cut a fraction off without a word, so that 0.5 were irrelevant to it and relevant here.
  const isGrade = grade.trim() !== "" && Number.isInteger(Number(grade));
  return topic && document && isGrade && more.length === 0 ? { topic, document, grade: Number(grade) } : null;
}

/** The first line names the columns in BEIR's own files; in others it may be a judgement already. */
function isHeader({ number, text }: Line): boolean {
  const fields = text.split("\t");
  return number === 1 && fields.length === 3 && Number.isNaN(Number(fields[2]));
}

function readJudgement(line: Line): Judgement {
  const judgement = parseJudgement(line.text);
  if (judgement) return judgement;
  const wanted = "query-id, corpus-id and score, a whole number, parted by tabs";
  throw new Error(`${placeOf(line)}: was ${JSON.stringify(line.text)}, wanted ${wanted}`);
}

/**
 * Reads judgements as BEIR writes them: topic, document and grade, parted by tabs, below a line that names them.
 * Throws an Error that names the file and line at fault, such as a second grade for the same document.
 */
export function readQrels(file: string): Qrels {
  const qrels = new Map<string, Map<string, number>>();
  for (const line of readLines(file, "judgements")) {
    if (isHeader(line)) continue;
    const { topic, document, grade } = readJudgement(line);
    const judgements = qrels.get(topic) ?? new Map<string, number>();
    const earlier = judgements.get(document) ?? grade;
    if (earlier !== grade) {
      const names = `topic ${JSON.stringify(topic)}, document ${JSON.stringify(document)}`;
      throw new Error(`${placeOf(line)}: ${names} was judged ${earlier} above, now ${grade}; wanted one grade`);
    }
    qrels.set(topic, judgements.set(document, grade));
  }
  return qrels;
}
