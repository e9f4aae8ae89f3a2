import { estimateTokenCount } from "../text/estimate-token-count.ts";

/** Estimates the tokens of a value as JSON, as an assistant is given it. Linear in its size. */
export function countTokens(value: unknown): number {
  return estimateTokenCount(JSON.stringify(value));
}
