import type { PreparedArticle } from "../../src/corpus/article.ts";
import { FIELDS, type Field } from "../../src/index/format/layout.ts";
import { type AnalysedToken, analyse } from "../../src/text/analyse.ts";
import { type Language, languageOf } from "../../src/text/language.ts";

/** A passage as the words of its fields, in the order in which they stand. */
export interface NaivePassage extends Record<Field, AnalysedToken[]> {
  article: number;
  language: Language;
  /** The words that the text of its article begins with and that are shown as the title, where no title is written. */
  lead: AnalysedToken[];
  /** Whether its article begins with it. */
  isFirst: boolean;
  /** Its fields as a reader sees them. */
  written: Record<Field, string>;
}

/** Cuts the passages of articles into words, each article in its own language, with nothing kept from one to the next. */
export function passagesOf(articles: readonly PreparedArticle[]): NaivePassage[] {
  return articles.flatMap(({ record, hasHeadline, aliases, about, text, visible, passages }, article) => {
    const titles = [...(hasHeadline ? [record.title] : []), ...aliases].join("\n");
    const language = languageOf(record.lang);
    const shown = analyse(hasHeadline ? "" : record.title, language).map(({ word }) => word);
    const read = passages.map(({ section, span }, at) => {
      const units: string[] = text.split("");
      for (const { start, end, shown } of visible.markup) {
        units.fill("", start, end);
        units[start] = shown;
      }
      const seen = units.slice(span.start, span.end).join("");
      const headings = [...section, ...(at === 0 ? about : [])].join("\n");
      const written = { title: titles, section: headings, text: seen };
      const read = (field: Field) => analyse(written[field], language);
      return {
        article,
        language,
        isFirst: at === 0,
        written,
        title: read("title"),
        section: read("section"),
        text: read("text"),
      };
    });
    const first = read[0]?.text ?? [];
    const lead = first.filter((_, at) => first.slice(0, at + 1).every(({ word }, before) => word === shown[before]));
    return read.map((passage) => ({ ...passage, lead }));
  });
}

/** Every term of a word, each once: its own, that without accents, its name with a sign, those of its parts, of signs beside it and of the name that begins with it; then those of its pairs of letters. */
export function termsAt({ term, bareTerm, name, parts, whole, signs, bigrams }: AnalysedToken): string[] {
  const terms = [term, bareTerm, name, ...[...parts, ...signs].map((one) => one.term), whole?.term ?? null];
  return [...new Set(terms.filter((one) => one !== null)), ...bigrams];
}

/** The places at which a term stands among words; a pair of letters has that of the word in which it begins. */
export function placesOf(tokens: readonly AnalysedToken[], wanted: string): number[] {
  return tokens.flatMap((token, at) =>
    termsAt(token)
      .filter((one) => one === wanted)
      .map(() => at),
  );
}

/** Every term of some passages, words' and pairs', in the order of their bytes. */
export function termsOf(passages: readonly NaivePassage[]): string[] {
  const tokens = passages.flatMap((passage) => FIELDS.flatMap((field) => passage[field]));
  return inByteOrder(tokens.flatMap(termsAt));
}

/** Distinct texts in the order of their bytes. */
export function inByteOrder(texts: Iterable<string>): string[] {
  const sorted = Array.from(new Set(texts), (text) => Buffer.from(text)).sort(Buffer.compare);
  return sorted.map(String);
}

/** How often each word is written. A title or a heading stands once above all the passages that share it. */
export function countNaively(passages: readonly NaivePassage[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [number, passage] of passages.entries()) {
    const before = passages[number - 1];
    for (const field of FIELDS) {
      const isShared = before?.article === passage.article && before.written[field] === passage.written[field];
      for (const { word } of isShared ? [] : passage[field]) counts.set(word, (counts.get(word) ?? 0) + 1);
    }
  }
  return counts;
}

/** The languages of articles, that of most passages first, equals by their codes. */
export function languagesOf(articles: readonly PreparedArticle[]): Language[] {
  const counts = new Map<string, number>();
  for (const { record, passages } of articles) {
    const code = record.lang.replace(/-.*/, "").toLowerCase();
    counts.set(code, (counts.get(code) ?? 0) + passages.length);
  }
  const codes = [...counts.keys()].sort().sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0));
  return codes.map(languageOf);
}
