import type { PreparedArticle } from "../../corpus/article.ts";
import { foldPhrase, phraseKey } from "../format/fold-phrase.ts";

/** The kinds of labels. */
export type LabelKind = "title" | "author" | "source" | "tag" | "heading";

/** A title of an article, or a name that its owner gives to it or a part of it. */
export interface ArticleLabel {
  kind: LabelKind;
  key: string;
  text: string;
  /** Passages of the article that it stands above. */
  count: number;
}

/** Reads the labels of an article, each once, in the order in which they are met. Linear in the headings of its passages. */
export function labelArticle({ record, hasHeadline, passages }: PreparedArticle): ArticleLabel[] {
  const labels = new Map<string, ArticleLabel>();
  const read = (kind: LabelKind, texts: readonly string[], count: number) => {
    for (const [key, text] of new Map(texts.map((one) => [phraseKey(one), one]))) {
      const label = labels.get(`${kind} ${key}`) ?? { kind, key, text, count: 0 };
      labels.set(`${kind} ${key}`, label);
      label.count += count;
    }
  };
  // A title made of the first sentence says what the text says.
  read("title", hasHeadline ? [record.title] : [], passages.length);
  read("author", record.authors, passages.length);
  read("source", record.source === null ? [] : [record.source], passages.length);
  read("tag", record.tags, passages.length);
  // A heading of one word is a word like others.
  for (const { section } of passages)
    read(
      "heading",
      section.filter((heading) => foldPhrase(heading).words.length > 1),
      1,
    );
  return [...labels.values()];
}
