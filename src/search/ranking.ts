/**
 * Everything that ranking is tuned by, in one place: the same for every corpus. DESIGN.md, Ranking, has what was
 * measured.
 */
export const RANKING = {
  /** How soon more occurrences of a word count for less. */
  k1: 1.5,
  /** Weight of each field, and how far its length counts against it. */
  fields: {
    title: { weight: 3.5, b: 0.6 },
    section: { weight: 2, b: 0.5 },
    text: { weight: 1, b: 0.75 },
  },
  /** How soon more occurrences of a word in the query count for less (k3 of Okapi). */
  k3: 0.5,
  /** Weight of the article's score in that of its passages. */
  article: 0.64,
  /** How many of the best passages lift those that are like them, and how much of its score each gives. */
  lifting: 3,
  lift: 1.5,
  /** Weight of two neighbouring words of the query in their order, and near each other. */
  orderedPair: 0.25,
  nearPair: 0.2,
  /** Words between which a pair counts as near. */
  window: 12,
  /** Weight of a synonym against the wording that was typed. */
  synonym: 0.5,
  /** Weight of two letters together, in scripts where words are not all that is looked for. */
  bigram: 0.32,
  /** Weight of a guess at a word that the index does not have. */
  guess: 0.8,
};
