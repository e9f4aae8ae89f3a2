import { existsSync, readFileSync, statSync } from "node:fs";
import { decodeText } from "../../src/corpus/formats/decode-text.ts";

/** A line of a file that is not blank. */
export interface Line {
  text: string;
  file: string;
  /** From 1. */
  number: number;
}

/** Says where a line is, as compilers do: `file:number`. */
export function placeOf({ file, number }: Line): string {
  return `${file}:${number}`;
}

/** Names what is piped in, in the place of a file. */
const PIPED = "-";

/**
 * Reads the lines of a text file, or of what is piped in where that is `-`; blank ones left out. Throws an Error that names the file when it cannot be read, and
 * says what is wanted of it.
 */
export function* readLines(file: string, wanted: string): Generator<Line> {
  const isPiped = file === PIPED;
  if (!isPiped && !existsSync(file)) throw new Error(`There is no ${file}, wanted ${wanted}`);
  if (!isPiped && statSync(file).isDirectory()) throw new Error(`${file} is a folder, wanted ${wanted}`);
  const content = decodeText(readFileSync(isPiped ? 0 : file))?.text ?? null;
  if (content === null) throw new Error(`${file} is not UTF-8 text, wanted ${wanted}`);
  let number = 0;
  for (const text of content.split(/\r?\n/)) {
    number += 1;
    if (text.trim() !== "") yield { text, file, number };
  }
}
