import { TABLE_STRIDE } from "../format/layout.ts";
import type { IndexOutput } from "../store/index-store.ts";
import type { PassageFields } from "./inverted-index.ts";
import { mergeSegments } from "./merge-segments.ts";
import { PassageVectors } from "./passage-vectors.ts";
import { makeColumn, SectionWriter, type WrittenSection } from "./section-writer.ts";
import { type PassagePlace, type ReadPassage, SegmentBuilder } from "./segment-builder.ts";
import { readSegment, type Scratch, type SpilledSegment, spillSegment } from "./spilled-segment.ts";
import { StringTableWriter } from "./string-table-writer.ts";
import { WordCounter } from "./word-counter.ts";

/** Where the inverted index goes, and how much of it memory holds at a time. */
interface PostingsOptions {
  output: IndexOutput;
  scratch: Scratch;
  /** A segment is put aside at the end of the article with which it has so many passages. */
  segmentSize: number;
}

/** Writes the inverted index of passages that come in order, segment by segment. */
export class PostingsWriter {
  readonly #options: PostingsOptions;
  readonly #segments: SpilledSegment[] = [];
  readonly #words = new WordCounter();
  #segment = new SegmentBuilder(0, this.#words);
  #passages = 0;

  constructor(options: PostingsOptions) {
    this.#options = options;
  }

  /** Adds the next passage. */
  add(fields: PassageFields, place: PassagePlace): ReadPassage {
    this.#passages += 1;
    return this.#segment.add(fields, place);
  }

  /** Called after the last passage of each article: no article lies in two segments. */
  endArticle(): void {
    if (this.#segment.size >= this.#options.segmentSize) this.#putAside();
  }

  #putAside(): void {
    const { scratch } = this.#options;
    const offset = this.#segments.reduce((end, { length }) => end + length, 0);
    this.#segments.push(spillSegment(scratch, offset, this.#segment.packTerms()));
    this.#segment = new SegmentBuilder(this.#passages, this.#words);
  }

  /** Merges the segments into the sections `postings` and `terms`; gives them, that of the words, the number of terms and the passages' vectors. */
  finish(): { sections: WrittenSection[]; terms: number; vectors: PassageVectors } {
    this.#putAside();
    const vectors = new PassageVectors(this.#passages);
    const { output, scratch } = this.#options;
    const postings = new SectionWriter("postings", output);
    const terms = new StringTableWriter("terms");
    const starts: number[] = [];
    for (const term of mergeSegments(this.#segments.map((segment) => readSegment(scratch, segment)))) {
      if (terms.count % TABLE_STRIDE === 0) starts.push(postings.length);
      terms.add(term.key, [term.passages, term.articles, term.postings.length, term.positions.length]);
      postings.append(term.postings);
      postings.append(term.positions);
      vectors.add(term);
    }
    vectors.finish();
    return {
      sections: [...terms.finish(), makeColumn("terms.postings", starts), postings.finish(), ...this.#words.finish()],
      terms: terms.count,
      vectors,
    };
  }
}
