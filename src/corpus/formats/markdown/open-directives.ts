import type { Dropped } from "../format.ts";

/** What only MyST has, the Markdown of Sphinx and Jupyter Book: a directive, a label or a role. */
const IS_MYST =
  /^[ \t]*(?:`{3,}|~{3,}|:{3,})[ \t]*\{[a-z][\w:-]*\}|^\([\w:./ -]+\)=[ \t]*$|(?:^|[\s(])\{[a-z][\w:+-]*\}`[^`\s]/m;

/** A fence; that of a directive has a name in braces, and what it is given behind that. */
const FENCE = /^([ \t>]*)(`{3,}|~{3,}|:{3,})[ \t]*(?:\{([a-z][\w:.-]*)\})?[ \t]*(.*)$/;

/** Directives that hold text: boxes, tabs, cards, figures, theorems. Behind the second kind stands no title, but a file or numbers. */
const TITLED =
  /^(?:note|tip|warning|caution|danger|error|hint|important|attention|seealso|todo|admonition|topic|sidebar|margin|aside|dropdown|details|card|grid-item-card|tab-item|tab|table|list-table|version(?:added|changed|removed)|deprecated|epigraph|pull-quote|highlights|rubric|centered|(?:prf|proof):[a-z]+|theorem|definition|exercise|example)$/;
const UNTITLED =
  /^(?:figure|grid|grid-item|tab-set|tabs?|card-carousel|container|compound|div|glossary|panels|solution|only|line-block)$/;

/** Directives in whose place nothing of theirs is seen. */
const UNSEEN =
  /^(?:toctree|tableofcontents|contents|bibliography|index|raw|include|literalinclude|image|currentmodule|module|auto[a-z]+|embed|video|iframe)$/;

/** An option of a directive; and a line that is for authors: a label, a comment, the break between two cells. */
const OPTION = /^[ \t>]*:[\w-]+:(?:[ \t].*)?$/;
const RULE = /^[ \t>]*---[ \t]*$/;
const FOR_AUTHORS = /^[ \t]*(?:\([\w:./ -]+\)=|%(?!%).*|\+\+\+.*)$/;

/** What becomes of the lines inside of a fence: they are read on, stay as they are, or go. */
interface OpenFence {
  fence: string;
  contents: "text" | "code" | "nothing";
  /** Whether lines may still be options, and whether these stand between rules. */
  options: "none" | "lines" | "rules";
}

/** Walks the lines of a text, and takes the directives of MyST out of it. */
class DirectiveReader {
  readonly dropped: Dropped[] = [];
  readonly #open: OpenFence[] = [];

  #drop(line: string): string[] {
    this.dropped.push({ text: line.trim(), reason: "directive" });
    return [];
  }

  /** Whether a line is an option of the directive that is open, which ends at the first that is none. */
  #isOption(open: OpenFence, line: string): boolean {
    if (open.options === "rules") {
      if (RULE.test(line)) open.options = "none";
      return true;
    }
    if (open.options === "none" || OPTION.test(line)) return open.options === "lines";
    open.options = RULE.test(line) ? "rules" : "none";
    return open.options === "rules";
  }

  #openDirective(line: string, [, lead = "", fence = "", name = "", given = ""]: RegExpExecArray): string[] {
    const isText = TITLED.test(name) || UNTITLED.test(name);
    const contents = isText ? "text" : UNSEEN.test(name) ? "nothing" : "code";
    this.#open.push({ fence, contents, options: "lines" });
    if (contents === "code") return [`${lead}${fence}${given}`];
    this.#drop(line);
    const title = TITLED.test(name) ? given.trim() : "";
    return contents === "nothing" || title === "" ? [lead.trimEnd()] : [lead.trimEnd(), lead + title, lead.trimEnd()];
  }

  #readInside(open: OpenFence, line: string): string[] | null {
    if (this.#isOption(open, line)) return this.#drop(line);
    const [, lead = "", fence = "", , rest = ""] = FENCE.exec(line) ?? [];
    if (fence.startsWith(open.fence) && rest.trim() === "" && !/\{/.test(line)) {
      this.#open.pop();
      return open.contents === "code" ? [line] : [lead.trimEnd()];
    }
    if (open.contents === "text") return null;
    return open.contents === "code" ? [line] : this.#drop(line);
  }

  /** What a line becomes. */
  read(line: string): string[] {
    const open = this.#open.at(-1);
    const inside = open ? this.#readInside(open, line) : null;
    if (inside) return inside;
    const fence = FENCE.exec(line);
    // Fences of colons without a name in braces are those of admonitions, which are read later.
    if (fence?.[3] !== undefined) return this.#openDirective(line, fence);
    if (fence?.[2] && !fence[2].startsWith(":") && !fence[4]?.includes("`"))
      this.#open.push({ fence: fence[2], contents: "code", options: "none" });
    return FOR_AUTHORS.test(line) ? this.#drop(line) : [line];
  }
}

/**
 * Takes the directives of MyST out of a text, in which Markdown would see code: the contents of boxes, tabs and figures stay as text, of
 * those that hold code as code, without options; lists of pages go. Linear.
 */
export function openDirectives(text: string): { text: string; dropped: Dropped[] } {
  if (!IS_MYST.test(text)) return { text, dropped: [] };
  const reader = new DirectiveReader();
  const lines = text.split("\n").flatMap((line) => reader.read(line));
  return { text: lines.join("\n"), dropped: reader.dropped };
}
