import type { QuotePlace } from "../contract/quotes.ts";
import type { PassageIndex } from "../index/read/passage-index.ts";
import { encodeFragment, makeArticleReference, makeTextDirective, markedUrl } from "../reading/make-urls.ts";
import { readPassages } from "../reading/read-passages.ts";
import { hasWord } from "../text/has-word.ts";
import type { TextRange } from "../text/split-sentences.ts";
import { tokenise } from "../text/tokenise.ts";
import type { Occurrence, OpenArticle } from "./find-occurrences.ts";

/** Shown in the text of a place where the quote leaves words out. */
const LEFT_OUT = " […] ";

/** Words before a place that tell it from an earlier one that reads the same. */
const PREFIX_WORDS = 3;

/** Most parts that a link marks one by one: some servers refuse an address of a few thousand characters. */
const MAX_MARKED = 4;

/** What a place is described by. */
interface PlaceContext {
  site: string;
  /** Whether the article has the same words before. */
  isRepeated: boolean;
}

/** The words right before a place, of one line, for the directive of its link; empty when there are none. */
function makePrefix({ visible }: OpenArticle, start: number): string {
  const cells = visible.text.slice(0, start).split(/\n| \| /);
  const line = cells.findLast(hasWord) ?? "";
  const from = [...tokenise(line)].at(-PREFIX_WORDS)?.start;
  if (from === undefined) return "";
  const words = line.slice(from).trim().replace(/\s+/g, " ");
  return `${encodeFragment(words)}-,`;
}

/** The text directives that mark the parts of a quote: all of them, or of many the first and the last. */
function makeDirectives({ article, parts }: Occurrence, isRepeated: boolean): string[] {
  const marked = parts.length > MAX_MARKED ? [...parts.slice(0, 1), ...parts.slice(-1)] : parts;
  return marked.flatMap((part, at) => {
    const directive = makeTextDirective(article.visible.within(article.visible.writtenRange(part)));
    if (directive === null) return [];
    return at === 0 && isRepeated ? makePrefix(article, part.start) + directive : directive;
  });
}

/** Where a visible range is in the article's text: what is in a headline before the text takes up no room. */
function spanOf({ visible, shift }: OpenArticle, seen: TextRange): TextRange {
  const { start, end } = visible.writtenRange(seen);
  return { start: Math.max(0, start - shift), end: Math.max(0, end - shift) };
}

/** Describes where a quote occurs, for the wire. Reads the passage in which it begins. */
export async function describePlace(
  index: PassageIndex,
  occurrence: Occurrence,
  { site, isRepeated }: PlaceContext,
): Promise<QuotePlace[]> {
  const { article, parts } = occurrence;
  const { head, visible } = article;
  const [first, last] = [parts[0], parts.at(-1)];
  if (!first || !last) return [];
  const span = spanOf(article, { start: first.start, end: last.end });
  const after = head.passages.findIndex(({ span: { end } }) => end > span.start);
  const [passage] = await readPassages(index, [head.first + (after < 0 ? head.passages.length - 1 : after)]);
  if (!passage) return [];
  const texts = parts.map(({ start, end }) => visible.text.slice(start, end).replace(/\s+/g, " "));
  return [
    {
      id: passage.id,
      url: markedUrl(passage, makeDirectives(occurrence, isRepeated), site),
      title: head.record.title,
      section: passage.section,
      article: makeArticleReference(head, site),
      text: texts.join(LEFT_OUT),
      span,
      differences: parts.flatMap(({ differences }) => differences),
    },
  ];
}
