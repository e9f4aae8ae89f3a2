import type { ArticleRecord } from "../contract/article-record.ts";
import { digest } from "../text/digest.ts";
import { areVersions, type PageVersion, versionAt } from "../text/page-version.ts";
import type { Article, ArticleCopy } from "./article.ts";

/** Fewest letters of a text that make it one article wherever it stands: stubs, notices and forms are alike by nature. */
const MIN_LETTERS = 200;

/** 128 bits: among any number of articles no two are taken for one by chance. */
const DIGITS = 32;

/** The letters and digits of a text: what stays when it is wrapped, quoted or set in another format. */
function lettersOf(text: string): string {
  const whole = text.normalize("NFKC").toLowerCase();
  return whole.replace(/[^\p{L}\p{N}\p{M}]+/gu, "");
}

/** What tells whether an article is the same as another. */
export interface ArticlePrint {
  record: ArticleRecord;
  /** The last day that it has. */
  day: string | null;
  /** The letters of its title; `null` when that was guessed, and so says nothing. */
  title: string | null;
  /** A digest of the letters of its text; `null` for too few. */
  text: string | null;
  version: PageVersion | null;
}

/** Takes the print of an article. Whether its headline is written in the text as well makes no difference. Linear in its length. */
export function printArticle({ record, day, visible, guessed, origin }: Article): ArticlePrint {
  const title = guessed.includes("title") ? null : lettersOf(record.title);
  const letters = lettersOf(visible.text);
  const body = title !== null && letters.startsWith(title) ? letters.slice(title.length) : letters;
  const text = body.length < MIN_LETTERS ? null : digest(body, DIGITS);
  return { record, day, title, text, version: versionAt(origin) };
}

/** An article that others are copies of, with the latest day of all so far. */
interface Claim {
  id: string;
  title: string | null;
  version: PageVersion | null;
  day: string;
}

/** Finds the articles that stand in several files or at several addresses: their texts have the same letters, and their titles. */
export class Copies {
  readonly #claims = new Map<string, Claim[]>();

  /**
   * Gives the id of the earlier article that an article is a copy of, and whether it is newer than all of them so far, by its day;
   * versions of one page come in their order, and their days say nothing. `null` when there is no such article.
   */
  claim(id: string, { day: last, title, text, version }: ArticlePrint): Pick<ArticleCopy, "of" | "isNewer"> | null {
    if (text === null) return null;
    const day = last ?? "";
    const claims = this.#claims.get(text) ?? [];
    const same = claims.find((claim) => title === null || claim.title === null || claim.title === title);
    if (!same) {
      this.#claims.set(text, [...claims, { id, title, version, day }]);
      return null;
    }
    const isNewer = day > same.day && !areVersions(version, same.version);
    if (isNewer) same.day = day;
    return { of: same.id, isNewer };
  }
}
