import type { TextRange } from "../../../text/split-sentences.ts";
import { type Cut, makeCover } from "./cut.ts";
import { captionOf } from "./read-attributes.ts";
import { skipStatement } from "./skip-braces.ts";

/** What stands on lines of its own and is not for the reader. */
interface LineRule {
  reason: string | null;
  /** Finds it, by whole lines; global and by lines (`gm`). */
  pattern: RegExp;
  /** Whether it holds in code too. */
  isForCode?: boolean;
  /** What a text must have somewhere for the rule to hold. */
  needs?: RegExp;
  /** What stays, with the range that is cut where that is not the whole match. */
  read?(match: RegExpExecArray, text: string): { start?: number; end?: number; shown: string } | null;
}

/** Most characters of a statement that may stand right above another. */
const MAX_LINE = 500;

/** The line above another one; of a long one its end. */
function lineAbove(text: string, at: number): string {
  const above = text.slice(Math.max(0, at - MAX_LINE), at).split("\n");
  return above.at(-2) ?? "";
}

/** Tells whether nothing but a blank line, or another statement, stands above a line. */
function beginsBlock(text: string, at: number): boolean {
  return /^(?:\s*$|import|export|\})/.test(lineAbove(text, at));
}

/** A line of which nothing stays: blank, or a tag or comment. A rule below it underlines no heading. */
const NOTHING = /^\s*(?:(?:\{\{.*\}\}|\{%.*%\}|<!--.*-->)\s*)?$/;

/** `:::note Title`, `:::tip[Title]{.wide}`, `::: {.callout title="Title"}`; the title stays, as a paragraph. `:::image alt-text="Hens":::` ends in its line. */
function readFence([, lead = "", opened = ""]: RegExpExecArray) {
  const [, inner] = /^(.*[^:\s]):{3,}[ \t]*$/.exec(opened) ?? [];
  if (inner !== undefined) return { shown: lead + captionOf(inner) };
  const named = opened.trim().replace(/^(?:\{[\w-]+\}|[\w-]+)[ \t]*/, "");
  const attributes = /\{[^{}]*\}$/.exec(named)?.[0] ?? "";
  const plain = named.slice(0, named.length - attributes.length).trim();
  const title = /^\[(.*)\]$/.exec(plain)?.[1] ?? (plain || captionOf(attributes));
  return { shown: title === "" ? lead.trimEnd() : `${lead}${title}\n${lead.trimEnd()}` };
}

/** `> [!NOTE] Title`: the title stays, apart from what is below it. */
function readCallout({ index, 0: whole, 1: lead = "", 2: rest = "" }: RegExpExecArray) {
  const title = rest.trim();
  const below = lead.replace(/[-*+]/g, " ").trimEnd();
  return { start: index + lead.length, end: index + whole.length, shown: title === "" ? "" : `${title}\n${below}` };
}

/** `/// note | Title`, and `///` at its end; the title stays. */
function readBlock([, lead = "", name = "", opened = ""]: RegExpExecArray) {
  const title = name === "html" ? "" : opened.trim();
  return { shown: title === "" ? lead.trimEnd() : `${lead}${title}\n${lead.trimEnd()}` };
}

/** Most characters of a query of Logseq: one that is longer has no end. */
const QUERY = /^[ \t]*(?:[-*][ \t]+)?#\+BEGIN_QUERY[\s\S]{0,3000}?\n[ \t]*#\+END_QUERY[ \t]*$/gim;

/** Properties of blocks that Logseq keeps for itself: ids, folds, colours, times, cards, highlights. */
const OWN_PROPERTY =
  /^[ \t]*(?:[-*][ \t]+)?(?:id|collapsed|(?:created|updated|last-modified)[-_]at|heading|background[-_]color|(?:query|card|hl)-[\w-]+|ls-type|logseq\.[\w.-]+|template(?:-including-parent)?|exclude-from-graph-view|filters|done|doing|now|later|todo)::[ \t].*$/gm;

/** What a link by reference leads to, on a line of its own. */
const DEFINITION =
  /^ {0,3}\[[^\]\n^][^\]\n]{0,200}\]:[ \t]*<?(?:https?:\/\/|mailto:|[/.#])[^\s<>]*>?(?:[ \t]+(?:"[^"\n]*"|'[^'\n]*'|\([^()\n]*\)))?[ \t]*$/gm;

/** Whether a definition stands right below a text: Jekyll and MkDocs end the text there, Markdown goes on with it. */
function isInterrupted(text: string, at: number): boolean {
  const above = lineAbove(text, at);
  return above.trim() !== "" && !/^ {0,3}\[[^\]\n^][^\]\n]*\]:|^[ \t>]*(?:`{3,}|~{3,}|#)/.test(above);
}

const LINE_RULES: readonly LineRule[] = [
  { reason: "property", pattern: OWN_PROPERTY },
  { reason: "query", pattern: QUERY },
  { reason: "block reference", pattern: /(?<!\]\()\(\([\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}\)\)/g },
  {
    reason: "import",
    pattern: /^import\s(?:[\w*{}$,\s]{1,500}?\sfrom\s)?\s*(?:"[^"\n]+"|'[^'\n]+')[ \t]*;?[ \t]*$/gm,
    read: ({ index }, text) => (beginsBlock(text, index) ? { shown: "" } : null),
  },
  {
    reason: "export",
    pattern:
      /^export\s+(?:(?:const|let|var)\s+[\w${[]|(?:async\s+)?function\b|class\b|\{|\*|default\s+(?:function\b|class\b|async\b|[({]|[\w$.]+(?:\(.*)?;?[ \t]*$))/gm,
    read: ({ index }, text) => (beginsBlock(text, index) ? { end: skipStatement(text, index), shown: "" } : null),
  },
  // What mkdocstrings puts the documentation of a name in the place of.
  {
    reason: "admonition",
    pattern: /^::: ((?:[A-Za-z_]\w*\.)+\w+|[a-z]\w*(?=\n {4,}\w+:))[ \t]*(?:\n {4,}\S.*|\n[ \t]*(?=\n {4,}\S))*$/gm,
    read: ([, name = ""]) => ({ shown: name }),
  },
  { reason: "admonition", pattern: /^((?:[ \t]*>)*[ \t]*):{3,}(.*)$/gm, read: readFence },
  {
    reason: "admonition",
    pattern:
      /^((?:[ \t]*>)*[ \t]*)\/{3,}(?:[ \t]+([a-z][a-z-]*)[ \t]*(?:\|(.*))?(?:\n[ \t]+[a-z_]+:[ \t]\S.*)*)?[ \t]*$/gm,
    needs: /^[ \t>]*\/{3,}[ \t]+[a-z][a-z-]*[ \t]*(?:\|.*)?$/m,
    read: readBlock,
  },
  {
    reason: "directive",
    pattern: /^[ \t]*::[a-z][\w-]*(?:\[([^\]\n]*)\](?:\{[^{}\n]*\})?|\{[^{}\n]*\})[ \t]*$/gm,
    read: ([, label = ""]) => ({ shown: label }),
  },
  {
    reason: "callout",
    pattern: /^((?:[ \t]*(?:[-*+][ \t]+)?>)+[ \t]*)\[![\w-]+(?:\|[^\]\n]*|[ \t]+[\w-]+="[^"\]\n]*")?\][+-]?(.*)$/gm,
    read: readCallout,
  },
  // The address is one that a tag writes: nothing is left to lead to.
  { reason: "template expression", pattern: /^ {0,3}\[[^\]\n]{1,200}\]:[ \t]*<?\{[{%][^\n]*[%}]\}>?[ \t]*$/gm },
  {
    reason: "table of contents",
    pattern:
      /^[ \t]*(?:\[\[_?toc_?\]\]|\[toc\]|@\[toc\].*|(?:[-*+]|\d\.)[ \t].*\n[ \t]*\{:[ \t]*toc\b[^}\n]*\})[ \t]*$/gim,
  },
  {
    reason: "rule",
    pattern: /^[ \t]*={3,}[ \t]*$/gm,
    read: ({ index }, text) => (NOTHING.test(lineAbove(text, index)) ? { shown: "" } : null),
  },
  // A link target that nothing can lead to is how authors write a comment that no format shows: `[//]: # (text)`.
  {
    reason: "comment",
    pattern: /^ {0,3}\[[^\]\n]{1,100}\]:[ \t]*(?:#|<>)[ \t]+(?:\([^\n]*\)|"[^\n]*"|'[^\n]*')[ \t]*$/gm,
  },
  { reason: "include", pattern: /^[ \t]*(?:;?--8<--.*|\{!.{1,300}!\}|\{\*.{1,300}\*\})[ \t]*$/gm },
  // A block of code that is nothing but a file of the owner's.
  {
    reason: "include",
    isForCode: true,
    pattern:
      /^[ \t>]*(`{3,}|~{3,})(?![`~])[^`\n]*\n(?:[ \t>]*(?:\{\{#\w*include[ \t][^\n}]*\}\}|;?--8<--[ \t]*["'][^\n]*|\{!>?[ \t]*\S+[ \t]*!\}|\{\*[ \t][^\n]{1,300}\*\})[ \t]*\n)+[ \t>]*\1[`~]*[ \t]*$/gm,
  },
  {
    reason: null,
    pattern: DEFINITION,
    read: ({ index }, text) => (isInterrupted(text, index) ? { end: index, shown: "\n" } : null),
  },
  {
    reason: "icon",
    pattern: /:(?:octicons|material|fontawesome|simple|lucide)(?:-[a-z\d]+){1,12}:(?:\{[^{}\n]{0,200}\})?/g,
  },
  { reason: "block id", pattern: /(?<=\S)[ \t]+\^(?=[a-z-]*\d)[a-z\d-]{4,}[ \t]*$/gm },
];

/** Finds, in order, what a rule cuts of a text. */
function* applyRule(
  { reason, pattern, read, isForCode }: LineRule,
  text: string,
  code: readonly TextRange[],
): Generator<Cut> {
  const codeAt = makeCover(code);
  let at = 0;
  for (const match of text.matchAll(pattern)) {
    const start = match.index + (/^\s*/.exec(match[0])?.[0].length ?? 0);
    if (match.index < at || (!isForCode && codeAt(start))) continue;
    const cut = read ? read(match, text) : { shown: "" };
    if (!cut) continue;
    at = match.index + match[0].length;
    yield { start: match.index, end: at, reason, ...cut };
    if ("end" in cut) at = cut.end ?? at;
  }
}

/** Finds what the lines of a Markdown text hold that is not for its reader; `code` is not looked into. */
export function findLineCuts(text: string, code: readonly TextRange[]): Cut[] {
  const rules = LINE_RULES.filter(({ needs }) => needs?.test(text) ?? true);
  return rules.flatMap((rule) => [...applyRule(rule, text, code)]);
}
