import type { PassageIndex } from "../../index/read/passage-index.ts";
import { describeStatus } from "../../reading/describe-status.ts";

/** Longest description of a corpus that is quoted, in UTF-16 code units: with it a tool's description stays under 2 KB. */
const MAX_LENGTH = 1_000;

const descriptions = new WeakMap<PassageIndex, string>();

function describe(index: PassageIndex): string {
  const { corpus, date_range: days } = describeStatus(index);
  const text = corpus.description === null ? corpus.title : `${corpus.title}. ${corpus.description}`;
  const clipped = text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH).replace(/\s+\S*$/, "")} …` : text;
  return days.first === null ? clipped : `${clipped} Dated articles run from ${days.first} to ${days.last}.`;
}

/** Says what a corpus holds and from which days, for an assistant that has to choose where to search. */
export function describeCorpus(index: PassageIndex): string {
  const known = descriptions.get(index);
  if (known !== undefined) return known;
  const made = describe(index);
  descriptions.set(index, made);
  return made;
}
