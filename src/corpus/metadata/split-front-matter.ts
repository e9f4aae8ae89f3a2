/** A file parted into its front matter and its body. */
export interface FrontMatterSplit {
  /** The YAML between the fences, or `""` when the file has none. */
  yaml: string;
  /** Everything after the closing fence. */
  body: string;
  /** Whether a fence was opened and never closed. */
  unclosed: boolean;
}

const FENCED = /^---[ \t]*\n((?:.*\n)*?)---[ \t]*(?:\n|$)/;
/** A first fence, and below it the closing one or a line that can be the key of a mapping. */
const OPENED = /^---[ \t]*\n(?:---|\s*(?:#.*\n\s*)*[\w-]+[ \t]*:(?:\s|$))/;

/** Parts a file (line ends LF) at its YAML fences. A rule (`---`) at the head of a text opens no fence. */
export function splitFrontMatter(text: string): FrontMatterSplit {
  if (!OPENED.test(text)) return { yaml: "", body: text, unclosed: false };
  const [fenced, yaml] = FENCED.exec(text) ?? [];
  if (fenced === undefined || yaml === undefined) return { yaml: "", body: text, unclosed: true };
  return { yaml, body: text.slice(fenced.length), unclosed: false };
}
