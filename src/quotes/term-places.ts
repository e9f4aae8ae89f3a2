import type { PassageIndex } from "../index/read/passage-index.ts";
import type { PostingCursor } from "../index/read/posting-cursor.ts";

/** Where terms stand in an article. */
export interface ArticlePlaces {
  /** For each term, in tokens of the texts of the article's passages: headings stand right before them, the title before all. */
  places: number[][];
  /** Tokens of the longest headings that have one of the terms. */
  headings: number;
}

/** Where the text of a passage begins, and how many tokens of headings and of the title stand before it. */
interface PassageStart {
  base: number;
  headings: number;
  title: number;
}

/** Reads where terms stand in one article after another, ascending. */
export class TermPlaces {
  readonly #index: PassageIndex;
  readonly #cursors: readonly PostingCursor[];

  constructor(index: PassageIndex, cursors: readonly PostingCursor[]) {
    this.#index = index;
    this.#cursors = cursors;
  }

  /** Goes behind an article without a look at it. */
  skip(cursors: readonly PostingCursor[], article: number): void {
    const end = this.#index.columns.end[article] ?? 0;
    for (const cursor of cursors) cursor.seek(end);
  }

  /** Where the passages of an article begin, in tokens of their texts. */
  #basesOf(first: number, end: number): number[] {
    const { textLength } = this.#index.columns;
    const bases: number[] = [];
    for (let passage = first, base = 0; passage < end; passage++) {
      bases.push(base);
      base += textLength[passage] ?? 0;
    }
    return bases;
  }

  /** Adds the places of a term in a passage whose text begins at token `base`, with so many tokens of headings and title before. */
  #addPlaces(cursor: PostingCursor, { base, headings, title }: PassageStart, places: number[]): void {
    for (const at of cursor.positions("text")) places.push(base + at);
    for (const at of cursor.positions("section")) places.push(base - headings + at);
    if (base === 0) for (const at of cursor.positions("title")) places.push(at - title);
  }

  /** Reads an article that no cursor has gone behind. */
  read(article: number): ArticlePlaces {
    const { end, sectionLength, titleLength } = this.#index.columns;
    const first = this.#index.firstPassage(article);
    const behind = end[article] ?? first;
    const bases = this.#basesOf(first, behind);
    const title = titleLength[article] ?? 0;
    let longest = 0;
    const places = this.#cursors.map((cursor) => {
      const found: number[] = [];
      cursor.seek(first);
      for (; cursor.passage < behind; cursor.next()) {
        const headings = sectionLength[cursor.passage] ?? 0;
        if (cursor.section > 0) longest = Math.max(longest, headings);
        this.#addPlaces(cursor, { base: bases[cursor.passage - first] ?? 0, headings, title }, found);
      }
      return found;
    });
    return { places, headings: longest };
  }
}
