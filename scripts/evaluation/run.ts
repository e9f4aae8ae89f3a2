/** A document that a system found, and the score that it gave it. */
export interface ScoredDocument {
  id: string;
  score: number;
}

/** What a system found for each topic, by the topic's id: documents best first, each of them once. */
export type Run = ReadonlyMap<string, readonly ScoredDocument[]>;
