/** Labels kept while they are counted; most of those of a large corpus are headings that one article has. */
const MAX_LABELS = 1 << 16;

/** What an owner calls articles and parts of them, and the passages of those. */
interface Label {
  kind: "author" | "source" | "tag" | "heading";
  text: string;
  count: number;
}

/**
 * Counts the tags, authors, sources and headings that go by. When there are too many the rarest are let go, as lossy
 * counting does (Manku & Motwani 2002): a count may be too small, never too great.
 */
export class LabelCounter {
  #labels = new Map<string, Label>();
  readonly #maxLabels: number;

  constructor(maxLabels = MAX_LABELS) {
    this.#maxLabels = maxLabels;
  }

  add(kind: Label["kind"], text: string, passages: number): void {
    const key = `${kind} ${text}`;
    const known = this.#labels.get(key);
    if (known) known.count += passages;
    else this.#labels.set(key, { kind, text, count: passages });
    if (this.#labels.size > this.#maxLabels) this.#keepMost();
  }

  #keepMost(): void {
    const byCount = [...this.#labels].sort(([, a], [, b]) => b.count - a.count);
    this.#labels = new Map(byCount.slice(0, this.#maxLabels / 2));
  }

  labels(): Iterable<Label> {
    return this.#labels.values();
  }
}
