import { parsePassageId } from "../contract/article-id.ts";
import type { ArticleRecord, ArticleReference } from "../contract/article-record.ts";
import type { PassageIndex } from "../index/read/passage-index.ts";
import { hasWord } from "../text/has-word.ts";
import { type Token, tokenise } from "../text/tokenise.ts";
import type { VisibleText } from "../text/visible-text.ts";
import type { OpenPassage, PlacedPassage } from "./read-passages.ts";

/** Address assumed when neither the corpus nor a request names one: on the terminal and over stdio. */
export const LOCAL_SITE = "http://localhost:8787";

/** Words at either end of a passage that a text fragment names: enough to be the only place in an article. */
const FRAGMENT_WORDS = 6;

/** Gives the address of this service: `site` of the corpus, else the request's origin, else the local one. */
export function siteOf(index: PassageIndex, origin: string | null): string {
  return index.corpus.site ?? origin ?? LOCAL_SITE;
}

/** Encodes words for a text directive, in which a hyphen and a comma have a meaning. */
export function encodeFragment(text: string): string {
  return encodeURIComponent(text).replace(/[-!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** A line and its words, found once. */
interface Words {
  line: string;
  tokens: Token[];
}

function findWords(line: string): Words {
  return { line, tokens: [...tokenise(line)] };
}

/** The stretch of a line from one of its words to another, as `slice` counts them. */
function clipWords({ line, tokens }: Words, from: number, to?: number): string {
  const clipped = tokens.slice(from, to);
  return line.slice(clipped[0]?.start ?? 0, clipped.at(-1)?.end ?? line.length);
}

/**
 * Makes the directive that scrolls a browser to a text and marks it (WICG, URL Fragment Text Directives):
 * its first and last words, each taken from one stretch that is shown without a break. `null` for a text without a word.
 */
export function makeTextDirective(visible: VisibleText): string | null {
  const stretches = visible.stretches().filter(hasWord);
  const [first] = stretches;
  const last = stretches.at(-1);
  if (first === undefined || last === undefined) return null;
  const head = findWords(first);
  if (stretches.length === 1 && head.tokens.length <= 2 * FRAGMENT_WORDS) return encodeFragment(clipWords(head, 0));
  const tail = stretches.length === 1 ? head : findWords(last);
  return `${encodeFragment(clipWords(head, 0, FRAGMENT_WORDS))},${encodeFragment(clipWords(tail, -FRAGMENT_WORDS))}`;
}

/** Gives the address of an article: its own, else that of its reader page here. */
export function articleUrl({ record }: { record: ArticleRecord }, site: string): string {
  return record.url ?? `${site}/articles/${encodeURIComponent(record.id)}`;
}

/** Describes an article for the wire, with an address that can always be opened. */
export function makeArticleReference(article: { record: ArticleRecord }, site: string): ArticleReference {
  return { ...article.record, url: articleUrl(article, site) };
}

/** Gives a link that opens an article at a passage and marks what the directives name, if there are any. */
export function markedUrl({ passage, article }: PlacedPassage, directives: readonly string[], site: string): string {
  const anchor = article.record.url === null ? parsePassageId(passage.id).anchor : "";
  const marks = directives.length === 0 ? "" : `:~:text=${directives.join("&text=")}`;
  return `${articleUrl(article, site).replace(/#.*$/, "")}#${anchor}${marks}`;
}

/** Gives the link to cite for a passage: it opens the article and marks the passage. */
export function passageUrl(open: OpenPassage, site: string): string {
  const directive = makeTextDirective(open.visible);
  return markedUrl(open, directive === null ? [] : [directive], site);
}
