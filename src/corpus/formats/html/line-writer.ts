import type { Image, PhrasingContent, Text } from "mdast";
import { escapeText, type TextPlace } from "./escape-text.ts";
import type { MarkedText } from "./marked-text.ts";

/** Gives the longest run of backticks in a text: a fence around it has one more. */
export function longestFence(text: string): number {
  return Math.max(0, ...Array.from(text.matchAll(/`+/g), ([run]) => run.length));
}

/** Longest address of a picture: longer ones carry the picture itself. */
const MAX_ADDRESS = 2_000;

const ESCAPES: Readonly<Record<string, string>> = { "(": "%28", ")": "%29", "\\": "%5C" };

/** An address as the target of a picture: nothing in it ends the target. Empty for one that leads nowhere by itself. */
function formatTarget(url: string): string {
  if (!/^https?:/i.test(url) || url.length > MAX_ADDRESS || !URL.canParse(url)) return "";
  return new URL(url).href.replace(/[()\\]/g, (mark) => ESCAPES[mark] ?? "");
}

/** What a line is of: only a heading is closed by `#`, only a cell by a bar. */
export type LineKind = "paragraph" | "heading" | "cell";

/** Tells whether code can stand between backticks: a backtick at its end would join them, and a bar ends a cell even inside code. */
function isFenceable(code: string, kind: LineKind): boolean {
  return !/^`|`$/.test(code) && (kind !== "cell" || !code.includes("|"));
}

/** Writes the lines of blocks, and gives each part as it stands in the text. */
export class LineWriter {
  readonly #text: MarkedText;

  constructor(text: MarkedText) {
    this.#text = text;
  }

  /** A text, parted at its marks, so that every node reads as it is written. */
  #plain(value: string, place: TextPlace): Text[] {
    return escapeText(value, place).flatMap(({ hidden, seen }): Text[] => {
      this.#text.hide(hidden);
      if (seen === "") return [];
      const start = this.#text.point();
      this.#text.see(seen);
      return [{ type: "text", value: seen, position: this.#text.since(start) }];
    });
  }

  #code(value: string): PhrasingContent {
    const start = this.#text.point();
    const fence = "`".repeat(longestFence(value) + 1);
    this.#text.hide(fence);
    this.#text.see(value);
    this.#text.hide(fence);
    return { type: "inlineCode", value, position: this.#text.since(start) };
  }

  #image({ alt, url }: Image): PhrasingContent {
    const start = this.#text.point();
    const place = { isLineStart: false, isHeadingEnd: false, isInCell: true };
    const label = escapeText(alt ?? "", place).map(({ hidden, seen }) => hidden + seen);
    const target = formatTarget(url);
    this.#text.show(`![${label.join("")}](${target})`, ` ${alt} `);
    return { type: "image", alt, url: target, position: this.#text.since(start) };
  }

  #break(): PhrasingContent {
    const start = this.#text.point();
    this.#text.show(`\\${this.#text.lineEnd()}`, "\n");
    return { type: "break", position: this.#text.since(start) };
  }

  /** Writes the parts of a block that holds text. */
  write(children: readonly PhrasingContent[], kind: LineKind): PhrasingContent[] {
    return children.flatMap((node, at): PhrasingContent[] => {
      const place = {
        isLineStart: kind === "paragraph" && (at === 0 || children[at - 1]?.type === "break"),
        isHeadingEnd: kind === "heading" && at === children.length - 1,
        isInCell: kind === "cell",
      };
      if (node.type === "text") return this.#plain(node.value, place);
      if (node.type === "image") return [this.#image(node)];
      if (node.type === "break") return [this.#break()];
      if (node.type !== "inlineCode") return [];
      return isFenceable(node.value, kind) ? [this.#code(node.value)] : this.#plain(node.value, place);
    });
  }
}
