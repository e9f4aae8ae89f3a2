import type { Nodes } from "mdast";
import { stringify } from "yaml";
import { offsetsOf } from "../../src/corpus/blocks.ts";
import type { FrontMatter } from "../../src/corpus/metadata/front-matter.ts";
import type { ReadPage } from "./read-page.ts";

/** What the dialects of site generators would read into a text: braces, comments, marks, admonitions, the ids of blocks. */
const DIALECT = /\{|%(?=%)|=(?==)|!(?=!!)|\?(?=\?\?)|\^/g;

/** What MDX reads into the beginning of a line. */
const STATEMENT = /^(?:i(?=mport\s)|e(?=xport\s))/;

const ENTITIES: Readonly<Record<string, string>> = { i: "&#105;", e: "&#101;" };

/** The texts and pictures of a tree, in order. */
function* leavesOf(node: Nodes): Generator<Nodes> {
  if (node.type === "text" || node.type === "image") yield node;
  if ("children" in node) for (const child of node.children) yield* leavesOf(child);
}

function escapeDialects(text: string, before: string): string {
  // An odd number of backslashes: the writer has put one before the first character.
  const isEscaped = (/\\*$/.exec(before)?.[0].length ?? 0) % 2 === 1;
  const escaped = text.replace(DIALECT, (mark, at: number) => (at === 0 && isEscaped ? mark : `\\${mark}`));
  return before.endsWith("\n") ? escaped.replace(STATEMENT, (letter) => ENTITIES[letter] ?? letter) : escaped;
}

/** The text of an article so that the build, which reads the dialects of site generators too, finds nothing of them in it. */
function formatText({ blocks, visible: { written } }: ReadPage["article"]): string {
  const pieces: string[] = [];
  let at = 0;
  for (const leaf of leavesOf(blocks)) {
    const { start, end } = offsetsOf(leaf);
    const before = written.slice(at, start);
    pieces.push(before, escapeDialects(written.slice(start, end), start === 0 ? "\n" : before));
    at = end;
  }
  return pieces.join("") + written.slice(at);
}

function listKeys({
  title,
  url,
  source,
  authors,
  published,
  lang,
  tags,
  summary,
}: FrontMatter): Record<string, unknown> {
  const keys = { title, url, source, authors, published, lang, tags, description: summary };
  return Object.fromEntries(
    Object.entries(keys).filter(([, value]) => value !== null && value !== undefined && value.length > 0),
  );
}

/** Writes an article as the lines below the first `---` of a file in Markdown: its keys, `---`, its text. */
export function formatPage({ metadata, article }: ReadPage): string {
  const { guessed = [] } = metadata;
  const note = guessed.length > 0 ? `# Guessed: ${guessed.join(", ")}\n` : "";
  return `${note}${stringify(listKeys(metadata), { lineWidth: 0 })}---\n\n${formatText(article)}\n`;
}
