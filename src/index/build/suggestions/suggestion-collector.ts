import type { ArticleRecord } from "../../../contract/article-record.ts";
import { SUGGESTION_KINDS } from "../../../contract/suggestions.ts";
import { languageOf } from "../../../text/language.ts";
import { tokenise } from "../../../text/tokenise.ts";
import { phraseKey } from "../../format/fold-phrase.ts";
import type { AnalysedArticle } from "../analyse-article.ts";
import type { ArticleLabel, LabelKind } from "../label-article.ts";
import { choosePhrases, type PhraseMemory, type ReadPassage, type WeighedSuggestion } from "./choose-phrases.ts";

/** What titles and labels are worth for each passage; a source may have every passage, and says least. */
const WORTH = { title: 0.5, author: 0.5, source: 0.1, tag: 0.3, heading: 0.5 } as const;

/** Fewest titles and labels kept while they are counted: more than an index has room for. */
const MAX_LABELS = 1 << 16;

/** Longest suggestion, in UTF-16 code units: nobody reads a longer one while typing. */
const MAX_LENGTH = 200;

/** Most passages kept for their phrases: enough to tell what is frequent, in 7 % of the time of building 20,000 passages. */
const MAX_PASSAGES = 4096;

/** A title, or a name that the owner gives to an article or a part of it. */
interface Label extends WeighedSuggestion {
  kind: LabelKind;
  /** The newest day of its articles; "" when none is known. */
  published: string;
}

/** Orders labels: the newest first, then those of most passages. */
function compareLabels(a: Label, b: Label): number {
  return Number(a.published < b.published) - Number(a.published > b.published) || b.count - a.count;
}

/** Collects what may complete what is typed: titles, labels, and what a sample of the passages says. Its memory is bounded. */
export class SuggestionCollector {
  /** The ids of the articles, in their order. */
  readonly ids: string[] = [];
  /** By kind and key. */
  #labels = new Map<string, Label>();
  /** The passages whose place, a number from 0 to 1 that scatters them, is under `#share`; by their places. */
  readonly #sample = new Map<number, ReadPassage>();
  #share = 1;
  #passages = 0;
  readonly #memory: PhraseMemory | null;

  constructor(memory: PhraseMemory | null = null) {
    this.#memory = memory;
  }

  add({ record, labels, passages }: AnalysedArticle): void {
    this.ids.push(record.id);
    for (const label of labels) this.#label(label, record);
    if (this.#labels.size >= 2 * MAX_LABELS)
      this.#labels = new Map([...this.#labels].sort(([, a], [, b]) => compareLabels(a, b)).slice(0, MAX_LABELS));
    for (const { lines } of passages) this.#keep(lines, record.lang);
  }

  #label({ kind, key, text, count }: ArticleLabel, { id, published }: ArticleRecord): void {
    const known = this.#labels.get(`${kind} ${key}`);
    const label = known ?? { kind, text, article: kind === "title" ? id : null, published: "", count: 0, weight: 0 };
    if (known) known.article = null;
    else this.#labels.set(`${kind} ${key}`, label);
    label.count += count;
    label.weight = label.count * WORTH[kind];
    if (published !== null && label.published < published) label.published = published;
  }

  /** Keeps a passage for its phrases. When there are too many, keeps three quarters of them, and as many of all that follow. */
  #keep(lines: readonly string[], lang: string): void {
    // Multiples of the golden ratio spread evenly, so that no rhythm of a corpus decides which passages stay.
    const place = (++this.#passages * 0.618_033_988_749_895) % 1;
    if (place >= this.#share) return;
    this.#sample.set(place, [lines, languageOf(lang)]);
    if (this.#sample.size <= MAX_PASSAGES) return;
    this.#share *= 0.75;
    for (const other of this.#sample.keys()) if (other >= this.#share) this.#sample.delete(other);
  }

  /** How folded words are mostly written in the sample; those that it lacks are not among them. Linear in the sample. */
  writtenForms(words: ReadonlySet<string>): Map<string, string> {
    const counts = new Map<string, Map<string, number>>();
    if (words.size === 0) return new Map();
    for (const [lines] of this.#sample.values())
      for (const line of lines)
        for (const { word, start, end } of tokenise(line)) {
          if (!words.has(word)) continue;
          const forms = counts.get(word) ?? new Map<string, number>();
          counts.set(word, forms);
          const form = line.slice(start, end).replace(/['’ʼ]s?$/, "");
          forms.set(form, (forms.get(form) ?? 0) + 1);
        }
    const most = (forms: ReadonlyMap<string, number>) =>
      [...forms].reduce((best, one) => (one[1] > best[1] ? one : best))[0];
    return new Map(Array.from(counts, ([word, forms]) => [word, most(forms)]));
  }

  /** Gives titles and labels, the newest first. */
  labels(): WeighedSuggestion[] {
    return [...this.#labels.values()].sort(compareLabels);
  }

  /** Gives what was collected, the newest titles first. Of suggestions that read the same the kind that comes first stays. */
  suggestions(): WeighedSuggestion[] {
    const labels = this.labels();
    const phrases = choosePhrases({
      passages: this.#sample.values(),
      standsFor: 1 / this.#share,
      memory: this.#memory,
    });
    const byKey = new Map<string, WeighedSuggestion>();
    for (const one of [...labels, ...phrases]) {
      const key = one.text.length > MAX_LENGTH ? "" : phraseKey(one.text);
      const known = byKey.get(key) ?? one;
      const first = SUGGESTION_KINDS.indexOf(known.kind) <= SUGGESTION_KINDS.indexOf(one.kind) ? known : one;
      byKey.set(key, { ...first, weight: Math.max(known.weight, one.weight) });
    }
    byKey.delete("");
    return [...byKey.values()];
  }
}
