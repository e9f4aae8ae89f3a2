import type { QuoteDifference } from "../contract/quotes.ts";
import type { TextRange } from "../text/split-sentences.ts";
import type { AlignedPair } from "./align-tokens.ts";

/** A text with the tokens of it that were aligned. */
interface AlignedText {
  text: string;
  tokens: readonly TextRange[];
}

/** The words from the first of some tokens to the last, as they stand; `null` for none. White space collapsed. */
function clipTokens({ text, tokens }: AlignedText, numbers: readonly (number | null)[]): string | null {
  const known = numbers.filter((number) => number !== null);
  const [first, last] = [tokens[known[0] ?? -1], tokens[known.at(-1) ?? -1]];
  return first && last ? text.slice(first.start, last.end).replace(/\s+/g, " ") : null;
}

/** Gives the runs of words in which two aligned texts differ, in order. */
export function findDifferences(
  pairs: readonly AlignedPair[],
  given: AlignedText,
  found: AlignedText,
): QuoteDifference[] {
  const runs: AlignedPair[][] = [];
  let open: AlignedPair[] = [];
  for (const pair of pairs) {
    if (pair.isEqual) open = [];
    else if (open.push(pair) === 1) runs.push(open);
  }
  return runs.map((run) => ({
    given: clipTokens(
      given,
      run.map((pair) => pair.given),
    ),
    found: clipTokens(
      found,
      run.map((pair) => pair.found),
    ),
  }));
}
