import type { Language } from "../../../text/language.ts";
import type { SpellingTable } from "./spelling-table.ts";
import { HYPHEN, type WordScanner } from "./word-scanner.ts";

/** What stands in small letters within names: House of Representatives, Charles de Gaulle. */
const PARTICLES: ReadonlySet<string> = new Set(
  "of the for de la du des del della di da dos von van der den bin ibn al".split(" "),
);

const LOWER_CASE = /\p{Ll}/u;

/** What a word is to a phrase: no phrase begins or ends with one of the first two. */
const STOP = 1;
export const PARTICLE = 2;
/** A word that says something; and one with a capital. */
export const CONTENT = 3;
export const CAPITAL = 4;

/** Tells what the words of a text are to phrases. */
export class WordRoles {
  readonly #spellings: SpellingTable;
  /** By language, by spelling: its role, 0 when it was not asked for. */
  readonly #known = new Map<string, Uint8Array>();
  /** By word of the text: its role. */
  #roles = new Uint8Array(256);

  constructor(spellings: SpellingTable) {
    this.#spellings = spellings;
  }

  /** The role of a word of the text that was read last. */
  at(word: number): number {
    return this.#roles[word] ?? 0;
  }

  #knownOf({ code }: Language): Uint8Array {
    const known = this.#known.get(code);
    if (known && known.length > this.#spellings.size) return known;
    const roles = new Uint8Array(2 * this.#spellings.size + 1);
    if (known) roles.set(known);
    this.#known.set(code, roles);
    return roles;
  }

  #roleOf(spelling: number, { isStopWord }: Language): number {
    const word = this.#spellings.foldedOf(this.#spellings.wordOf(spelling));
    if (isStopWord(word)) return PARTICLES.has(word) ? PARTICLE : STOP;
    if (this.#spellings.isCapital(spelling)) return CAPITAL;
    return PARTICLES.has(word) ? PARTICLE : CONTENT;
  }

  /** Reads a text that was scanned. Where all letters are capitals they tell nothing; behind a hyphen a name may go on small. */
  read(text: string, { spellings, joints, length }: WordScanner, language: Language): void {
    const hasCase = LOWER_CASE.test(text);
    const known = this.#knownOf(language);
    if (this.#roles.length < length) this.#roles = new Uint8Array(2 * length);
    const roles = this.#roles;
    for (let at = 0; at < length; at++) {
      const spelling = spellings[at] ?? 0;
      let role = known[spelling] ?? 0;
      if (role === 0) {
        role = this.#roleOf(spelling, language);
        known[spelling] = role;
      }
      if (role === CAPITAL && !hasCase) role = CONTENT;
      else if (role === CONTENT && joints[at] === HYPHEN && roles[at - 1] === CAPITAL) role = CAPITAL;
      roles[at] = role;
    }
  }

  /** Forgets what it knows of spellings, whose numbers have changed. */
  forget(): void {
    this.#known.clear();
  }
}
