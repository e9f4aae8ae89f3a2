import type { PreparedArticle } from "../../corpus/article.ts";
import { findFirst } from "../../text/find-first.ts";
import type { TextRange } from "../../text/split-sentences.ts";
import { writeMarkup } from "../format/markup-record.ts";
import type { StoredPassage } from "../format/passage-record.ts";
import type { StoredHead } from "../stored-article.ts";
import { estimateTokens } from "./estimate-tokens.ts";

/** A passage as the index holds it, without what is read from its text alone. */
type Stored = Pick<StoredPassage, "start" | "text" | "tokens">;

/** Counts the tokens of ranges of a text: those of its passages are known. */
class TokenCounter {
  readonly #text: string;
  readonly #passages: readonly Stored[];

  constructor(text: string, passages: readonly Stored[]) {
    this.#text = text;
    this.#passages = passages;
  }

  /** The tokens of a range that cuts no passage. Linear in what lies in it. */
  count({ start, end }: TextRange): number {
    let [tokens, from] = [0, start];
    const first = findFirst(this.#passages.length, (at) => (this.#passages[at]?.start ?? 0) >= start);
    for (let at = first; at < this.#passages.length; at++) {
      const passage = this.#passages[at];
      if (!passage || passage.start >= end) break;
      tokens += estimateTokens(this.#text.slice(from, passage.start)) + passage.tokens;
      from = passage.start + passage.text.length;
    }
    return tokens + estimateTokens(this.#text.slice(from, Math.max(from, end)));
  }
}

const encoder = new TextEncoder();

/** Makes what the index knows of an article beside its passages, which are given. */
export function makeHead(article: PreparedArticle, passages: readonly StoredPassage[]): StoredHead {
  const { record, summary, aliases, guessed, text, visible, sections } = article;
  const tokens = new TokenCounter(text, passages);
  return {
    summary,
    aliases,
    guessed,
    tokens: tokens.count({ start: 0, end: text.length }),
    markup: writeMarkup(visible.markup),
    beginsWithTitle: sections[0]?.title === record.title && text.slice(0, sections[0].start).trim() === "",
    sections: sections.map((section) => ({ ...section, tokens: tokens.count(section) })),
    passages: passages.map(({ anchor, start, text: { length } }) => [anchor, start, start + length]),
    lead: text.slice(0, passages[0]?.start ?? text.length),
    trimmedBytes: encoder.encode(text.trim()).length,
  };
}
