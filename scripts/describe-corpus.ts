import { asFault, formatFault, type Warning } from "../src/corpus/fault.ts";
import type { Skipped } from "../src/corpus/formats/format.ts";
import type { Corpus } from "../src/corpus/read-corpus.ts";
import { NOT_READ } from "../src/corpus/read-file.ts";
import { formatCount } from "../src/text/format-count.ts";
import { printableLine } from "../src/text/printable.ts";

/** Lines of one kind that are printed; more are only counted: a folder can have thousands. */
const MAX_ALIKE = 10;

/** The first few lines of each kind, and how many more there are. The kinds are in the order in which they are met. */
function groupLines<T>(items: readonly T[], kindOf: (item: T) => string, format: (item: T) => string): string[] {
  return [...Map.groupBy(items, kindOf).values()].flatMap((alike) => {
    const more = alike.length - MAX_ALIKE;
    const shown = alike.slice(0, MAX_ALIKE).map(format);
    return more > 0 ? [...shown, `  and ${more.toLocaleString("en")} more like this`] : shown;
  });
}

/** Names with their counts, the greatest first, a few of them. */
function formatCounts(counts: ReadonlyMap<string, number>, format: (name: string, count: number) => string): string {
  const sorted = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  const more = sorted.length - 2 * MAX_ALIKE;
  const shown = sorted.slice(0, 2 * MAX_ALIKE).map(([name, count]) => format(name, count));
  return printableLine([...shown, ...(more > 0 ? [`and ${more} more`] : [])].join(", "));
}

const extensionOf = (file: string) => /[^/]+?(\.[^./]+)$/.exec(file)?.[1]?.toLowerCase() ?? "without extension";

function countBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, number> {
  return new Map(Array.from(Map.groupBy(items, keyOf), ([key, group]) => [key, group.length]));
}

const formatSkipped = ({ origin, reason }: Skipped) => `Skipped ${formatFault({ ...origin, message: reason })}`;

/** The reason with which an article is left out, without the name of what it is a copy of. */
const reasonOf = ({ reason }: Skipped) => reason.replace(/^(says the same as) .*/, "$1");

/** Says what was left out of a corpus, and why. */
export function describeCorpus({
  skipped,
  dropped,
  ignored,
}: Pick<Corpus, "skipped" | "dropped" | "ignored">): string[] {
  const others = skipped.filter(({ reason }) => reason === NOT_READ);
  const articles = skipped.filter(({ reason }) => reason !== NOT_READ);
  const kinds = countBy(others, ({ origin }) => extensionOf(origin.file));
  const counted = `Skipped ${formatCount(others.length, "file")}, each of which ${NOT_READ}: `;
  return [
    ...(dropped.size > 0
      ? [`Left out of articles: ${formatCounts(dropped, (name, count) => `${name} (${count})`)}`]
      : []),
    ...groupLines(articles, reasonOf, formatSkipped),
    ...(others.length > 1
      ? [counted + formatCounts(kinds, (kind, count) => `${kind} (${count})`)]
      : others.map(formatSkipped)),
    ...(ignored.size > 0
      ? [`Ignored keys: ${formatCounts(ignored, (key, count) => `${key} (${formatCount(count, "file")})`)}`]
      : []),
  ];
}

/** What a warning is about, whatever the value: the key, and what is wanted. */
const kindOf = ({ warning }: Warning) =>
  warning.replace(/ was .*, wanted /s, " wanted ").replace(/".*"|\S*\d\S*/gs, "");

/** Writes warnings as they are met, of each kind the first few. */
export class WarningLog {
  readonly #kinds = new Map<string, { first: string; count: number }>();
  #last = "";

  /** Gives the line of the next warning; `null` when there were enough like it. */
  note(warning: Warning): string | null {
    const kind = kindOf(warning);
    const line = `Warning: ${formatFault(asFault(warning))}`;
    const alike = this.#kinds.get(kind) ?? { first: line, count: 0 };
    this.#kinds.set(kind, alike);
    alike.count += 1;
    if (alike.count > MAX_ALIKE) return null;
    this.#last = kind;
    return line;
  }

  /** Says how many more there were of each kind. */
  finish(): string[] {
    const many = [...this.#kinds].filter(([, { count }]) => count > MAX_ALIKE);
    return many.map(([kind, { first, count }]) => {
      const like = kind === this.#last ? "like this" : `like ${first}`;
      return `  and ${(count - MAX_ALIKE).toLocaleString("en")} more ${like}`;
    });
  }
}
