import { isHoldingKey, isKnownKey } from "./metadata-keys.ts";

/** The languages in which front matter is written. */
export type Dialect = "yaml" | "toml" | "json";

/** A file parted into its front matter and its body. */
export interface FrontMatterSplit {
  dialect: Dialect;
  /** What is between the fences; JSON with its braces. */
  source: string;
  /** Line of the file on which `source` begins, from 1. */
  firstLine: number;
  /** Everything after the closing fence. */
  body: string;
}

/** Keys that begin and that nothing ends, so that nobody can tell what the owner holds back. */
export interface UnclosedFrontMatter {
  /** The line that is missing. */
  closing: string;
  /** Line of the file on which the front matter begins, from 1. */
  line: number;
}

/** The beginning of a line that is a key, up to what stands before its value. */
export const KEY: Readonly<Record<Dialect, RegExp>> = {
  yaml: /^(?:"([^"\n]+)"|'([^'\n]+)'|([\p{L}\p{N}_$.][^:#\n]{0,60}?))[ \t]*:(?=\s|$)/u,
  toml: /^(?:"([^"\n]+)"|'([^'\n]+)'|([\w.-]+)|\[{1,2}([^[\]\n]+)\]{1,2}[ \t]*$)(?:[ \t]*=|(?<=\][ \t]*))/,
  json: /^[ \t]*"([^"\n]+)"[ \t]*:/,
};

/** Gives the key with which a line begins; `null` for any other line. */
export function keyOf(line: string, dialect: Dialect): string | null {
  return (
    KEY[dialect]
      .exec(line)
      ?.slice(1)
      .find((key) => key !== undefined)
      ?.trim() ?? null
  );
}

const FENCE = /^(?:[ \t]*\n)*(---|\+\+\+|;;;)[ \t]*(yaml|yml|toml|json)?[ \t]*\n/i;
const CLOSING: Readonly<Record<string, RegExp>> = {
  "---": /^(?:---|\.\.\.)[ \t]*$/m,
  "+++": /^\+\+\+[ \t]*$/m,
  ";;;": /^;;;[ \t]*$/m,
};
const DIALECTS: Readonly<Record<string, Dialect>> = { "+++": "toml", ";;;": "json", toml: "toml", json: "json" };

/** A first object, as Hugo has it: what opens it is no shortcode, attribute list or template tag. */
const OBJECT = /^(?:[ \t]*\n)*(?=\{\s*(?:"[^"\n]*"\s*:|\}))/;
const BRACKETS = /"(?:[^"\\\n]|\\.)*"|[{}[\]]/g;

/** Finds where the object that begins at an offset ends; -1 when it does not. */
function findObjectEnd(text: string, start: number): number {
  let depth = 0;
  BRACKETS.lastIndex = start;
  for (let found = BRACKETS.exec(text); found; found = BRACKETS.exec(text)) {
    if (/[{[]/.test(found[0][0] ?? "")) depth += 1;
    else if (/[}\]]/.test(found[0][0] ?? "") && --depth === 0) return BRACKETS.lastIndex;
  }
  return -1;
}

const countLines = (text: string) => text.split("\n").length;

/** Whether the first lines after a fence can only be front matter: a key that is known, or two keys. */
function beginsWithKeys(rest: string, dialect: Dialect): boolean {
  const lines = rest
    .slice(0, 2_000)
    .split("\n")
    .filter((line) => line.trim() !== "" && !line.startsWith("#"));
  const [first = null, second = null] = lines.map((line) => keyOf(line, dialect));
  return first !== null && (second !== null || isKnownKey(first));
}

function splitObject(text: string): FrontMatterSplit | UnclosedFrontMatter | null {
  const opened = OBJECT.exec(text);
  if (!opened) return null;
  const start = opened[0].length;
  const end = findObjectEnd(text, start);
  if (end < 0)
    return beginsWithKeys(text.slice(start + 1), "json") ? { closing: "}", line: countLines(opened[0]) } : null;
  const rest = text.slice(end);
  if (!/^[ \t]*(?:\n|$)/.test(rest)) return null;
  const source = text.slice(start, end);
  return { dialect: "json", source, firstLine: countLines(opened[0]), body: rest.replace(/^[ \t]*\n?/, "") };
}

/** Keys down to a closing fence that nothing opens: lines of keys, of their lists, and comments. */
const UNOPENED =
  /^(?:[\p{L}_][^\n:]{0,60}:(?:[ \t][^\n]*)?\n|[ \t]*-[ \t][^\n]*\n|[ \t]+[^\s-][^\n]*\n|#[^\n]*\n){1,100}\n?---[ \t]*(?:\n|$)/u;

/** A key in small letters with a word or a number, which no sentence is. */
const PLAIN_KEY = /^[a-z][\w-]*:[ \t]+[\w.-]{1,20}[ \t]*$/;

/** Parts a file at front matter that has only its closing fence, as Hexo writes it: two keys or more of which the first is known, or one that holds the article back or is plain. */
function splitUnopened(text: string): FrontMatterSplit | null {
  const [matched] = UNOPENED.exec(text) ?? [];
  if (matched === undefined) return null;
  const source = matched.replace(/---[ \t]*\n?$/, "");
  const lines = source.split("\n");
  const keys = new Set(lines.flatMap((line) => keyOf(line, "yaml") ?? []));
  const [first = ""] = keys;
  const isOne = keys.size === 1 && (isHoldingKey(first) || PLAIN_KEY.test(lines[0] ?? ""));
  if (!isOne && (keys.size < 2 || !isKnownKey(first))) return null;
  return { dialect: "yaml", source, firstLine: 1, body: text.slice(matched.length) };
}

/**
 * Parts a file (line ends LF) at its front matter: YAML between `---` and `---` or `...`, TOML between `+++`, JSON as a first
 * object or between `;;;`, YAML also without what opens it. `null` when there is none: a rule (`---`) at the head of a text opens no fence. Linear.
 */
export function splitFrontMatter(text: string): FrontMatterSplit | UnclosedFrontMatter | null {
  const opened = FENCE.exec(text);
  if (!opened) return splitObject(text) ?? splitUnopened(text);
  const [opening, fence = "", named = ""] = opened;
  const dialect = DIALECTS[named.toLowerCase()] ?? DIALECTS[fence] ?? "yaml";
  const rest = text.slice(opening.length);
  const closed = CLOSING[fence]?.exec(rest);
  if (!closed) return beginsWithKeys(rest, dialect) ? { closing: fence, line: countLines(opening) - 1 } : null;
  return {
    dialect,
    source: rest.slice(0, closed.index),
    firstLine: countLines(opening),
    body: rest.slice(closed.index + closed[0].length).replace(/^\n/, ""),
  };
}
