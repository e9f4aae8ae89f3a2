import type { Options } from "minisearch";
import { analyse } from "../analysis/analyse.ts";

/** A passage as MiniSearch indexes it: its number and the texts of its fields, markup blanked. */
export interface PassageFields {
  id: number;
  title: string;
  section: string;
  text: string;
}

/** How MiniSearch reads passages, the same when the index is built and when it is loaded. */
export const POSTINGS_OPTIONS: Options<PassageFields> = {
  fields: ["title", "section", "text"],
  tokenize: (text) => analyse(text).map(({ term }) => term),
  processTerm: (term) => term,
};
