import type { Root } from "hast";
import { fromParse5 } from "hast-util-from-parse5";
import { type DefaultTreeAdapterTypes, defaultTreeAdapter, html, type Token, Tokenizer, TokenizerMode } from "parse5";
import { isBlock } from "./elements.ts";

/** Elements whose contents are no markup, or none that is shown, and how a browser reads them. */
const VERBATIM: ReadonlyMap<string, Tokenizer["state"]> = new Map([
  ["script", TokenizerMode.SCRIPT_DATA],
  ["title", TokenizerMode.RCDATA],
  ["textarea", TokenizerMode.RCDATA],
  ...["style", "xmp", "iframe", "noembed", "noframes", "noscript"].map(
    (name) => [name, TokenizerMode.RAWTEXT] as const,
  ),
]);

/** Elements that tell of a page, and most of them that are looked at: scripts that a page brings along count too. */
const TELLING: ReadonlySet<string> = new Set(["html", "meta", "link", "title", "script", "h1", "time"]);
const MAX_TELLING = 2_000;

/** What stands before the text of an element in plain text. */
const LEADS: ReadonlyMap<string, string> = new Map([
  ["li", "- "],
  ["td", " | "],
  ["th", " | "],
]);

/** Gathers the lines of a page, and what it says of itself, while its tags go by: nothing is kept of what is around them. */
class FlatReader {
  readonly facts = defaultTreeAdapter.createDocumentFragment();
  readonly #pieces: string[] = [];
  /** The element that tells of the page and is still open; its text is its own. */
  #telling: DefaultTreeAdapterTypes.Element | null = null;
  /** The name of the open element whose contents are no markup. */
  #verbatim = "";
  #isPreformatted = false;
  readonly #tokenizer = new Tokenizer({}, this);

  onStartTag({ tagName, attrs }: Token.TagToken): void {
    this.#tokenizer.state = VERBATIM.get(tagName) ?? this.#tokenizer.state;
    if (VERBATIM.has(tagName)) this.#verbatim = tagName;
    if (tagName === "pre") this.#isPreformatted = true;
    if (TELLING.has(tagName) && this.facts.childNodes.length < MAX_TELLING) {
      this.#telling = defaultTreeAdapter.createElement(tagName, html.NS.HTML, attrs);
      defaultTreeAdapter.appendChild(this.facts, this.#telling);
    }
    this.#endLine(tagName);
    this.#pieces.push(LEADS.get(tagName) ?? "");
  }

  onEndTag({ tagName }: Token.TagToken): void {
    if (tagName === this.#verbatim) this.#verbatim = "";
    if (tagName === this.#telling?.tagName) this.#telling = null;
    if (tagName === "pre") this.#isPreformatted = false;
    this.#endLine(tagName);
  }

  /** Parts what stands in blocks; the cells of a row stay on its line. */
  #endLine(tagName: string): void {
    if (tagName === "br") this.#pieces.push("\n");
    else if (
      tagName !== "td" &&
      tagName !== "th" &&
      isBlock({ type: "element", tagName, properties: {}, children: [] })
    )
      this.#pieces.push("\n\n");
  }

  onCharacter({ chars }: Token.CharacterToken): void {
    if (this.#telling) defaultTreeAdapter.insertText(this.#telling, chars);
    if (this.#verbatim === "") this.#pieces.push(this.#isPreformatted ? chars : chars.replace(/\s+/g, " "));
  }

  onWhitespaceCharacter(token: Token.CharacterToken): void {
    this.onCharacter(token);
  }

  onNullCharacter(): void {}
  onComment(): void {}
  onDoctype(): void {}
  onEof(): void {}

  read(page: string): string {
    this.#tokenizer.write(page, true);
    return this.#pieces.join("");
  }
}

/** A page without its tree. */
export interface FlatPage {
  /** What a reader sees of the whole page, as plain text: an empty line between blocks. */
  text: string;
  /** The elements that tell of the page, each by itself. */
  facts: Root;
}

/** Reads a page of which no tree can be made, however long it is and whatever is wrong with it. Linear. */
export function readFlat(page: string): FlatPage {
  const reader = new FlatReader();
  const lines = reader.read(page).split("\n");
  const facts = fromParse5(reader.facts);
  const text = lines.map((line) => line.trimEnd().replace(/^ +\|? */, "")).join("\n");
  return {
    text: text.replace(/\n{3,}/g, "\n\n").trim(),
    facts: facts.type === "root" ? facts : { type: "root", children: [] },
  };
}
