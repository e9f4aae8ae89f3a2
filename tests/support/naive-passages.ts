import { analyse } from "../../src/analysis/analyse.ts";
import type { PreparedArticle } from "../../src/corpus/article.ts";
import type { Field } from "../../src/index/format/layout.ts";

/** A passage as the terms of its fields, in the order in which they stand. */
export interface NaivePassage extends Record<Field, string[]> {
  article: number;
}

/** The terms of a text, common words among them. */
function termsOf(text: string): string[] {
  return analyse(text).map(({ term }) => term);
}

/** Cuts the passages of articles into terms, with nothing kept from one to the next. */
export function passagesOf(articles: readonly PreparedArticle[]): NaivePassage[] {
  return articles.flatMap(({ record, hasHeadline, text, passages }, article) =>
    passages.map(({ section, span, markup }) => {
      const units = text.slice(span.start, span.end).split("");
      for (const { start, end } of markup) units.fill(" ", start, end);
      return {
        article,
        title: hasHeadline ? termsOf(record.title) : [],
        section: termsOf(section.join("\n")),
        text: termsOf(units.join("")),
      };
    }),
  );
}

/** The places at which a term stands among others. */
export function placesOf(terms: readonly string[], term: string): number[] {
  return terms.flatMap((other, at) => (other === term ? [at] : []));
}
