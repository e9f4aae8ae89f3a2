import { MEASURES, type Measure } from "./metrics.ts";
import { randomisationTest, TOLERANCE } from "./randomisation-test.ts";
import { meanValues, type TopicScore } from "./score-run.ts";

/** How two runs differ by one measure. */
export interface Comparison {
  measure: Measure;
  /** Means over all topics. */
  a: number;
  b: number;
  /** Mean of B less that of A. */
  difference: number;
  /** Topics that B answers better than A, worse, and as well. */
  won: number;
  lost: number;
  tied: number;
  /** Two-sided, by {@link randomisationTest}. */
  p: number;
}

/** Compares two runs on the same topics, in the same order, by each measure. */
export function compareRuns(a: readonly TopicScore[], b: readonly TopicScore[]): Comparison[] {
  const [meansOfA, meansOfB] = [meanValues(a), meanValues(b)];
  return MEASURES.map((measure) => {
    const differences = b.map(({ values }, at) => values[measure] - (a[at]?.values[measure] ?? 0));
    const won = differences.filter((difference) => difference >= TOLERANCE).length;
    const lost = differences.filter((difference) => difference <= -TOLERANCE).length;
    return {
      measure,
      a: meansOfA[measure],
      b: meansOfB[measure],
      difference: meansOfB[measure] - meansOfA[measure],
      won,
      lost,
      tied: differences.length - won - lost,
      p: randomisationTest(differences),
    };
  });
}
