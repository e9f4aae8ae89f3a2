import type { BlockContent, Code, List, ListItem, Root, Table, TableCell, TableRow } from "mdast";
import type { Position } from "unist";
import type { VisibleText } from "../../../text/visible-text.ts";
import { cleanBlocks } from "./clean-blocks.ts";
import { LineWriter, longestFence } from "./line-writer.ts";
import { MarkedText } from "./marked-text.ts";

/** A language that can stand behind a fence. */
const LANGUAGE = /^[\p{L}\p{N}+#._-]+$/u;

/** Writes blocks one after another, and gives each as it stands in the text. */
class BlockWriter {
  readonly text = new MarkedText();
  readonly #lines = new LineWriter(this.text);

  /** Writes something, and says where. */
  #place<Written>(write: () => Written): Written & { position: Position } {
    const start = this.text.point();
    const written = write();
    return { ...written, position: this.text.since(start) };
  }

  #code({ value, lang }: Code): Code {
    const fence = "`".repeat(Math.max(3, longestFence(value) + 1));
    const name = lang && LANGUAGE.test(lang) ? lang : null;
    this.text.hide(fence + (name ?? ""));
    for (const line of value.split("\n")) {
      this.text.hide(this.text.lineEnd());
      this.text.part("\n");
      this.text.see(line);
    }
    this.text.hide(this.text.lineEnd() + fence);
    return { type: "code", lang: name, value };
  }

  #item(item: ListItem, bullet: string): ListItem {
    this.text.hide(bullet);
    const children = this.text.indented(" ".repeat(bullet.length), () =>
      this.blocks(item.children, item.spread !== true),
    );
    return { ...item, children };
  }

  /** `isOther`: behind a list of the kind, from which other marks keep it apart. */
  #list(list: List, isOther: boolean): List {
    const children = list.children.map((item, at) => {
      if (at > 0) this.#endBlock(list.spread !== true);
      const bullet = isOther ? "* " : "- ";
      const number = `${(list.start ?? 1) + at}${isOther ? ")" : "."} `;
      return this.#place(() => this.#item(item, list.ordered ? number : bullet));
    });
    return { ...list, children };
  }

  #cell(cell: TableCell, isFirst: boolean): TableCell {
    this.text.hide("| ");
    this.text.part(isFirst ? "\n" : " | ");
    const written = this.#lines.write(cell.children, "cell");
    this.text.hide(" ");
    return { type: "tableCell", children: written };
  }

  #row(row: TableRow): TableRow {
    const children = row.children.map((cell, at) => this.#place(() => this.#cell(cell, at === 0)));
    this.text.hide("|");
    return { type: "tableRow", children };
  }

  #table({ children: [head, ...body] }: Table): Table {
    if (!head) return { type: "table", children: [] };
    const rows = [this.#place(() => this.#row(head))];
    this.text.hide(`${this.text.lineEnd()}|${" --- |".repeat(head.children.length)}`);
    for (const row of body) {
      this.text.hide(this.text.lineEnd());
      rows.push(this.#place(() => this.#row(row)));
    }
    return { type: "table", children: rows };
  }

  #block(node: BlockContent, isOther: boolean): BlockContent {
    if (node.type === "code") return this.#code(node);
    if (node.type === "list") return this.#list(node, isOther);
    if (node.type === "table") return this.#table(node);
    if (node.type === "blockquote") {
      this.text.hide("> ");
      return { ...node, children: this.text.indented("> ", () => this.blocks(node.children, false)) };
    }
    this.text.part("\n");
    if (node.type === "paragraph") return { ...node, children: this.#lines.write(node.children, "paragraph") };
    if (node.type !== "heading") throw new TypeError(`A ${node.type} cannot be written`);
    this.text.hide(`${"#".repeat(node.depth)} `);
    return { ...node, children: this.#lines.write(node.children, "heading") };
  }

  #endBlock(isTight: boolean): void {
    if (isTight) this.text.hide(this.text.lineEnd());
    else this.text.blankLine();
  }

  /** Writes blocks, each in lines of its own; a blank line between them unless they are the parts of a tight item. */
  blocks(nodes: readonly ListItem["children"][number][], isTight: boolean): BlockContent[] {
    let before: BlockContent | null = null;
    let isOther = false;
    return nodes.flatMap((node): BlockContent[] => {
      if (node.type === "definition" || node.type === "footnoteDefinition") return [];
      if (before) this.#endBlock(isTight);
      isOther = node.type === "list" && before?.type === "list" && before.ordered === node.ordered && !isOther;
      before = node;
      return [this.#place(() => this.#block(node, isOther))];
    });
  }
}

/** Blocks with their offsets in the text that was written from them, and what a reader sees of it. */
export interface WrittenBlocks {
  blocks: Root;
  visible: VisibleText;
}

/**
 * Writes the text of an article from its blocks, as Markdown. The map of what a reader sees comes with it: nothing is
 * parsed back. Read as Markdown, the text shows the same lines.
 */
export function writeMarkdown({ children }: Root): WrittenBlocks {
  const writer = new BlockWriter();
  const written = writer.blocks(cleanBlocks(children), false);
  return { blocks: { type: "root", children: written }, visible: writer.text.finish() };
}
