import type { Dropped } from "../format.ts";

/** Opens an admonition, a folded one or a tab of MkDocs; what belongs to it is indented below. */
const OPENING = /^([ \t]*)(?:(?:!!!|\?\?\?\+?)[ \t]+[\w-][^"\n]*?(?:[ \t]"(.*)")?|===[!+]?[ \t]+"(.*)")[ \t]*$/;

/** Whether a text has a line that may open one: most have none. */
const HAS_OPENING = /^[ \t]*(?:!!!|\?\?\?|===)\+?!? /m;

/** Spaces that what belongs to an admonition stands further in. */
const INDENT = 4;

const FENCE = /^[ \t]*(`{3,}|~{3,})/;

/** Walks the lines of a text, and takes what is in an admonition out of it. */
class AdmonitionReader {
  readonly dropped: Dropped[] = [];
  /** The indents of the open admonitions, outermost first. */
  #open: number[] = [];
  #fence: string | null = null;

  #follow(line: string): void {
    const fence = FENCE.exec(line)?.[1];
    if (this.#fence === null) this.#fence = fence ?? null;
    else if (fence?.startsWith(this.#fence)) this.#fence = null;
  }

  /** What a line becomes: less its indent, or the title of what it opens. */
  read(line: string): string[] {
    const indent = line.length - line.trimStart().length;
    if (line.trim() === "") return [line];
    this.#open = this.#open.filter((opening) => indent >= opening + INDENT);
    const [opened, lead = "", title, tab] = (this.#fence === null && OPENING.exec(line)) || [];
    const own = line.slice(this.#open.length * INDENT);
    if (opened === undefined) {
      this.#follow(own);
      return [own];
    }
    const kept = lead.slice(this.#open.length * INDENT);
    this.#open.push(lead.length);
    this.dropped.push({ text: line.trim(), reason: "admonition" });
    const shown = title ?? tab ?? "";
    return shown === "" ? [""] : [kept + shown, ""];
  }
}

/**
 * Takes the contents of MkDocs' admonitions and tabs out of their indent, in which Markdown would read code: their titles
 * and contents stay as paragraphs. Linear.
 */
export function openAdmonitions(text: string): { text: string; dropped: Dropped[] } {
  if (!HAS_OPENING.test(text)) return { text, dropped: [] };
  const reader = new AdmonitionReader();
  const lines = text
    .split("\n")
    .flatMap((line) => reader.read(line.replace(/^\t+/, (tabs) => " ".repeat(INDENT * tabs.length))));
  return { text: lines.join("\n"), dropped: reader.dropped };
}
