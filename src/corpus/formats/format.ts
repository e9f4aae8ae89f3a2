import type { Root } from "mdast";
import type { VisibleText } from "../../text/visible-text.ts";
import type { Fault, Origin, Warning } from "../fault.ts";
import type { FrontMatter } from "../metadata/front-matter.ts";
import type { HeadFacts } from "../metadata/read-head.ts";

/** A file of the owner's, its path relative to the corpus with `/` between its parts. */
export interface SourceFile {
  path: string;
  /** Read only of files that may hold articles. */
  readonly bytes: Uint8Array;
  /** The number of its first line, where it is a part of a file. */
  readonly firstLine?: number;
  /** What another file says of its article. */
  readonly given?: FrontMatter;
}

/** Something in a file that its reader does not see and that is not only markup, with the reason why it was left out. */
export interface Dropped {
  text: string;
  reason: string;
}

/** A text as its format's parser reads it. */
export interface ParsedText {
  /** The blocks, with their offsets in the written text. */
  blocks: Root;
  /** What the author wrote, what a reader sees of it, and the map between the two. */
  visible: VisibleText;
  /** In the order in which it was met. */
  dropped: Dropped[];
}

/** Something that was found and left out, with the reason. */
export interface Skipped {
  origin: Origin;
  reason: string;
}

/** One article as its format reads it. */
export interface SourceArticle extends ParsedText {
  id: string;
  metadata: FrontMatter;
  /** Keys of its metadata that nothing reads. */
  ignored?: readonly string[];
  /** What its first lines say of it: taken where neither metadata nor path do. */
  head?: HeadFacts;
  origin: Origin;
}

/** Most bytes that one article is read from: twenty of the longest books, and what still fits memory several times. */
const MAX_ARTICLE_BYTES = 64_000_000;

/** Warns of what is too long for one article, and is not even opened; `null` for what is not. */
export function refuseLength(origin: Origin, bytes: number): Warning | null {
  if (bytes <= MAX_ARTICLE_BYTES) return null;
  return {
    ...origin,
    kind: "size",
    warning: `is ${bytes} bytes, wanted at most ${MAX_ARTICLE_BYTES} for an article; left out`,
  };
}

/** A kind of file that holds articles. Nothing after a format asks which one an article came from. */
export interface Format {
  /** Extensions of its files, lower case, each with its dot. */
  extensions: readonly string[];
  /** Rarer ones, which a message does not list. */
  otherExtensions?: readonly string[];
  /**
   * Reads the articles of a file, in order, what was left out or guessed, and everything that is wrong with it. Relative
   * addresses are completed by `base`, when there is one.
   */
  read(file: SourceFile, base: string | null): Iterable<SourceArticle | Skipped | Warning | Fault>;
  /** Cuts a file of many articles into parts, which give together what the whole gives. */
  split?(file: SourceFile): Iterable<SourceFile>;
}
