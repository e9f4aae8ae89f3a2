const segmenters = new Map<"word" | "sentence", Intl.Segmenter>();

/** Makes a segmenter when it is first needed: that takes longer than all else before a first answer. */
function segmenterOf(granularity: "word" | "sentence"): Intl.Segmenter {
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
