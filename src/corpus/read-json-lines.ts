import { z } from "zod";
import { explainIssues } from "../contract/parse-fields.ts";
import { hasWord } from "../text/has-word.ts";
import { decodeText } from "./decode-text.ts";
import { FrontMatter } from "./front-matter.ts";
import { type ArticleReading, makeArticle } from "./make-article.ts";
import { makeArticleId } from "./make-article-id.ts";
import { parsePlainText } from "./parse-plain-text.ts";
import type { SourceFile } from "./source-file.ts";

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

const LINE_END = 0x0a;

/** Parts bytes at their line ends, so that no string holds a whole file. */
function* linesOf(bytes: Uint8Array): Generator<Uint8Array> {
  let start = 0;
  while (start < bytes.length) {
    const found = bytes.indexOf(LINE_END, start);
    const end = found < 0 ? bytes.length : found;
    yield bytes.subarray(start, end);
    start = end + 1;
  }
}

/** Reads a file of articles, one JSON object a line, in the layout of BEIR: `_id`, `title`, `text` and front matter's keys. */
export function* readJsonLines({ path, bytes }: SourceFile, language: string): Generator<ArticleReading> {
  let line = 0;
  for (const raw of linesOf(bytes)) {
    line += 1;
    const json = decodeText(raw);
    if (json === null)
      yield { kind: "faulty", faults: [{ file: path, line, message: "is not UTF-8 text, wanted UTF-8" }] };
    else if (json.trim() !== "") yield readLine(json, path, { line, language });
  }
}
