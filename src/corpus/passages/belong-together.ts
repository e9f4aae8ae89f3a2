import type { Nodes } from "mdast";
import { countWords } from "../../text/tokenise.ts";
import type { VisibleText } from "../../text/visible-text.ts";
import { offsetsOf } from "../blocks.ts";

/** Blocks that a line may lead into. */
const LED_INTO: ReadonlySet<string> = new Set(["list", "table", "code", "blockquote"]);

/** Ends as a line that leads into what is below it. */
const LEADS = /[:：—–]\s*$/;

/** Begins as the name of who is quoted above. */
const NAMES_SPEAKER = /^\s*[—–―]\s*\S|^\s*--\s*\S/;

/** Ends as a sentence does, or goes on. */
const IS_CLOSED = /[.!?;,…。！？；、]["'”’»)\]]*\s*$/;

const OPENS_QUOTE = /^\s*["“„«「『]/;
const CLOSES_QUOTE = /["”“»」』]\s*$/;

/** Most words of a line above a list, or below a quotation, that belongs to it without a colon or a dash. */
const MAX_LINE_WORDS = 12;

/** Whether a text is a short line that is no sentence. */
function isLine(text: string): boolean {
  return !IS_CLOSED.test(text) && countWords(text) <= MAX_LINE_WORDS;
}

/** Whether a paragraph leads into the block below it. */
function leadsInto(text: string, below: Nodes, textBelow: string): boolean {
  if (below.type === "paragraph") return LEADS.test(text) && OPENS_QUOTE.test(textBelow);
  return LED_INTO.has(below.type) && (LEADS.test(text) || (below.type === "list" && isLine(text)));
}

/** Tells whether two neighbouring blocks say little apart: a line and what it leads into, a quotation and its speaker. */
export function belongTogether(visible: VisibleText, above: Nodes, below: Nodes): boolean {
  const [before = "", after = ""] = [above, below].map((node) => visible.within(offsetsOf(node)).text);
  if (above.type === "paragraph" && leadsInto(before, below, after)) return true;
  if (below.type !== "paragraph") return false;
  const namesSpeaker = NAMES_SPEAKER.test(after);
  if (above.type === "blockquote") return namesSpeaker || isLine(after);
  return above.type === "paragraph" && namesSpeaker && CLOSES_QUOTE.test(before);
}
