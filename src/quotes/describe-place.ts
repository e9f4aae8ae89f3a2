import type { QuotePlace } from "../contract/quotes.ts";
import type { StoredPassage } from "../index/stored-article.ts";
import { encodeFragment, makeArticleReference, makeTextDirective, markedUrl } from "../reading/make-urls.ts";
import { hasWord } from "../text/has-word.ts";
import { tokenise } from "../text/tokenise.ts";
import type { PartPlace } from "./place-part.ts";

/** Stands in the text of a place where the quote leaves words out. */
const LEFT_OUT = " […] ";

/** Words before a place by which a link tells it from an earlier one that reads the same. */
const PREFIX_WORDS = 3;

/** Most parts that a link marks one by one: an address of some thousand characters is refused here and there. */
const MAX_MARKED = 4;

/** What a place is described by. */
interface PlaceContext {
  site: string;
  /** Whether the article has the same words before. */
  isRepeated: boolean;
}

/** The words right before a place, of one line, for the directive of its link; empty when there are none. */
function makePrefix({ stretch, visible }: PartPlace): string {
  const cells = stretch.visible.text.slice(0, visible.start).split(/\n| \| /);
  const line = cells.findLast(hasWord) ?? "";
  const from = [...tokenise(line)].at(-PREFIX_WORDS)?.start;
  if (from === undefined) return "";
  const words = line.slice(from).trim().replace(/\s+/g, " ");
  return `${encodeFragment(words)}-,`;
}

/** The directive that marks a part of a quote. */
function directiveOf({ stretch: { visible }, span }: PartPlace): string | null {
  return makeTextDirective(visible.within(span));
}

/** The link to cite for all the parts of a quote: it marks each, of many the first and the last. */
function placeUrl(parts: readonly PartPlace[], passage: StoredPassage, { site, isRepeated }: PlaceContext): string {
  const [first, ...others] = parts.length > MAX_MARKED ? [...parts.slice(0, 1), ...parts.slice(-1)] : parts;
  if (!first) return "";
  const prefix = isRepeated ? makePrefix(first) : "";
  const directive = directiveOf(first);
  const directives = [
    ...(directive === null ? [] : [prefix + directive]),
    ...others.flatMap((part) => directiveOf(part) ?? []),
  ];
  return markedUrl({ article: first.stretch.article, passage }, directives, site);
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
