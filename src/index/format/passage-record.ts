import type { LinkWords } from "../../text/find-link-words.ts";
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
  /** Where its tokens stand, as `writePlaces` wrote it. */
  places: Uint8Array;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { fatal: false, ignoreBOM: true });

/** Reads as many items as are counted first. A loop: it takes a quarter of the time of `Array.from`, and an answer reads many lists. */
function readList<T>(from: ByteReader, read: () => T): T[] {
  const items: T[] = [];
  for (let left = from.varint(); left > 0; left--) items.push(read());
  return items;
}

function writeMarkup(to: ByteWriter, markup: readonly Markup[]): void {
  to.varint(markup.length);
  let at = 0;
  for (const { start, end, shown } of markup) {
    to.varint(start - at);
    to.varint(end - start);
    to.text(shown);
    at = end;
  }
}

function readMarkup(from: ByteReader): Markup[] {
  let at = 0;
  return readList(from, () => {
    const start = at + from.varint();
    at = start + from.varint();
    return { start, end: at, shown: from.text() };
  });
}

/** Ascending offsets as their distances. */
function writeOffsets(to: ByteWriter, offsets: readonly number[]): void {
  to.varint(offsets.length);
  for (const [at, offset] of offsets.entries()) to.varint(offset - (offsets[at - 1] ?? 0));
}

function readOffsets(from: ByteReader): number[] {
  let offset = 0;
  return readList(from, () => (offset += from.varint()));
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
  to.text(record.anchor);
  to.varint(record.section.length);
  for (const heading of record.section) to.text(heading);
  to.varint(record.start);
  to.varint(record.tokens);
  writeMarkup(to, record.markup);
  writeOffsets(to, endsOf(record.link));
  writeOffsets(to, record.sentences);
  to.varint(record.places.length);
  to.bytes(record.places);
  to.text(text);
  to.bytes(encoder.encode(after));
  return to.take();
}

/** Reads what {@link writePassage} wrote. Linear in its bytes. */
export function readPassage(bytes: Uint8Array): StoredPassage {
  const from = new ByteReader(bytes);
  return {
    anchor: from.text(),
    section: readList(from, () => from.text()),
    start: from.varint(),
    tokens: from.varint(),
    markup: readMarkup(from),
    link: makeLink(readOffsets(from)),
    sentences: readOffsets(from),
    places: from.bytes(from.varint()),
    text: from.text(),
    after: decoder.decode(from.bytes(from.left)),
  };
}
