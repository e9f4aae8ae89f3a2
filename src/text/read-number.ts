import { foldDigits } from "./fold-digits.ts";

/** A piece of a run of text, and where it begins in it. */
export interface Piece {
  text: string;
  at: number;
}

/** Languages that write a decimal point and a comma between thousands; nearly all others do the reverse. */
const DECIMAL_POINT = new Set("en ja zh ko th he hi bn ta te ml mr ne ur si my km ms sw ga cy mt am tl".split(" "));

/** Thousands between marks, with a fraction behind the other mark: at least two marks, so that no language reads it otherwise. */
const POINT_GROUPS = /^\d{1,3}(?:\.\d{3})+(?:(?<=\..*\.\d{3})|,\d+)$/;
const COMMA_GROUPS = /^\d{1,3}(?:,\d{2,3})*,\d{3}(?:(?<=,.*,\d{3})|\.\d+)$/;
/** One mark before three digits: thousands or a fraction, by the language. */
const ONE_GROUP = /^[1-9]\d{0,2}[.,]\d{3}$/;
/** A number with one comma, or any number of points, as versions and dates have them. */
const PLAIN = /^\d+(?:,\d+|(?:\.\d+)+)$/;

/** Longest number that is looked at in its parts, in UTF-16 code units: each costs a walk through all before it. Versions have twenty. */
const MAX_LENGTH = 100;

function unifyMarks(text: string): string {
  return foldDigits(text.normalize("NFKC")).replaceAll("٬", ",").replaceAll("٫", ".");
}

/** Cuts a list of numbers at its commas: `1,2,3` is none. */
function cutList(list: string, at: number): Piece[] {
  const unified = unifyMarks(list);
  const forms = list.length > MAX_LENGTH ? [PLAIN] : [POINT_GROUPS, COMMA_GROUPS, PLAIN];
  if (forms.some((form) => form.test(unified))) return [{ text: list, at }];
  return Array.from(list.matchAll(/[^,٬]+/g), ({ 0: text, index }) => ({ text, at: at + index }));
}

/** A run before its first mark: what of it is no number, and the digits at its end. */
const HEAD = /^(.*?)(\p{N}*)$/su;
const LETTERS = /^[\p{L}\p{M}]+$/u;

/**
 * Cuts a run of letters, digits and points or commas before digits into its words and numbers: `Python3.11` is `Python` and `3.11`,
 * `v2.5.1` one version, `1,2,3` three numbers.
 */
export function cutNumbers(run: string): Piece[] {
  const mark = run.search(/[.,٫٬](?=\p{N})/u);
  const [, before = "", digits = ""] = HEAD.exec(run.slice(0, mark)) ?? [];
  const isNumber = before === "" || /^v$/i.test(before);
  if (isNumber && digits !== "") return before === "" ? cutList(run, 0) : [{ text: run, at: 0 }];
  const from = digits !== "" && LETTERS.test(before) ? before.length : mark + 1;
  const head = { text: run.slice(0, from === mark + 1 ? mark : from), at: 0 };
  return [head, ...cutList(run.slice(from), from)].filter(({ text }) => text !== "");
}

/** A number with points or commas, or a version. */
const MARKED_NUMBER = /^[vV]?\p{N}+(?:[.,٫٬]\p{N}+)+$/u;

/** Tells whether a run of text is one number with points or commas, or a version. */
export function isMarkedNumber(run: string): boolean {
  return MARKED_NUMBER.test(run);
}

/** A number or version under the form in which it is indexed, and what else it may be found by. */
export interface ReadNumber {
  term: string;
  others: readonly string[];
}

/** The shorter versions that a version belongs to: `17.12` of `17.12.1`. */
function shorterVersions(version: string): string[] {
  const numbers = version.split(".");
  return numbers.slice(2).map((_, at) => numbers.slice(0, at + 2).join("."));
}

/**
 * Reads a number with points or commas, as a language writes them: `1.250.000` is `1250000`, `3,5` is `3.5`, and `1,250` is `1250` in
 * English, `1.250` in German. A version is found by its beginnings of two numbers or more, and by its first with a `v` if it has one.
 */
export function readNumber(raw: string, code: string): ReadNumber {
  const [, v = "", number = ""] = /^(v?)(.*)$/is.exec(unifyMarks(raw)) ?? [];
  if (number.length > MAX_LENGTH) return { term: number.replace(",", "."), others: [] };
  if (POINT_GROUPS.test(number)) return { term: number.replaceAll(".", "").replace(",", "."), others: [] };
  if (COMMA_GROUPS.test(number)) return { term: number.replaceAll(",", ""), others: [] };
  const hasPoint = DECIMAL_POINT.has(code);
  if (v === "" && ONE_GROUP.test(number) && number.includes(",") === hasPoint)
    return { term: number.replace(/[.,]/, ""), others: [] };
  const term = number.replace(",", ".");
  if (number.includes(",")) return { term, others: hasPoint ? number.split(",") : [] };
  return { term, others: [...shorterVersions(term), ...(v === "" ? [] : [`v${term.split(".", 1)[0]}`])] };
}
