import type { AnalysedArticle } from "./analyse-article.ts";
import { hashWord } from "./min-hash.ts";
import { type PackedTerms, Segment } from "./segment.ts";

/** One article in so many ends a bundle: of 1,000, an edit joins some 64 anew, and then the 16 bundles. */
const BUNDLE_ARTICLES = 64;

/** Passages with which a bundle ends at the latest: enough for most words to come several times. */
const BUNDLE_PASSAGES = 2048;

/** What articles in a row have together: of each word how often it is written, case-folded, and their postings. */
export interface Bundle extends PackedTerms {
  passages: number;
  counts: Iterable<readonly [word: string, count: number]>;
}

/** Bundles kept for the next build, each with the postings of its articles; by those of the first. */
export type BundleMemory = WeakMap<Uint8Array, { members: readonly Uint8Array[]; bundle: Bundle }>;

/** Joins articles, or bundles of them. */
function joinBundle(members: readonly Bundle[]): Bundle {
  const segment = new Segment();
  const counts = new Map<string, number>();
  let passages = 0;
  for (const member of members) {
    segment.add(member, passages);
    passages += member.passages;
    for (const [word, count] of member.counts) counts.set(word, (counts.get(word) ?? 0) + count);
  }
  return { ...segment.pack(), passages, counts: [...counts] };
}

/**
 * Joins articles to bundles. Their ids say where one ends, so that after an edit all others are what they were: those that
 * are in memory need not be joined anew.
 */
export class Bundler {
  readonly #most: number;
  readonly #memory: BundleMemory | null;
  #members: Bundle[] = [];
  #passages = 0;

  /** A bundle ends with its `most`th passage at the latest. */
  constructor(most: number, memory: BundleMemory | null) {
    this.#most = Math.min(most, BUNDLE_PASSAGES);
    this.#memory = memory;
  }

  /** Adds the next article. Gives the bundle that ends with it; `null` when none does. */
  add({ record, passages, terms, postings, counts }: AnalysedArticle): Bundle | null {
    this.#members.push({ terms, postings, counts, passages: passages.length });
    this.#passages += passages.length;
    const isEnd = this.#passages >= this.#most || hashWord(record.id) % BUNDLE_ARTICLES === 0;
    return isEnd ? this.finish() : null;
  }

  /** Gives the bundle of the last articles. */
  finish(): Bundle {
    const members = this.#members;
    [this.#members, this.#passages] = [[], 0];
    const own = members.map(({ postings }) => postings);
    const [first] = own;
    const known = first && this.#memory?.get(first);
    if (known?.members.length === own.length && known.members.every((one, at) => one === own[at])) return known.bundle;
    const bundle = joinBundle(members);
    if (first) this.#memory?.set(first, { members: own, bundle });
    return bundle;
  }
}
