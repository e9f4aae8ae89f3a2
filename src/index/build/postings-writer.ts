import { WHOLE_MARK } from "../../text/find-whole.ts";
import { TABLE_STRIDE } from "../format/layout.ts";
import type { IndexOutput } from "../store/index-store.ts";
import type { AnalysedArticle } from "./analyse-article.ts";
import { type Bundle, type BundleMemory, Bundler } from "./bundler.ts";
import { CompoundFinder } from "./compound-finder.ts";
import { mergeSegments } from "./merge-segments.ts";
import { PassageVectors } from "./passage-vectors.ts";
import { makeColumn, SectionWriter, type WrittenSection } from "./section-writer.ts";
import { Segment } from "./segment.ts";
import { readSegment, type Scratch, type SpilledSegment, spillSegment } from "./spilled-segment.ts";
import { StringTableWriter } from "./string-table-writer.ts";
import { WordCounter } from "./word-counter.ts";

/** What the term of a name of several words begins with. */
const WHOLE_BYTE = WHOLE_MARK.charCodeAt(0);

/** Where the inverted index goes, and how much of it memory holds at a time. */
interface PostingsOptions {
  output: IndexOutput;
  scratch: Scratch;
  /** A segment is put aside at the end of the bundle with which it has so many passages. */
  segmentSize: number;
  /** Bundles of the build before. */
  bundles: BundleMemory | null;
}

/** Writes the inverted index of articles that come in order, segment by segment. */
export class PostingsWriter {
  readonly #options: PostingsOptions;
  readonly #spilled: SpilledSegment[] = [];
  readonly #bundler: Bundler;
  readonly #words = new WordCounter();
  readonly #compounds = new CompoundFinder();
  #segment = new Segment();
  #passages = 0;
  /** Passages before those of the segment. */
  #before = 0;

  constructor(options: PostingsOptions) {
    this.#options = options;
    this.#bundler = new Bundler(options.segmentSize, options.bundles);
  }

  /** Adds the next article. */
  add(article: AnalysedArticle): void {
    this.#compounds.add(article);
    const bundle = this.#bundler.add(article);
    if (!bundle) return;
    this.#take(bundle);
    if (this.#passages - this.#before >= this.#options.segmentSize) this.#putAside();
  }

  #take(bundle: Bundle): void {
    this.#segment.add(bundle, this.#passages);
    for (const [word, count] of bundle.counts) this.#words.add(word, count);
    this.#passages += bundle.passages;
  }

  #putAside(): void {
    const { scratch } = this.#options;
    this.#spilled.push(spillSegment(scratch, scratch.length, this.#segment.finish()));
    this.#segment = new Segment();
    this.#before = this.#passages;
  }

  /** Merges the segments into the sections `postings` and `terms`; gives them, those of words and compounds, the number of terms and the passages' vectors. */
  finish(): { sections: WrittenSection[]; terms: number; vectors: PassageVectors } {
    this.#take(this.#bundler.finish());
    const vectors = new PassageVectors(this.#passages);
    const { output, scratch } = this.#options;
    const postings = new SectionWriter("postings", output);
    const terms = new StringTableWriter("terms");
    const starts: number[] = [];
    const segments = [...this.#spilled.map((segment) => readSegment(scratch, segment)), this.#segment.finish()];
    for (const term of mergeSegments(segments)) {
      if (terms.count % TABLE_STRIDE === 0) starts.push(postings.length);
      terms.add(term.key, [term.passages, term.articles, term.postings.length, term.positions.length]);
      postings.append(term.postings);
      postings.append(term.positions);
      if (term.key[0] !== WHOLE_BYTE) vectors.add(term);
    }
    vectors.finish();
    return {
      sections: [
        ...terms.finish(),
        makeColumn("terms.postings", starts),
        postings.finish(),
        ...this.#words.finish(),
        ...this.#compounds.finish(),
      ],
      terms: terms.count,
      vectors,
    };
  }
}
