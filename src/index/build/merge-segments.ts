import { ByteWriter } from "../format/byte-writer.ts";
import { compareBytes } from "../format/compare-bytes.ts";
import type { TermPostings } from "./spilled-segment.ts";

/** Postings of a term as the index has them: whole, the first counted from zero. */
export interface MergedPostings {
  key: Uint8Array;
  passages: number;
  articles: number;
  postings: Uint8Array;
  positions: Uint8Array;
}

/** Merges what segments have of one term; made once, since a corpus has a hundred thousand terms. */
class TermMerger {
  readonly #postings = new ByteWriter();
  readonly #positions = new ByteWriter();

  merge(parts: readonly TermPostings[], key: Uint8Array): MergedPostings {
    let [passages, articles, last] = [0, 0, 0];
    for (const part of parts) {
      this.#postings.varint((part.first - last) * 2 + Number(part.isFirstPlain));
      this.#postings.bytes(part.postings);
      this.#positions.bytes(part.positions);
      passages += part.passages;
      articles += part.articles;
      last = part.last;
    }
    return { key, passages, articles, postings: this.#postings.take(), positions: this.#positions.take() };
  }
}

/** A segment that is read, with the term that comes next. */
interface Source {
  segment: Iterator<TermPostings>;
  head: TermPostings | null;
}

function advance(segment: Iterator<TermPostings>): Source {
  const next = segment.next();
  return { segment, head: next.done ? null : next.value };
}

function leastKey(sources: readonly Source[]): Uint8Array | null {
  let least: Uint8Array | null = null;
  for (const { head } of sources) if (head && (!least || compareBytes(head.key, least) < 0)) least = head.key;
  return least;
}

/**
 * Merges segments, each sorted by term, into one, as if all passages had been in one segment. Segments come in the
 * order of their passages, and no article lies in two of them.
 */
export function* mergeSegments(segments: readonly Iterator<TermPostings>[]): Generator<MergedPostings> {
  const merger = new TermMerger();
  let sources = segments.map(advance);
  for (let key = leastKey(sources); key; key = leastKey(sources)) {
    const parts: TermPostings[] = [];
    const least = key;
    sources = sources.map((source) => {
      if (!source.head || compareBytes(source.head.key, least) !== 0) return source;
      parts.push(source.head);
      return advance(source.segment);
    });
    yield merger.merge(parts, key);
  }
}
