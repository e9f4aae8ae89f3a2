import type { PartPlace } from "./place-part.ts";

/**
 * Chains the places of the parts of a quote, each list in order: to each place of the first part the next of the second
 * behind it, and so on. Of chains that end alike only the tightest is given. Linear in the
 * places of the first part times the number of parts.
 */
export function chainParts(places: readonly (readonly PartPlace[])[]): PartPlace[][] {
  const [starts = [], ...others] = places;
  // What is passed by for one start is before all that come after it, too.
  const passed = others.map(() => 0);
  const chains: PartPlace[][] = [];
  for (const start of starts) {
    const chain = [start];
    let { end } = start.span;
    for (const [part, options] of others.entries()) {
      let at = passed[part] ?? 0;
      while ((options[at]?.span.start ?? end) < end) at += 1;
      passed[part] = at;
      const next = options[at];
      if (!next) return chains;
      chain.push(next);
      end = next.span.end;
    }
    if (chain.length > 1 && chains.at(-1)?.[1] === chain[1]) chains.pop();
    chains.push(chain);
  }
  return chains;
}
