import type { Passage, PreparedArticle } from "../../../corpus/article.ts";
import { type Language, languageOf } from "../../../text/language.ts";
import { foldPhrase, phraseKey } from "../../format/fold-phrase.ts";
import { SUGGESTION_KINDS } from "../../format/suggestion-kinds.ts";
import { choosePhrases } from "./choose-phrases.ts";
import { LabelCounter } from "./label-counter.ts";
import { type CountedText, PhraseCounter } from "./phrase-counter.ts";
import type { Suggestion } from "./suggestion.ts";
import { TitleCounter } from "./title-counter.ts";

/** What a title or label is worth for each passage that it is of; a source may have all of them, and says least. */
const WORTH = { title: 0.5, author: 0.5, heading: 0.5, tag: 0.3, source: 0.1 } as const;

/** Most words of a heading, which else is a sentence. */
const MAX_HEADING_WORDS = 10;

/** Longest suggestion, in UTF-16 code units: longer ones are not read while typing, and take the room of many. */
const MAX_LENGTH = 200;

/**
 * Passages that are all read for their phrases, and of how many after them one is: that is enough to tell what is frequent,
 * and reading all would take a tenth of the time of building.
 */
const FULLY_READ = 2048;
const READ_OF = 4;

/** Texts that are put by to be read together, which takes a third less: what they are counted in is at hand then. */
const BATCH = 1000;

/** Passages that one stands for; 0 for one that is not read. These lie as evenly as the multiples of the golden ratio do. */
function standsFor(passage: number): number {
  if (passage <= FULLY_READ) return 1;
  return Math.imul(passage, 0x9e3779b1) >>> 0 < 2 ** 32 / READ_OF ? READ_OF : 0;
}

/** The text of a passage as its reader sees it. */
function shownText({ visible }: PreparedArticle, { span }: Passage): string {
  return visible.within(span).text.replaceAll("\n", "\n\n");
}

/** Of two that read the same, that of the kind which comes first, or else the more frequent; it is worth what either is. */
function merge(a: Suggestion, b: Suggestion): Suggestion {
  const order = SUGGESTION_KINDS.indexOf(a.kind) - SUGGESTION_KINDS.indexOf(b.kind) || b.count - a.count;
  return { ...(order <= 0 ? a : b), weight: Math.max(a.weight, b.weight) };
}

/** Collects what may complete what is typed from articles that go by: titles, what their owner calls them, what they say. */
export class SuggestionCollector {
  readonly #phrases = new PhraseCounter();
  readonly #labels = new LabelCounter();
  readonly #titles = new TitleCounter();
  readonly #ids: string[] = [];
  #texts: CountedText[] = [];
  #passages = 0;

  /** The ids of the articles, in their order. */
  get ids(): readonly string[] {
    return this.#ids;
  }

  add(article: PreparedArticle): void {
    const { id, lang } = article.record;
    this.#ids.push(id);
    this.#titles.add(article);
    this.#addLabels(article);
    this.#addTexts(article, languageOf(lang));
  }

  #addLabels({ record: { source, tags, authors }, passages }: PreparedArticle): void {
    if (source !== null) this.#labels.add("source", source, passages.length);
    for (const tag of new Set(tags)) this.#labels.add("tag", tag, passages.length);
    for (const author of new Set(authors)) this.#labels.add("author", author, passages.length);
    for (const { section } of passages) for (const heading of new Set(section)) this.#labels.add("heading", heading, 1);
  }

  /** A title, and a heading, counts with the first passage under it. */
  #addTexts(article: PreparedArticle, language: Language): void {
    let above: readonly string[] = [];
    for (const [at, passage] of article.passages.entries()) {
      this.#passages += 1;
      const place = { language, passage: this.#passages, standsFor: standsFor(this.#passages) };
      const title = at === 0 && article.hasHeadline ? [article.record.title] : [];
      const headings = passage.section.filter((heading) => !above.includes(heading));
      above = passage.section;
      if (place.standsFor === 0) continue;
      for (const text of [...title, ...headings]) this.#texts.push({ ...place, text, isProse: false });
      this.#texts.push({ ...place, text: shownText(article, passage), isProse: true });
    }
    if (this.#texts.length >= BATCH) this.#countTexts();
  }

  #countTexts(): void {
    for (const text of this.#texts) this.#phrases.count(text);
    this.#texts = [];
  }

  *#labelled(): Generator<Suggestion> {
    for (const { kind, text, count } of this.#labels.labels()) {
      const words = foldPhrase(text).words.length;
      // A heading of one word is a word as others are.
      if (kind === "heading" && (words < 2 || words > MAX_HEADING_WORDS)) continue;
      yield { text, kind, count, weight: count * WORTH[kind], article: null };
    }
  }

  *#titled(): Generator<Suggestion> {
    for (const { text, count, article } of this.#titles.newestFirst())
      yield { text, kind: "title", count, weight: count * WORTH.title, article };
  }

  /**
   * Gives what was collected, no two that read the same: titles first, the newest first, then labels, then at most so many
   * phrases, the best.
   */
  suggestions(mostPhrases: number): Suggestion[] {
    this.#countTexts();
    const byKey = new Map<string, Suggestion>();
    for (const suggestion of [...this.#titled(), ...this.#labelled(), ...choosePhrases(this.#phrases, mostPhrases)]) {
      const key = suggestion.text.length > MAX_LENGTH ? "" : phraseKey(suggestion.text);
      const known = byKey.get(key);
      if (key !== "") byKey.set(key, known ? merge(known, suggestion) : suggestion);
    }
    return [...byKey.values()];
  }
}
