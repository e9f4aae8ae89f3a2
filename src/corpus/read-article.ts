import { FrontMatter } from "./front-matter.ts";
import { type ArticleReading, makeArticle } from "./make-article.ts";
import { makeArticleId } from "./make-article-id.ts";
import { parseYaml } from "./parse-yaml.ts";
import type { Parser } from "./parser-of.ts";
import { splitFrontMatter } from "./split-front-matter.ts";
import type { TextFile } from "./text-file.ts";

/** Reads a file that holds one article: Markdown or plain text, with or without YAML front matter. */
export function readArticle({ path, text, language }: TextFile, parse: Parser): ArticleReading {
  const origin = { file: path, line: null };
  const { yaml, body, unclosed } = splitFrontMatter(text);
  if (unclosed) {
    const message = "the front matter opened by --- is not closed, wanted a line --- after it";
    return { kind: "faulty", faults: [{ file: path, line: 1, message }] };
  }
  const { value: frontMatter, faults } = parseYaml(yaml, FrontMatter, { file: path, firstLine: 2 });
  const id = makeArticleId(path);
  if (id === "")
    faults.push({
      file: path,
      line: null,
      message: "the file name has no letter or digit, wanted one to make an id of",
    });
  if (!frontMatter || id === "") return { kind: "faulty", faults };
  return makeArticle({ id, frontMatter, body, parse, language, origin });
}
