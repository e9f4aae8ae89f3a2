import { Parser } from "htmlparser2";

/** An element within a record. */
export interface XmlField {
  /** Its name below the record, such as `link` or `author/name`. */
  path: string;
  attributes: Readonly<Record<string, string>>;
  /** All text in it, white space at both ends apart. */
  text: string;
  /** What it contains as it is written. */
  inner: string;
}

/** An element that a document lists many of, or the document itself, with the elements in it. */
export interface XmlRecord {
  name: string;
  fields: XmlField[];
}

/** How deep below its record an element is read: `author/name`. Deeper ones are part of the text of the one above. */
const MAX_DEPTH = 2;

/** How deep elements may lie in one another; the parser's time grows with the square of it. Feeds have ten. */
const MAX_NESTING = 512;

interface OpenElement {
  name: string;
  attributes: Readonly<Record<string, string>>;
  start: number;
  pieces: string[];
}

/** Gathers records while a document goes by. */
class RecordReader {
  readonly records: XmlRecord[] = [];
  readonly #names: ReadonlySet<string>;
  readonly #stack: OpenElement[] = [];
  /** The open records, innermost last, with their depth. */
  readonly #open: { record: XmlRecord; depth: number }[] = [];

  constructor(names: ReadonlySet<string>) {
    this.#names = names;
  }

  enter(element: OpenElement): void {
    if (this.#stack.length === MAX_NESTING) throw new Error(`has elements over ${MAX_NESTING} deep in one another`);
    this.#stack.push(element);
    if (this.#stack.length > 1 && !this.#names.has(element.name)) return;
    const record: XmlRecord = { name: element.name, fields: [] };
    this.records.push(record);
    this.#open.push({ record, depth: this.#stack.length });
  }

  addText(text: string): void {
    const depth = this.#open.at(-1)?.depth ?? 0;
    for (const { pieces } of this.#stack.slice(depth, depth + MAX_DEPTH)) pieces.push(text);
  }

  leave(inner: (start: number) => string): void {
    const open = this.#open.at(-1);
    const depth = this.#stack.length - (open?.depth ?? 0);
    const path = depth > MAX_DEPTH ? [] : this.#stack.slice(this.#stack.length - depth).map(({ name }) => name);
    const element = this.#stack.pop();
    if (open && element && path.length > 0) {
      const { attributes, pieces, start } = element;
      open.record.fields.push({ path: path.join("/"), attributes, text: pieces.join("").trim(), inner: inner(start) });
    }
    if (open && this.#stack.length < open.depth) this.#open.pop();
  }
}

/**
 * Reads an XML document into records: its first element, and each element with one of `names`. It is read as it is, however
 * broken; entities that the document defines are not expanded. Linear in its length. Throws an Error for elements that lie too
 * deep in one another.
 */
export function readXml(xml: string, names: readonly string[]): XmlRecord[] {
  const reader = new RecordReader(new Set(names));
  const parser: Parser = new Parser(
    {
      onopentag: (name, attributes) => reader.enter({ name, attributes, start: parser.endIndex + 1, pieces: [] }),
      ontext: (text) => reader.addText(text),
      onclosetag: () => reader.leave((start) => xml.slice(start, Math.max(start, parser.startIndex))),
    },
    { xmlMode: true },
  );
  parser.end(xml);
  return reader.records;
}
