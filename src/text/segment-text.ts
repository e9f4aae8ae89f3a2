type Granularity = "word" | "sentence" | "grapheme";

const segmenters = new Map<Granularity, Intl.Segmenter>();

/** Makes a segmenter when it is first needed: that takes longer than all else before a first answer. */
function segmenterOf(granularity: Granularity): Intl.Segmenter {
  const known = segmenters.get(granularity) ?? new Intl.Segmenter("en", { granularity });
  segmenters.set(granularity, known);
  return known;
}

/** Cuts a text into words and what stands between them, by the rules and dictionaries of Unicode. */
export function segmentWords(text: string): Intl.Segments {
  return segmenterOf("word").segment(text);
}

/** Cuts a text into sentences by the rules of Unicode. */
export function segmentSentences(text: string): Intl.Segments {
  return segmenterOf("sentence").segment(text);
}

/** Cuts a text into characters as a reader sees them, by the rules of Unicode. */
export function segmentGraphemes(text: string): Intl.Segments {
  return segmenterOf("grapheme").segment(text);
}
