import { segmentSentences } from "./segment-text.ts";

/** A half-open range of a text, in UTF-16 code units. */
export interface TextRange {
  start: number;
  end: number;
}

/** Ends in an initial (U.S., J. R.), or in a title or abbreviation that wants a word after it. */
const OPEN_END =
  /(?:(?<!\p{L})\p{Lu}\.|(?<!\p{L})(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Sgt|Gov|Sen|Rep|Rev|St|Jr|Sr|No|vs|Inc|Ltd|Co|Fig|cf|etc|e\.g|i\.e)\.)\s*$/u;
/** Begins with a capital that is no word of its own: the sentence after an initial may be a new one. */
const NEW_SENTENCE =
  /^["'“‘(]*(?:The|A|An|In|On|At|It|He|She|They|We|But|And|This|That|These|Those|Its|His|Her|Their)\b/;

/**
 * Finds the sentences of a text, in order; together they cover it without a gap, white space after a
 * sentence belongs to it. `Intl.Segmenter` does the work; its cuts after initials and titles are undone
 * (the U.S. military, Mr. Lee). Linear in the length of the text.
 */
export function splitSentences(text: string): TextRange[] {
  const sentences: TextRange[] = [];
  let open = false;
  for (const { segment, index } of segmentSentences(text)) {
    const last = sentences.at(-1);
    if (last && open && !NEW_SENTENCE.test(segment)) last.end = index + segment.length;
    else sentences.push({ start: index, end: index + segment.length });
    open = OPEN_END.test(segment);
  }
  return sentences;
}
