import type { AnalysedToken } from "../../text/analyse.ts";
import type { TextRange } from "../../text/split-sentences.ts";
import { ByteReader } from "./byte-reader.ts";
import { ByteWriter } from "./byte-writer.ts";

/** A term found in another range than the token at its position: a sign, a part, a name of several tokens. */
interface PlacedName extends TextRange {
  term: string;
}

/** Where the tokens of a text stand, by their positions. */
export class TokenPlaces {
  /** Where each token begins, and where it ends. An object for each would be a tenth of what an answer allocates, and few are asked for. */
  readonly #offsets: Uint32Array;
  /** The names at a position, where there are any. */
  readonly names: ReadonlyMap<number, readonly PlacedName[]>;

  constructor(offsets: Uint32Array, names: TokenPlaces["names"]) {
    this.#offsets = offsets;
    this.names = names;
  }

  /** Where the token at a position stands; `null` where there is none. */
  at(position: number): TextRange | null {
    const [start, end] = [this.#offsets[2 * position], this.#offsets[2 * position + 1]];
    return start === undefined || end === undefined ? null : { start, end };
  }

  /** The positions, each with where its token stands. */
  *all(): Generator<[position: number, place: TextRange]> {
    let position = 0;
    for (let place = this.at(0); place; place = this.at(position)) yield [position++, place];
  }
}

/**
 * A token takes a byte where it can: five bits for its length, three for what lies between the one before and it. Most English
 * words do. {@link LONG} stands before two varints.
 */
const LENGTH_BITS = 5;
const MOST_LENGTH = 2 ** LENGTH_BITS - 1;
const MOST_GAP = 6;
const LONG = 0xff;

function writeTokens(to: ByteWriter, tokens: readonly TextRange[]): void {
  to.varint(tokens.length);
  let at = 0;
  for (const { start, end } of tokens) {
    const [gap, length] = [start - at, end - start];
    if (gap <= MOST_GAP && length <= MOST_LENGTH) to.byte((gap << LENGTH_BITS) | length);
    else {
      to.byte(LONG);
      to.varint(gap);
      to.varint(length);
    }
    at = end;
  }
}

function readTokens(from: ByteReader): Uint32Array {
  const offsets = new Uint32Array(2 * from.varint());
  let at = 0;
  for (let token = 0; token < offsets.length; token += 2) {
    const code = from.byte();
    const start = at + (code === LONG ? from.varint() : code >>> LENGTH_BITS);
    at = start + (code === LONG ? from.varint() : code & MOST_LENGTH);
    offsets[token] = start;
    offsets[token + 1] = at;
  }
  return offsets;
}

/** The names of a token that are not its own term in other words; a part is not found where the token itself is. */
function namesOf({ term, bareTerm, name, whole, signs, parts }: AnalysedToken): PlacedName[] {
  const own = new Set([term, bareTerm, name]);
  return [...(whole ? [whole] : []), ...signs, ...parts.filter((part) => !own.has(part.term))];
}

/** Writes where the tokens of a text stand. Linear. */
export function writePlaces(tokens: readonly AnalysedToken[]): Uint8Array {
  const to = new ByteWriter();
  writeTokens(to, tokens);
  let before = 0;
  for (const [position, token] of tokens.entries()) {
    for (const { start, end, term } of namesOf(token)) {
      to.varint(position - before);
      to.varint(start);
      to.varint(end - start);
      to.text(term);
      before = position;
    }
  }
  return to.take();
}

/** Reads what {@link writePlaces} wrote. Linear in the tokens. */
export function readPlaces(places: Uint8Array): TokenPlaces {
  const from = new ByteReader(places);
  const offsets = readTokens(from);
  const names = new Map<number, PlacedName[]>();
  for (let position = 0; !from.isEnd; ) {
    position += from.varint();
    const start = from.varint();
    const placed = { start, end: start + from.varint(), term: from.text() };
    const known = names.get(position);
    if (known) known.push(placed);
    else names.set(position, [placed]);
  }
  return new TokenPlaces(offsets, names);
}
