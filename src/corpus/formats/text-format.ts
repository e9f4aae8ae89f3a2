import { FrontMatter } from "../metadata/front-matter.ts";
import { makeArticleId } from "../metadata/make-article-id.ts";
import { parseYaml } from "../metadata/parse-yaml.ts";
import { splitFrontMatter } from "../metadata/split-front-matter.ts";
import { decodeText, normaliseText, notUtf8 } from "./decode-text.ts";
import type { Format, ParsedText, SourceFile } from "./format.ts";

/** How the files of a text format are named, and how the text below the front matter is read. */
export interface TextFormatOptions {
  extensions: readonly string[];
  /** `text` is NFC, well formed, its line ends LF. */
  parse(text: string): ParsedText;
}

/** Makes a format whose files hold one article each, with or without YAML front matter. */
export function createTextFormat({ extensions, parse }: TextFormatOptions): Format {
  function* read({ path: file, bytes }: SourceFile): ReturnType<Format["read"]> {
    const text = decodeText(bytes);
    if (text === null) return yield notUtf8(file);
    const { yaml, body, unclosed } = splitFrontMatter(text);
    if (unclosed)
      return yield { file, line: 1, message: "opens front matter with --- and does not close it, wanted a line ---" };
    const { value: metadata, faults } = parseYaml(yaml, FrontMatter, { file, firstLine: 2 });
    yield* faults;
    const id = makeArticleId(file);
    if (id === "")
      yield { file, line: null, message: "has no letter or digit in its name, wanted one to make an id of" };
    if (metadata && id !== "") yield { id, metadata, origin: { file, line: null }, ...parse(normaliseText(body)) };
  }
  return { extensions, read };
}
