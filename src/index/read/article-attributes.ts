import type { FacetValues } from "../corpus-info.ts";
import type { Column } from "./resident-part.ts";

/** What of an article can be filtered by and counted. */
export const ATTRIBUTES = ["source", "tag", "author", "lang"] as const satisfies readonly (keyof FacetValues)[];
export type Attribute = (typeof ATTRIBUTES)[number];

/** The codes that articles have for one attribute, from columns; a code is the place of its value in the list of values. */
export class AttributeCodes {
  readonly #codes: Column;
  /** Where each article's list ends, for an attribute that may have several values. */
  readonly #ends: Column | null;

  constructor(codes: Column, ends: Column | null) {
    this.#codes = codes;
    this.#ends = ends;
  }

  /** Calls `visit` with each code of an article. */
  forEach(article: number, visit: (code: number) => void): void {
    if (this.#ends === null) {
      const code = this.#codes[article] ?? 0;
      if (code > 0) visit(code - 1);
      return;
    }
    const end = this.#ends[article] ?? 0;
    for (let at = article === 0 ? 0 : (this.#ends[article - 1] ?? 0); at < end; at++) visit(this.#codes[at] ?? 0);
  }
}
