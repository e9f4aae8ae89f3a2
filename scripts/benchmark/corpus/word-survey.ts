/** Words of a text as queries are drawn from them: letters, in lower case. */
const WORD = /\p{L}+/gu;

/** Every how many passages one is kept, to draw queries from. */
const SAMPLE_STEP = 31;

/** What is known of the words of a corpus so far. */
export interface WordSurvey {
  /** In how many passages each word stands. */
  frequencies: ReadonlyMap<string, number>;
  passages: number;
  /** Passages spread over the corpus. */
  sample: readonly string[];
}

/** Counts the words of passages as they are added. */
export interface GrowingSurvey {
  add(text: string): void;
  readonly passages: number;
  readonly words: number;
  /** What is known now; later passages do not change it. */
  snapshot(): WordSurvey;
}

/** Gives the words of a text, in lower case. */
export function wordsOf(text: string): string[] {
  return text.toLowerCase().match(WORD) ?? [];
}

/** Creates a survey without a passage. */
export function createWordSurvey(): GrowingSurvey {
  const frequencies = new Map<string, number>();
  const sample: string[] = [];
  let passages = 0;
  let words = 0;
  return {
    add(text) {
      const found = wordsOf(text);
      words += found.length;
      for (const word of new Set(found)) frequencies.set(word, (frequencies.get(word) ?? 0) + 1);
      if (passages % SAMPLE_STEP === 0) sample.push(text);
      passages += 1;
    },
    get passages() {
      return passages;
    },
    get words() {
      return words;
    },
    snapshot: () => ({ frequencies: new Map(frequencies), passages, sample: [...sample] }),
  };
}
