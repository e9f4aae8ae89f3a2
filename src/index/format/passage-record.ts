import type { AnalysedToken } from "../../text/analyse.ts";
import type { LinkWords } from "../../text/find-link-words.ts";
import type { TextRange } from "../../text/split-sentences.ts";
import type { Markup } from "../../text/visible-text.ts";
import { ByteReader } from "./byte-reader.ts";
import { ByteWriter } from "./byte-writer.ts";

/**
 * What a hit needs of a passage beside its text, worked out once by the build. Offsets count UTF-16 code units: of the written
 * text for the markup, of the visible text for all else.
 */
interface PassageRecord {
  /** The part of its id that is its own. */
  anchor: string;
  /** Headings above it, outermost first. */
  section: readonly string[];
  /** Where it begins in its article's written text. */
  start: number;
  /** Tokens that a language model makes of its text. */
  tokens: number;
  markup: readonly Markup[];
  link: LinkWords | null;
  /** Where the sentences of its squeezed text end. */
  sentences: readonly number[];
  /** Where its tokens stand, as {@link writePlaces} wrote it. */
  places: Uint8Array;
}

/** A term found in another range than the token at its position: a sign, a part, a name of several tokens. */
interface PlacedName extends TextRange {
  term: string;
}

/** Where the tokens of a text stand, by their positions. */
export interface TokenPlaces {
  tokens: readonly TextRange[];
  /** The names at a position, where there are any. */
  names: ReadonlyMap<number, readonly PlacedName[]>;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { fatal: false, ignoreBOM: true });

function writeText(to: ByteWriter, text: string): void {
  const bytes = encoder.encode(text);
  to.varint(bytes.length);
  to.bytes(bytes);
}

function readText(from: ByteReader): string {
  return decoder.decode(from.bytes(from.varint()));
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

function readTokens(from: ByteReader): TextRange[] {
  const tokens: TextRange[] = new Array(from.varint());
  let at = 0;
  for (let token = 0; token < tokens.length; token++) {
    const code = from.byte();
    const start = at + (code === LONG ? from.varint() : code >>> LENGTH_BITS);
    at = start + (code === LONG ? from.varint() : code & MOST_LENGTH);
    tokens[token] = { start, end: at };
  }
  return tokens;
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
      writeText(to, term);
      before = position;
    }
  }
  return to.take();
}

/** Reads what {@link writePlaces} wrote. Linear in the tokens. */
export function readPlaces(places: Uint8Array): TokenPlaces {
  const from = new ByteReader(places);
  const tokens = readTokens(from);
  const names = new Map<number, PlacedName[]>();
  for (let position = 0; !from.isEnd; ) {
    position += from.varint();
    const start = from.varint();
    const placed = { start, end: start + from.varint(), term: readText(from) };
    const known = names.get(position);
    if (known) known.push(placed);
    else names.set(position, [placed]);
  }
  return { tokens, names };
}

function writeMarkup(to: ByteWriter, markup: readonly Markup[]): void {
  to.varint(markup.length);
  let at = 0;
  for (const { start, end, shown } of markup) {
    to.varint(start - at);
    to.varint(end - start);
    writeText(to, shown);
    at = end;
  }
}

function readMarkup(from: ByteReader): Markup[] {
  let at = 0;
  return Array.from({ length: from.varint() }, () => {
    const start = at + from.varint();
    at = start + from.varint();
    return { start, end: at, shown: readText(from) };
  });
}

/** Ascending offsets as their distances. */
function writeOffsets(to: ByteWriter, offsets: readonly number[]): void {
  to.varint(offsets.length);
  for (const [at, offset] of offsets.entries()) to.varint(offset - (offsets[at - 1] ?? 0));
}

function readOffsets(from: ByteReader): number[] {
  let offset = 0;
  return Array.from({ length: from.varint() }, () => (offset += from.varint()));
}

/** The ends of the head and the tail; none for a text without a word, two for one that is all head. */
function endsOf(link: LinkWords | null): number[] {
  return [link?.head, link?.tail].flatMap((range) => (range ? [range.start, range.end] : []));
}

function makeLink([headStart, headEnd = 0, tailStart, tailEnd = 0]: readonly number[]): LinkWords | null {
  if (headStart === undefined) return null;
  const tail = tailStart === undefined ? null : { start: tailStart, end: tailEnd };
  return { head: { start: headStart, end: headEnd }, tail };
}

/** A passage as the index holds it. */
export interface StoredPassage extends PassageRecord {
  text: string;
  /** What follows its text in the article, before the next passage. */
  after: string;
}

/** Writes a passage: its record, its text and what follows that. */
export function writePassage({ text, after, ...record }: StoredPassage): Uint8Array<ArrayBuffer> {
  const to = new ByteWriter();
  writeText(to, record.anchor);
  to.varint(record.section.length);
  for (const heading of record.section) writeText(to, heading);
  to.varint(record.start);
  to.varint(record.tokens);
  writeMarkup(to, record.markup);
  writeOffsets(to, endsOf(record.link));
  writeOffsets(to, record.sentences);
  to.varint(record.places.length);
  to.bytes(record.places);
  writeText(to, text);
  to.bytes(encoder.encode(after));
  return to.take();
}

/** Reads what {@link writePassage} wrote. Linear in its bytes. */
export function readPassage(bytes: Uint8Array): StoredPassage {
  const from = new ByteReader(bytes);
  return {
    anchor: readText(from),
    section: Array.from({ length: from.varint() }, () => readText(from)),
    start: from.varint(),
    tokens: from.varint(),
    markup: readMarkup(from),
    link: makeLink(readOffsets(from)),
    sentences: readOffsets(from),
    places: from.bytes(from.varint()),
    text: readText(from),
    after: decoder.decode(from.bytes(from.left)),
  };
}
