import { hasWord } from "../../analysis/has-word.ts";
import type { TextRange } from "../../analysis/split-sentences.ts";
import { tokenise } from "../../analysis/tokenise.ts";
import type { Markup } from "../../analysis/visible-text.ts";
import type { QuotePlace } from "../../contract/quotes.ts";
import type { StoredPassage } from "../../index/stored-article.ts";
import { makeArticleReference, passageUrl } from "../reading/make-urls.ts";
import type { PartPlace } from "./place-part.ts";

/** Stands in the text of a place where the quote leaves words out. */
const LEFT_OUT = " […] ";

/** Words before a place by which a link tells it from an earlier one that reads the same. */
const PREFIX_WORDS = 3;

/** Most parts that a link marks one by one: an address of some thousand characters is refused here and there. */
const MAX_MARKED = 4;

/** Parts an address from its text directive (WICG, URL Fragment Text Directives). */
const DIRECTIVE = ":~:text=";

/** What a place is described by. */
interface PlaceContext {
  site: string;
  /** Whether the article has the same words before. */
  isRepeated: boolean;
}

function clipMarkup(markup: readonly Markup[], { start, end }: TextRange): Markup[] {
  const inside = markup.filter((each) => each.end > start && each.start < end);
  return inside.map((each) => ({
    start: Math.max(each.start, start) - start,
    end: Math.min(each.end, end) - start,
    shown: each.shown,
  }));
}

/** The words right before a place, of one line, for the directive of its link; empty when there are none. */
function makePrefix({ stretch, visible }: PartPlace): string {
  const cells = stretch.visible.text.slice(0, visible.start).split(/\n| \| /);
  const line = cells.findLast(hasWord) ?? "";
  const from = [...tokenise(line)].at(-PREFIX_WORDS)?.start;
  if (from === undefined) return "";
  const words = line.slice(from).trim().replace(/\s+/g, " ");
  return `${encodeURIComponent(words).replaceAll("-", "%2D")}-,`;
}

/** The link to cite for a part: that of its passage, but it marks the part alone. */
function partUrl(place: PartPlace, passage: StoredPassage, site: string): string {
  const { article, text, markup } = place.stretch;
  const words = text.slice(place.span.start, place.span.end);
  return passageUrl({ article, passage: { ...passage, markup: clipMarkup(markup, place.span) }, text: words }, site);
}

/** The link to cite for all the parts of a quote: it marks each, of many the first and the last. */
function placeUrl(parts: readonly PartPlace[], passage: StoredPassage, { site, isRepeated }: PlaceContext): string {
  const [first, ...others] = parts.length > MAX_MARKED ? [...parts.slice(0, 1), ...parts.slice(-1)] : parts;
  if (!first) return "";
  const [page = "", directive] = partUrl(first, passage, site).split(DIRECTIVE);
  const prefix = isRepeated ? makePrefix(first) : "";
  const directives = [
    ...(directive === undefined ? [] : [prefix + directive]),
    ...others.flatMap((part) => partUrl(part, passage, site).split(DIRECTIVE)[1] ?? []),
  ];
  return directives.length === 0 ? page : `${page}${DIRECTIVE}${directives.join("&text=")}`;
}

/** Describes where a quote stands, by the places of its parts, for the wire. At least one part. */
export function describePlace(parts: readonly PartPlace[], context: PlaceContext): QuotePlace[] {
  const [first, last] = [parts[0], parts.at(-1)];
  if (!first || !last) return [];
  const { article } = first.stretch;
  const passage = article.passages.find(({ span }) => span.end > first.span.start) ?? article.passages.at(-1);
  if (!passage) return [];
  const texts = parts.map(({ stretch, visible }) => stretch.visible.text.slice(visible.start, visible.end));
  return [
    {
      id: passage.id,
      url: placeUrl(parts, passage, context),
      title: article.record.title,
      section: passage.section,
      article: makeArticleReference(article, context.site),
      text: texts.map((text) => text.replace(/\s+/g, " ")).join(LEFT_OUT),
      span: { start: first.span.start, end: last.span.end },
      differences: parts.flatMap(({ differences }) => differences),
    },
  ];
}
