import type { Emphasis, Image, Link, PhrasingContent, Text } from "mdast";
import type { Position } from "unist";
import { canDelimit, DELIMITERS, type Emphasised, edgeOf, isEmphasised } from "./can-delimit.ts";
import { isNeighbour } from "./complete-elements.ts";
import { escapeText, type TextPlace } from "./escape-text.ts";
import type { MarkedText } from "./marked-text.ts";

/** Gives the longest run of backticks in a text: a fence around it has one more. */
export function longestFence(text: string): number {
  return Math.max(0, ...Array.from(text.matchAll(/`+/g), ([run]) => run.length));
}

/** Longest address that is written: longer ones carry a picture itself, or the state of a page. */
const MAX_ADDRESS = 2_000;

const ESCAPES: Readonly<Record<string, string>> = {
  "(": "%28",
  ")": "%29",
  "\\": "%5C",
  "|": "%7C",
  "<": "%3C",
  ">": "%3E",
};

/** An address as the target of a link or a picture: nothing in it ends the target. Empty for one that leads nowhere. */
function formatTarget(url: string): string {
  if (url.length > MAX_ADDRESS) return "";
  const isWhole = /^(?:https?|mailto):/i.test(url) && URL.canParse(url);
  const href = isWhole ? new URL(url).href : isNeighbour(url) ? url : "";
  return href.replace(/[()\\|<>]/g, (mark) => ESCAPES[mark] ?? "");
}

/** What a line is of: only a heading is closed by `#`, only a cell by a bar. */
export type LineKind = "paragraph" | "heading" | "cell";

/** Tells whether code can stand between backticks: a backtick at its end would join them, and a bar ends a cell even inside code. */
function isFenceable(code: string, kind: LineKind): boolean {
  return !/^`|`$/.test(code) && (kind !== "cell" || !code.includes("|"));
}

/** Where a node stands: in what line, and between which characters. */
interface Context {
  kind: LineKind;
  /** The character before the marks that open here. */
  before: string;
  /** The character behind the marks that close here; empty at the end of a line. */
  after: string;
  isLineStart: boolean;
  isLineEnd: boolean;
  isInLink: boolean;
}

/** Writes the lines of blocks, and gives each part as it stands in the text. */
export class LineWriter {
  readonly #text: MarkedText;

  constructor(text: MarkedText) {
    this.#text = text;
  }

  /** Writes something, and says where. */
  #place<Written>(write: () => Written): Written & { position: Position } {
    const start = this.#text.point();
    const written = write();
    return { ...written, position: this.#text.since(start) };
  }

  /** A text, parted at its marks, so that every node reads as it is written. */
  #plain(value: string, { kind, isLineStart, isLineEnd, isInLink }: Context): Text[] {
    const place: TextPlace = {
      isLineStart: isLineStart && kind === "paragraph",
      isHeadingEnd: isLineEnd && kind === "heading",
      isInCell: kind === "cell",
      isInLink,
    };
    return escapeText(value, place).flatMap(({ hidden, seen }): Text[] => {
      this.#text.hide(hidden);
      if (seen === "") return [];
      const start = this.#text.point();
      this.#text.see(seen);
      return [{ type: "text", value: seen, position: this.#text.since(start) }];
    });
  }

  #code(value: string): PhrasingContent {
    return this.#place(() => {
      const fence = "`".repeat(longestFence(value) + 1);
      this.#text.hide(fence);
      this.#text.see(value);
      this.#text.hide(fence);
      return { type: "inlineCode", value };
    });
  }

  #image({ alt, url }: Image): PhrasingContent {
    return this.#place(() => {
      const place = { isLineStart: false, isHeadingEnd: false, isInCell: true, isInLink: true };
      const label = escapeText(alt ?? "", place).map(({ hidden, seen }) => hidden + seen);
      const target = formatTarget(url);
      this.#text.show(`![${label.join("")}](${target})`, ` ${alt} `);
      return { type: "image", alt, url: target };
    });
  }

  #break(): PhrasingContent {
    return this.#place(() => {
      this.#text.show(`\\${this.#text.lineEnd()}`, "\n");
      return { type: "break" };
    });
  }

  /** A link; its text where it leads nowhere, or where an exclamation mark before it would make it a picture. */
  #link({ url, children }: Link, context: Context): PhrasingContent[] {
    const target = formatTarget(url);
    const [only, ...more] = children;
    const isAddress = only?.type === "text" && more.length === 0 && /^https?:/i.test(only.value);
    if (target === "" || isAddress || context.isInLink || this.#text.lastCharacter() === "!")
      return this.#nodes(children, context);
    const link = this.#place(() => {
      this.#text.hide("[");
      const written = this.#nodes(children, { ...context, before: "[", after: "]", isInLink: true });
      this.#text.hide(`](${target})`);
      return { type: "link", url: target, children: written } as const;
    });
    return [link];
  }

  #emphasised(node: Emphasised, context: Context): PhrasingContent[] {
    if (!canDelimit(node, context)) return this.#nodes(node.children, context);
    const marks = DELIMITERS[node.type];
    const inner = node.type === "delete" ? { ...context, before: "~", after: "~" } : context;
    const emphasised = this.#place(() => {
      this.#text.hide(marks);
      const children = this.#nodes(node.children, inner);
      this.#text.hide(marks);
      return { ...node, children };
    });
    return [emphasised];
  }

  /** Raised and lowered text, for which Markdown has HTML. */
  #raised(node: Emphasis, name: string, context: Context): PhrasingContent {
    return this.#place(() => {
      this.#text.hide(`<${name}>`);
      const children = this.#nodes(node.children, { ...context, before: ">", after: "<" });
      this.#text.hide(`</${name}>`);
      return { ...node, children };
    });
  }

  #node(node: PhrasingContent, context: Context): PhrasingContent[] {
    if (node.type === "text") return this.#plain(node.value, context);
    if (node.type === "image") return [this.#image(node)];
    if (node.type === "break") return [this.#break()];
    if (node.type === "link") return this.#link(node, context);
    if (node.type === "emphasis" && node.data?.hName) return [this.#raised(node, node.data.hName, context)];
    if (isEmphasised(node)) return this.#emphasised(node, context);
    if (node.type !== "inlineCode") return [];
    return isFenceable(node.value, context.kind) ? [this.#code(node.value)] : this.#plain(node.value, context);
  }

  #nodes(nodes: readonly PhrasingContent[], context: Context): PhrasingContent[] {
    return nodes.flatMap((node, at) =>
      this.#node(node, {
        ...context,
        before: at === 0 ? context.before : this.#text.lastCharacter(),
        after: at === nodes.length - 1 ? context.after : edgeOf(nodes[at + 1], "first", ""),
        isLineStart: at === 0 ? context.isLineStart : nodes[at - 1]?.type === "break",
        isLineEnd: at === nodes.length - 1 && context.isLineEnd,
      }),
    );
  }

  /** Writes the parts of a block that holds text. */
  write(children: readonly PhrasingContent[], kind: LineKind): PhrasingContent[] {
    return this.#nodes(children, { kind, before: "", after: "", isLineStart: true, isLineEnd: true, isInLink: false });
  }
}
