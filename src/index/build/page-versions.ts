import type { ArticleCopy } from "../../corpus/article.ts";
import { areVersions, type PageVersion, sortByVersion, versionAt } from "../../text/page-version.ts";
import { tokenise } from "../../text/tokenise.ts";
import type { VersionLabels } from "../stored-article.ts";
import type { AnalysedArticle } from "./analyse-article.ts";
import { estimateResemblance, signWords } from "./min-hash.ts";
import { makeColumn, makeSection, type WrittenSection } from "./section-writer.ts";

/**
 * Share of the words of either of two articles that both have, from which they are versions of one page whose paths differ in a
 * version alone. Of 226 pairs of versions of Jest's pages the least alike share .55, 95 in 100 .87 or more; of its different pages
 * the most alike share .45.
 */
const MIN_OF_VERSIONS = 0.5;

/** The same where only a bare number or the day tells them apart: lessons have numbers, and notices come again. */
const MIN_OF_REPEATS = 0.8;

/** Fewest different words of an article that can be one that came again: shorter ones are alike by nature. */
const MIN_WORDS = 30;

/** Pages of one path or title that an article is compared with, the latest first: of a thousand notices each would be with each. */
const MAX_LOOKS = 8;

/** What tells whether an article is a version of the same page as another. */
interface Candidate {
  number: number;
  id: string;
  version: PageVersion | null;
  /** The words of its title, when it can have come again under it; else `null`. */
  title: string | null;
  day: string;
  /** A signature of its words. */
  words: Uint8Array;
}

/** Versions of one page, the newest first, those of one day together. */
type Page = Candidate[][];

function areAlike(one: Candidate, other: Candidate): boolean {
  const isRepeat = !areVersions(one.version, other.version) || one.version?.isBare || other.version?.isBare;
  return estimateResemblance(one.words, other.words) >= (isRepeat ? MIN_OF_REPEATS : MIN_OF_VERSIONS);
}

/** Gathers candidates, which come newest first: each joins those whose first or last it is like, since versions drift. */
function gather(candidates: readonly Candidate[]): Candidate[][] {
  const groups: Candidate[][] = [];
  for (const candidate of candidates) {
    const near = groups
      .slice(-MAX_LOOKS)
      .find((group) => [group.at(-1), group[0]].some((one) => one && areAlike(one, candidate)));
    if (near) near.push(candidate);
    else groups.push([candidate]);
  }
  return groups.filter((group) => group.length > 1);
}

const byDay = (a: Candidate, b: Candidate) => (a.day === b.day ? a.number - b.number : a.day < b.day ? 1 : -1);

/** Finds the versions of pages by their paths. */
function findByPath(candidates: readonly Candidate[]): Page[] {
  const known = candidates.flatMap(({ version, ...one }) => (version ? [{ ...one, version }] : []));
  const pages = [...Map.groupBy(known, ({ version }) => version.page).values()];
  return pages.flatMap((same) => {
    if (same.length === 1 || same.every(({ version }) => version.label === "")) return [];
    const sorted = sortByVersion(same.toSorted(byDay), ({ version }) => version);
    return gather(sorted).map((group) => group.map((one) => [one]));
  });
}

/** Finds articles that came again with another day, under the same title. */
function findByDay(candidates: readonly Candidate[]): Page[] {
  const known = candidates.filter(({ title, day }) => title !== null && day !== "");
  const titles = [...Map.groupBy(known, ({ title }) => title).values()].filter((same) => same.length > 1);
  const pages = titles.flatMap((same) => gather(same.toSorted(byDay)));
  return pages.map((page) => [...Map.groupBy(page, ({ day }) => day).values()]).filter((page) => page.length > 1);
}

/**
 * Finds the articles that are versions of one page: their paths differ in a version alone and their texts are alike, or they have
 * the same title, nearly the same text and different days. Linear in the articles; 128 bytes and a title for each.
 */
export class PageVersions {
  readonly #articles: Candidate[] = [];

  /** Takes the next article. */
  add({ record, version, day, titles, counts }: AnalysedArticle): void {
    const canRepeat = titles > 0 && counts.length >= MIN_WORDS;
    const title = canRepeat ? Array.from(tokenise(record.title), ({ word }) => word).join(" ") : null;
    const words = signWords(counts.map(([word]) => word));
    this.#articles.push({
      number: this.#articles.length,
      id: record.id,
      version,
      title,
      day: day ?? "",
      words,
    });
  }

  /** The versions of the articles of pages and of their copies, as their paths name them. */
  #label(pages: readonly Page[], copies: readonly ArticleCopy[]): VersionLabels {
    const labels: VersionLabels = {};
    const byId = new Map(this.#articles.map((article) => [article.id, article]));
    const label = ({ number, id, version }: Candidate) => (labels[number] ??= { [id]: version?.label ?? "" });
    for (const article of pages.flat(2)) if (article.version?.label) label(article);
    for (const { of, record, origin } of copies) {
      const [article, version] = [byId.get(of), versionAt(origin)];
      if (article && areVersions(article.version, version)) label(article)[record.id] = version?.label ?? "";
    }
    return labels;
  }

  /** Writes which articles are versions of one page, and which is the newest. `copies` are those of all articles. */
  finish(copies: readonly ArticleCopy[]): WrittenSection[] {
    const byPath = findByPath(this.#articles);
    const found = new Set(byPath.flat(2).map(({ number }) => number));
    const pages = [...byPath, ...findByDay(this.#articles.filter(({ number }) => !found.has(number)))];
    const count = pages.length > 0 ? this.#articles.length : 0;
    const [pageOf, ages] = [new Uint32Array(count), new Uint32Array(count)];
    for (const [page, versions] of pages.entries())
      for (const [age, same] of versions.entries())
        for (const { number } of same) {
          pageOf[number] = page + 1;
          ages[number] = age;
        }
    const labels = new TextEncoder().encode(JSON.stringify(this.#label(pages, copies)));
    return [makeColumn("articles.page", pageOf), makeColumn("articles.age", ages), makeSection("versions", labels)];
  }
}
