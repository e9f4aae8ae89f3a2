import { clipText } from "../../text/clip-text.ts";
import type { Fault, Warning } from "../fault.ts";
import { isHoldingKey, isKnownKey } from "./metadata-keys.ts";
import { type Entries, type MetadataEntry, parseEntries, writtenValue } from "./parse-entries.ts";
import {
  type Dialect,
  type FrontMatterSplit,
  KEY,
  keyOf,
  splitFrontMatter,
  type UnclosedFrontMatter,
} from "./split-front-matter.ts";
import { splitHeaderLines } from "./split-header-lines.ts";
import { splitPageProperties } from "./split-page-properties.ts";
import { splitProperties } from "./split-properties.ts";

/** An article's text parted from its front matter, with the keys of that and what is wrong with its language. */
export interface FrontMatterReading {
  body: string;
  entries: MetadataEntry[];
  warnings: Warning[];
}

/** The lines of one key: its own, and those of its value below. */
interface Piece {
  key: string;
  lines: string[];
  line: number;
}

/** Front matter cut at its keys, with the lines that belong to none. */
interface Pieces {
  pieces: Piece[];
  strays: number;
  /** Whether a line of text follows a blank one: an article that the fence was meant to end before. */
  hasText: boolean;
}

/** Longest value quoted in a warning, in UTF-16 code units: enough to know it again. */
const MAX_SHOWN = 60;

/** A line that goes on with the value above it: indented, of a list, a bracket that closes one, or a comment. */
const CONTINUES = /^(?:\s|$|#|-(?:\s|$)|[\]}"'])/;

function cutAtKeys({ source, dialect, firstLine }: FrontMatterSplit): Pieces {
  const found: Pieces = { pieces: [], strays: 0, hasText: false };
  let isAfterBlank = false;
  for (const [at, line] of source.split("\n").entries()) {
    const key = keyOf(line, dialect);
    if (key !== null) found.pieces.push({ key, lines: [line], line: firstLine + at });
    else found.pieces.at(-1)?.lines.push(line);
    if (key === null && !CONTINUES.test(line)) {
      found.strays += 1;
      found.hasText ||= isAfterBlank;
    }
    isAfterBlank = line.trim() === "";
  }
  return found;
}

/** What stands after a key on its line, without quotation marks: the text that its owner meant, whatever the language makes of it. */
function readWritten({ key, lines }: Piece, dialect: Dialect): string | null {
  const [first = "", ...below] = lines;
  if (below.some((line) => line.trim() !== "") && !isHoldingKey(key)) return null;
  const written = first.replace(KEY[dialect], "").trim();
  return writtenValue(key, written.replace(/^["']|["'],?$|,$/g, ""));
}

function parsePiece(piece: Piece, dialect: Dialect): Entries {
  const source = dialect === "json" ? piece.lines.join("\n").replace(/[,}\s]+$/, "") : piece.lines.join("\n");
  try {
    const read = parseEntries(source, dialect, piece.line);
    if (read && read.entries.length > 0) return read;
    throw new Error(`is no key with its value`);
  } catch (error) {
    const value = readWritten(piece, dialect);
    const taken = value === null ? "is left out" : `is read as the text ${JSON.stringify(clipText(value, MAX_SHOWN))}`;
    const message = `${error instanceof Error ? error.message : error}; ${piece.key} ${taken}`;
    return { entries: [{ key: piece.key, value, line: piece.line }], flaws: [{ line: piece.line, message }] };
  }
}

/** Cuts at the keys of the margin, or where all lines are set in, at any. */
function cutAtAnyKeys(split: FrontMatterSplit): Pieces {
  const found = cutAtKeys(split);
  return found.pieces.length > 0 ? found : cutAtKeys({ ...split, source: split.source.replace(/^[ \t]+/gm, "") });
}

/**
 * Reads each key on its own where the whole cannot be read, so that one bad value costs no other: least of all the one that says
 * that an article is a draft. A fault where the text of the article would be taken for front matter; `null` where the lines are
 * rather those of a text, as between two rules.
 */
function readByKey(split: FrontMatterSplit, file: string): Entries | Fault | null {
  const { pieces, strays, hasText } = cutAtAnyKeys(split);
  const [first = ""] = split.source.trimStart().split("\n", 1);
  if (split.dialect === "yaml" && hasText && keyOf(first, "yaml") !== null)
    return notClosed(file, { closing: "---", line: split.firstLine - 1 });
  const mayBeText = split.dialect === "yaml" && !pieces.some(({ key }) => isHoldingKey(key));
  if (pieces.length === 0 || (mayBeText && (hasText || strays > pieces.length))) return null;
  const read = pieces.map((piece) => parsePiece(piece, split.dialect));
  return { entries: read.flatMap(({ entries }) => entries), flaws: read.flatMap(({ flaws }) => flaws) };
}

function notClosed(file: string, { closing, line }: UnclosedFrontMatter): Fault {
  const opening = closing === "}" ? "{" : closing;
  return { file, line, message: `opens front matter with ${opening} and does not close it, wanted a line ${closing}` };
}

function readWhole({ source, dialect, firstLine }: FrontMatterSplit): Entries | "flawed" | null {
  try {
    return parseEntries(source, dialect, firstLine);
  } catch {
    return "flawed";
  }
}

/**
 * Reads the front matter of a file (line ends LF), in any dialect. A fault when it has no end: what its owner holds back would be
 * published. What is between two rules of a text is no front matter, and stays in the body.
 */
export function parseFrontMatter(given: string, file: string): FrontMatterReading | Fault {
  // Programs that join files leave a second mark of order at the head.
  const text = given.replace(/^\uFEFF+/, "");
  const none = { body: text, entries: [], warnings: [] };
  const split = splitFrontMatter(text);
  if (split === null)
    return { ...none, ...(splitProperties(text, file) ?? splitHeaderLines(text) ?? splitPageProperties(text)) };
  if ("closing" in split) return notClosed(file, split);
  const whole = readWhole(split);
  const read = whole === "flawed" ? readByKey(split, file) : whole;
  if (read === null) return none;
  if ("message" in read) return read;
  // An article may be about JSON, or be nothing else.
  if (split.dialect === "json" && !read.entries.some(({ key }) => isKnownKey(key))) return none;
  const warnings = read.flaws.map(({ line, message }): Warning => {
    return { file, line, kind: "metadata", warning: message };
  });
  return { body: split.body, entries: read.entries, warnings };
}
