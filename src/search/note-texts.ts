/**
 * What there is to tell of how a query was read, in English, a sentence without its full stop; `{0}` and so on stand for values.
 * A note that may hold another, or more than another, comes before it.
 */
export const NOTE_TEXTS = {
  asWords: "{0}; so {1} is read as words",
  star: "A star has a meaning only at the end of a word; others are passed over",
  option: "{0} is read as a word, not as an exclusion",
  wordWithoutValue: "{0} has no value, so it is read as a word",
  withoutValue: "{0} has no value, so it is passed over",
  unclosed: "A quotation mark has no other to close it, so it is passed over",
  onlyCommon: "The query has only common words, so they are searched as they are",
  noWords: "The query has no letter or digit, so nothing can match",
  demands: "Only the first {0} phrases and beginnings of the query are used",
  mostWords: "Only the first {0} words of the query are used",
  beginning: "{0}* stands for the {1} most frequent of the {2} words that begin so",
  heavy: "Too many passages to look for all at once, so the query is read without {0}; total too",
  dayMinus: "{0} is read as words: {1}: takes no minus",
  dayForm: "{0} is read as words: wanted {1}: with a day, month or year (YYYY-MM-DD, YYYY-MM or YYYY)",
  manyValues: "{0} is read as words: wanted at most {1} values",
  unknownNone: "No article has the {0} {1}; no article here has one",
  unknownValue: "No article has the {0} {1}; here are {2}",
  unknownId: "No article has the id {0}",
  both: "Both filters by {0} must hold: {1} (given) and {2} (typed)",
  unknownWords: "Not in this corpus: {0}",
  relaxed: "No passage has all that is required, so these have some of it: the requirements were relaxed",
  outside: "Without the filters it would be {0}",
  nearestNone: "The nearest passage, in “{0}”, has none of the words as typed",
  nearestLacks: "The nearest passage, in “{0}”, has {1} but not {2}",
  nearest: "The nearest passage, in “{0}”, has {1}",
  otherLanguage: "The query seems to be in {0}, and no article is",
} as const;

export type NoteKind = keyof typeof NOTE_TEXTS;

/** Writes a note with its values in their places. */
export function writeNote(kind: NoteKind, ...values: readonly (string | number)[]): string {
  return NOTE_TEXTS[kind].replace(/\{(\d)\}/g, (_, at) => String(values[Number(at)]));
}
