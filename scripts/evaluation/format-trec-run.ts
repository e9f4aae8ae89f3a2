import { checkTrecName } from "./check-trec-name.ts";
import type { Run, ScoredDocument } from "./run.ts";

/** Significant digits that tell any two 32-bit floats apart. */
const FLOAT_DIGITS = 9;

/** The next 32-bit float below: the bits of neighbours, read as an integer, differ by 1. */
function floatBelow(value: number): number {
  if (value === 0) return -(2 ** -149);
  const float = new Float32Array([value]);
  const bits = new Int32Array(float.buffer);
  bits[0] = (bits[0] ?? 0) - Math.sign(value);
  return float[0] ?? value;
}

/** The scores as 32-bit floats, each less than the one before and as near to what it was as that allows. */
function separateScores(documents: readonly ScoredDocument[]): number[] {
  let last = Number.POSITIVE_INFINITY;
  return documents.map(({ score }) => {
    const rounded = Math.fround(score);
    last = rounded < last ? rounded : floatBelow(last);
    return last;
  });
}

/**
 * Writes a run as TREC has it: a line `topic Q0 document rank score tag` for each document, ranks from 1. Gives the lines
 * of each topic as one text, since those of all need not fit one.
 *
 * trec_eval ignores the rank. It sorts by score, and equal scores by document id, the last first, which need not be our
 * order; and up to version 9.0.8 it keeps scores as 32-bit floats, where scores that differ may become equal. So a
 * score that is not less, as such a float, than the one before is written as the next float below that.
 *
 * Throws an Error that names a topic, a document or a tag with white space in it.
 */
export function formatTrecRun(run: Run, tag: string): string[] {
  checkTrecName(tag, "run");
  return Array.from(run, ([name, documents]) => {
    const topic = checkTrecName(name, "topic");
    const scores = separateScores(documents);
    const lines = documents.map(({ id }, at) => {
      const score = Number((scores[at] ?? 0).toPrecision(FLOAT_DIGITS));
      return `${topic} Q0 ${checkTrecName(id, "document")} ${at + 1} ${score} ${tag}\n`;
    });
    return lines.join("");
  });
}
