/**
 * Every parameter of ranking, the same for every corpus. DESIGN.md, Ranking, has the measurements.
 */
export const RANKING = {
  /** How slowly more occurrences of a word stop counting. */
  k1: 1.5,
  /** Weight of each field, and how much its length counts against it. */
  fields: {
    title: { weight: 3.5, b: 0.6 },
    section: { weight: 2, b: 0.5 },
    text: { weight: 1, b: 0.75 },
  },
  /** The same for occurrences in the query (k3 of Okapi). */
  k3: 0.5,
  /** Weight of an article's score in those of its passages. */
  article: 0.64,
  /** How many of the best passages lift their neighbours, and how much of its score each gives. */
  lifting: 3,
  lift: 1.5,
  /** Weight of two neighbouring words of the query that are in their order, and near each other. */
  orderedPair: 0.25,
  nearPair: 0.2,
  /** Positions within which a pair counts as near. */
  window: 12,
  /** Weight of a synonym, where the wording typed has 1. */
  synonym: 0.5,
  /** Weight of a name written in another way, as one word or as several. */
  name: 0.5,
  /** Weight of a bigram. */
  bigram: 0.32,
  /** Weight of a guess at a word that the index lacks. */
  guess: 0.8,
};
