/** What a match gains once all are scored, and why. */
export interface Gain {
  /** It is lifted by a passage, it is called what was typed, by the title of its article or by its headings, it has the words as typed, or an older version of its page scores more. */
  step: "lift" | "title" | "heading" | "typed" | "version";
  /** The passage that lifts it, itself among them; that of the older version; else itself. */
  by: number;
  /** How similar it is to that passage; how nearly its name is what was typed; the share of the words; 1. From 0 to 1. */
  similarity: number;
  value: number;
}

/** Scores of matches with what they gained, by the numbers of the matches. Most matches gain nothing and are not here. */
export class GainedScores {
  readonly #scores: readonly number[];
  readonly #gained = new Map<number, { score: number; gains: Gain[] }>();

  /** `scores`: of all matches, by themselves. */
  constructor(scores: readonly number[]) {
    this.#scores = scores;
  }

  add(match: number, gain: Gain): void {
    const { score, gains } = this.#gained.get(match) ?? { score: this.#scores[match] ?? 0, gains: [] };
    gains.push(gain);
    this.#gained.set(match, { score: score + gain.value, gains });
  }

  /** The matches that gained something. */
  get matches(): number[] {
    return [...this.#gained.keys()];
  }

  has(match: number): boolean {
    return this.#gained.has(match);
  }

  /** The score of any match, with what it gained. */
  scoreOf(match: number): number {
    return this.#gained.get(match)?.score ?? this.#scores[match] ?? 0;
  }

  /** What a match gained, in the order in which it was added. */
  gainsOf(match: number): readonly Gain[] {
    return this.#gained.get(match)?.gains ?? [];
  }
}
