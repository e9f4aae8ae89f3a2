import { z } from "zod";
import { hasWord } from "../analysis/has-word.ts";
import { explainIssues } from "../contract/explain-issues.ts";
import { FrontMatter } from "./front-matter.ts";
import { type ArticleReading, makeArticle } from "./make-article.ts";
import { makeArticleId } from "./make-article-id.ts";
import { parsePlainText } from "./parse-plain-text.ts";
import type { TextFile } from "./text-file.ts";

const Line = FrontMatter.extend({
  _id: z.preprocess((value) => (typeof value === "number" ? String(value) : value), z.string().trim().min(1)),
  text: z.string(),
});

/** An id that can stand in an address as it is keeps its case: collections know their documents by it. */
const PLAIN_ID = /^[\p{L}\p{N}._-]+$/u;

function readLine(json: string, file: string, { line, language }: { line: number; language: string }): ArticleReading {
  const faulty = (message: string): ArticleReading => ({ kind: "faulty", faults: [{ file, line, message }] });
  let given: unknown;
  try {
    given = JSON.parse(json);
  } catch (error) {
    return faulty(`is not JSON: ${error instanceof Error ? error.message : error}`);
  }
  const reading = Line.safeParse(given);
  if (!reading.success) {
    return {
      kind: "faulty",
      faults: explainIssues(reading.error, given, Line).map(({ message }) => ({ file, line, message })),
    };
  }
  const { _id, text, ...frontMatter } = reading.data;
  const id = PLAIN_ID.test(_id) && hasWord(_id) ? _id.normalize("NFC") : makeArticleId(_id);
  if (id === "") return faulty(`_id was ${JSON.stringify(_id)}, wanted a letter or digit in it`);
  const body = hasWord(text) ? text.replace(/\r\n?/g, "\n") : (frontMatter.title ?? "");
  return makeArticle({ id, frontMatter, body, parse: parsePlainText, language, origin: { file, line } });
}

/** Reads a file of articles, one JSON object a line, in the layout of BEIR: `_id`, `title`, `text` and front matter's keys. */
export function* readJsonLines({ path, text, language }: TextFile): Generator<ArticleReading> {
  let line = 0;
  for (const json of text.split("\n")) {
    line += 1;
    if (json.trim() !== "") yield readLine(json, path, { line, language });
  }
}
