import type { Dropped } from "../format.ts";

/** Lines that quote, with the blank ones among them. `>From` is how archives write a line that begins with `From`. */
const QUOTED = /(?:^[ \t]{0,3}>(?!>*From )[^\n]*(?:\n|$)(?:[ \t]*\n)*)+/gm;

/** What ends the line above a quotation that says who wrote it, in some languages; and how that begins where it takes two lines. */
const ATTRIBUTION =
  /(?<!\p{L})(?:wrote|writes|said|schrieb|schreibt|écrit|escribió|escreveu|ha scritto|schreef|skrev|napisał(?:\(a\))?|написал(?:а|\(а\))?|пишет)(?!\p{L})[^\n]{0,60}[:：]\s*$/u;
const ATTRIBUTION_START = /^(?:On|At|In|Am|Le|El|Il|Em|Op|Den|Dnia|W dniu)\s[^\n]*\d/;

/** The message that is answered, below the answer: all that follows is of it. */
const ORIGINAL =
  /^[ \t]*-{3,} ?(?:Original Message|Forwarded message|Ursprüngliche Nachricht|Message d'origine|Mensaje original) ?-{3,}[ \t]*$/im;

/** What the archive puts in the place of other parts than text, with a line or two about each. */
const ATTACHMENT =
  /^(?:(?:Skipped content of type \S+?)?-{10,} next part -{10,}\n(?:(?!-{10,} next part)[^\n]*(?:\n|$)){1,6}?(?:URL ?:[^\n]*(?:\n|$)|(?=\n)|$)|An HTML attachment was scrubbed\.\.\.\nURL:[^\n]*(?:\n|$))/gim;

/** What the list adds at the end of each message. */
const FOOTER = /^_{20,}[ \t]*\n(?=[^\n]*(?:mailing list|@| at )[^\n]*\n)/im;

/** The mark between a message and the signature of who wrote it, and most lines of that. */
const SIGNATURE = /^-- ?$/gm;
const MAX_SIGNATURE = 15;

function findSignature(text: string): number | undefined {
  const last = [...text.matchAll(SIGNATURE)].at(-1)?.index;
  const lines = last === undefined ? 0 : text.slice(last).trimEnd().split("\n").length;
  return lines > MAX_SIGNATURE ? undefined : last;
}

/** How many lines above a quotation say whose it is: one, or two that make one sentence; blank lines below them count in. */
function countAttribution(lines: readonly string[]): number {
  const last = lines.findLastIndex((line) => line.trim() !== "");
  if (!ATTRIBUTION.test(lines[last] ?? "")) return 0;
  return lines.length - (ATTRIBUTION_START.test(lines[last - 1] ?? "") ? last - 1 : last);
}

/** What ends a message before its text does, in the order in which it is looked for. */
const ENDINGS: readonly { reason: string; find(text: string): number | undefined }[] = [
  { reason: "quotation", find: (text) => ORIGINAL.exec(text)?.index },
  { reason: "list footer", find: (text) => FOOTER.exec(text)?.index },
  { reason: "signature", find: findSignature },
];

/** A text without parts of it, and what those were. */
interface Cut {
  text: string;
  dropped: Dropped[];
}

/** Takes the lines out that quote, with who is quoted; of a message that answers none, only those where somebody is. */
function cutQuotedLines(text: string, isReply: boolean): Cut {
  const dropped: Dropped[] = [];
  const pieces: string[] = [];
  let from = 0;
  for (const { 0: quoted, index } of text.matchAll(QUOTED)) {
    const above = text.slice(from, index).split("\n");
    const named = above.length - countAttribution(above);
    if (!isReply && named === above.length) continue;
    pieces.push(above.slice(0, named).join("\n"));
    dropped.push({ text: `${above.slice(named).join("\n")}${quoted}`.trim(), reason: "quotation" });
    from = index + quoted.length;
  }
  return { text: [...pieces, text.slice(from)].join("\n\n"), dropped };
}

/** Takes out of a message what the list adds, and the signature. */
function cutAdditions(body: string): Cut {
  const dropped: Dropped[] = [];
  const drop = (text: string, reason: string) => {
    dropped.push({ text: text.trim(), reason });
    return "";
  };
  let text = body.replace(ATTACHMENT, (attachment) => drop(attachment, "attachment"));
  for (const { reason, find } of ENDINGS) {
    const at = find(text);
    if (at !== undefined) text = text.slice(0, at) + drop(text.slice(at), reason);
  }
  return { text, dropped };
}

/**
 * Takes out of a message (line ends LF) what is not its text: what the list adds, the signature, and the lines of the message that it answers, which
 * stands in the archive itself. What else it quotes stays. Linear.
 */
export function cutQuotes(body: string, isReply: boolean): Cut {
  const own = cutAdditions(body);
  const { text, dropped } = cutQuotedLines(own.text, isReply);
  return { text, dropped: [...dropped, ...own.dropped] };
}

/** Gives the lines of a message that begin with `From` as they were, before an archive wrote `>From`. */
export function restoreFrom(text: string): string {
  return text.replace(/^>(?=>*From )/gm, "");
}
