import type { Dropped } from "../format.ts";
import type { Cut } from "./cut.ts";
import { findCode } from "./find-code.ts";
import { findCuts } from "./find-cuts.ts";
import { findLineCuts } from "./find-line-cuts.ts";
import type { TextAnchor, TextLink } from "./insert-links.ts";
import { openAdmonitions } from "./open-admonitions.ts";
import { openDirectives } from "./open-directives.ts";
import { AMISS } from "./read-bold.ts";

/** Something that only a dialect has: most texts of plain Markdown have none, and are not looked into. */
const MARKS =
  /\{[{%#:.*/\w]|\{\s|<[!A-Z]|<(?:script|style|template)\b|<\?|<[a-z][a-z\d]*\s[^<>]*(?:\bhidden\b|\bnone\b)|&(?:#|shy;|[lr]rm;|zwn?j;|\w{9,};)|^[ \t]*\[[^\]\n]+\]:\s*(?:#|<>)\s|\S[ \t]*\n {0,3}\[[^\]\n]+\]:[ \t]*\S|`\n?[ \t>]*(?:\{\{#|--8<|\{[!*])|:::|::\w|%%|\[\[|\]\[|\]\([^\s()<>"]+[ \t][^()<>"'\n]*\)|\[[a-z]\w+[ \t]+[\w-]+=|==|\[!|\[toc\]|--8<--|^[ \t>]*\/\/\/|\{[!*]|:(?:octicons|material|fontawesome|simple|lucide)-|\w::[ \t]|\(\([\da-f]{8}-|#\+BEGIN_QUERY|^(?:import|export)\b|\s\^[a-z\d-]+$/im;

/** A Markdown text without what its site's generator takes out of it, and what that was. */
export interface CleanMarkdown {
  text: string;
  dropped: Dropped[];
  /** The links that Markdown does not know, in order. */
  links: TextLink[];
  /** The ids of headings, in order, each with an offset in its heading or on the line below. */
  anchors: TextAnchor[];
  /** Whether the text imports something, or is said to be MDX: in it, an indent makes no code. */
  isMdx: boolean;
}

/** Characters before a cut that tell whether its line may go. */
const TAIL = 200;

/** The end of a text whose last line is empty, below a blank line, or below one that ends in a tag. */
const BELOW_BLANK = /(?:^|\n[ \t]*\n)[ \t]*$/;
const BELOW_TAG = />[ \t]*\n[ \t]*$/;

/** The end of a line, with a blank line below it. */
const LINE_END = /\n(?:[ \t]*\n)?/y;

/** Where the text goes on behind a cut at the end of an empty line: no blank line is left between tags, nor two of them elsewhere. */
function skipLine(text: string, end: number, before: string): number {
  LINE_END.lastIndex = end;
  if (BELOW_BLANK.test(before)) return end + (LINE_END.exec(text)?.[0].length ?? 0);
  return BELOW_TAG.test(before) && text.charAt(end) === "\n" ? end + 1 : end;
}

/** Takes the cuts out of a text, and finds where links come to lie. A line of which nothing stays goes with its end where no paragraphs meet there. */
function applyCuts(text: string, cuts: readonly Cut[]): Pick<CleanMarkdown, "text" | "links" | "anchors"> {
  const links: TextLink[] = [];
  const anchors: TextAnchor[] = [];
  let [at, length] = [0, 0];
  let tail = "";
  const pieces = cuts.map(({ start, end, shown, href, id }) => {
    const piece = text.slice(at, start) + shown;
    const from = length + start - at;
    if (href !== undefined) links.push({ start: from, end: from + shown.length, href });
    if (id !== undefined) anchors.push({ offset: from, id });
    length += piece.length;
    tail = (tail + piece).slice(-TAIL);
    at = shown === "" ? skipLine(text, end, tail) : end;
    if (at === end) return piece;
    tail = tail.replace(/[ \t]+$/, "");
    const trimmed = piece.replace(/[ \t]+$/, "");
    length -= piece.length - trimmed.length;
    return trimmed;
  });
  return { text: pieces.join("") + text.slice(at), links, anchors };
}

/**
 * Takes out of a Markdown text what its reader never sees and Markdown would show: shortcodes, template tags, comments,
 * imports, exports, components, expressions, attribute lists, the fences of admonitions, marks of wikis. Code is left as it is.
 * Linear in the length of the text.
 */
export function cleanMarkdown(source: string, isMdxFile: boolean): CleanMarkdown {
  const directives = openDirectives(source);
  const { text, dropped: opened } = openAdmonitions(directives.text);
  const dropped = [...directives.dropped, ...opened];
  if (!isMdxFile && !MARKS.test(text) && !AMISS.test(text))
    return { text, dropped, links: [], anchors: [], isMdx: false };
  const lineCuts = findLineCuts(text, findCode(text, !isMdxFile));
  const isMdx = isMdxFile || lineCuts.some(({ reason }) => reason === "import");
  const covered = [...findCode(text, !isMdx), ...lineCuts].sort((a, b) => a.start - b.start);
  const cuts = [...findCuts(text, covered, isMdx), ...lineCuts].sort((a, b) => a.start - b.start);
  let at = 0;
  const disjoint = cuts.filter(({ start, end }) => {
    if (start < at) return false;
    at = end;
    return true;
  });
  const left = disjoint.flatMap(({ start, end, reason }) =>
    reason === null ? [] : [{ text: text.slice(start, end).trim(), reason }],
  );
  return { ...applyCuts(text, disjoint), dropped: [...dropped, ...left], isMdx };
}
