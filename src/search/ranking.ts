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
  /**
   * The same for occurrences in the query (k3 of Okapi). A request of many sentences repeats what it is about: 0.5 instead of
   * 8 costs .051 on cisi and .039 on lisa.
   */
  k3: 8,
  /** Weight of an article's score in those of its passages. */
  article: 0.64,
  /**
   * The beginning of an article, in tokens of its first passage, and what an occurrence there counts more. Words do so only
   * where no title is written, since the first sentence is one then; pairs of words do everywhere.
   */
  lead: { length: 25, word: 1, pair: 0.5 },
  /** How many of the best passages lift their neighbours, and how much of its score each gives. */
  lifting: 3,
  lift: 1.5,
  /**
   * What the best passage of an article gains whose title has every word of the query, and a passage whose headings have: a
   * share of the best score, times a power of how nearly title and query are the same, by their lengths. With a title at 1
   * and the power 2 a longer title that has a better passage still came before the very one; headings of code go on:
   * `reverse(list)`. A title that lacks only the
   * common words of the query is nearly the same. Of several that are the same but for endings, the very words come first.
   */
  called: {
    title: { share: 2, power: 4 },
    heading: { share: 0.75, power: 2 },
    withoutCommon: 0.9,
    verbatim: 0.5,
  },
  /** What a passage gains that has the only word of a query as typed, when the best has another word with its stem: a share of the best score. */
  typed: 0.75,
  /** Weight of two neighbouring words of the query that are in their order, and near each other. */
  orderedPair: 0.25,
  nearPair: 0.2,
  /** Positions within which a pair counts as near. */
  window: 12,
  /** Weight of the words of a list of links: they say what is in other articles. */
  links: 0.1,
  /** Weight of a synonym, where the wording typed has 1. */
  synonym: 0.5,
  /** Weight of a name written in another way, as one word or as several. */
  name: 0.5,
  /** What `e-mail` counts where `email` was sought and is there too. At 1 cisi loses .003 and lisa .003, whose articles have `on-line`. */
  joined: 0.3,
  /** Weight of a compound that ends with a word: a kind of what was asked for. */
  compound: 0.3,
  /**
   * Weight of a word, and of a bigram, by script, and how slowly more of them stop counting. Endings hang on Korean words, so that
   * their letters tell more. One long name has many bigrams, which come again together: a k1 of 0.6 instead of 1.5 gains .004 on
   * Japanese questions and nothing to .001 on Chinese ones; 0.3, with words at 0.1 instead of 0.25, gains .008 on Korean ones.
   */
  scripts: {
    hangul: { word: 0.1, bigram: 1, k1: 0.3 },
    han: { word: 0.4, bigram: 0.5, k1: 0.6 },
    other: { word: 1, bigram: 0, k1: 1.5 },
  },
  /** Weight of a guess at a word that the index lacks. */
  guess: 0.8,
};
