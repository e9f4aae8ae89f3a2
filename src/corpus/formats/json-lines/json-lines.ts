import { z } from "zod";
import { explainIssues } from "../../../contract/parse-fields.ts";
import { hasWord } from "../../../text/has-word.ts";
import type { Fault, Origin } from "../../fault.ts";
import { FrontMatter } from "../../metadata/front-matter.ts";
import { makeArticleId } from "../../metadata/make-article-id.ts";
import { decodeText, normaliseText, notUtf8 } from "../decode-text.ts";
import type { Format, SourceArticle } from "../format.ts";
import { parsePlainText } from "../plain-text/parse-plain-text.ts";

const Line = FrontMatter.extend({
  _id: z.preprocess((value) => (typeof value === "number" ? String(value) : value), z.string().trim().min(1)),
  text: z.string(),
});

/** An id that can stand in an address as it is keeps its case: collections know their documents by it. */
const PLAIN_ID = /^[\p{L}\p{N}._-]+$/u;

function readLine(json: string, origin: Origin): (SourceArticle | Fault)[] {
  const fault = (message: string): Fault => ({ ...origin, message });
  let given: unknown;
  try {
    given = JSON.parse(json);
  } catch (error) {
    return [fault(`is not JSON: ${error instanceof Error ? error.message : error}`)];
  }
  const reading = Line.safeParse(given);
  if (!reading.success) return explainIssues(reading.error, given, Line).map(({ message }) => fault(message));
  const { _id, text, ...metadata } = reading.data;
  const id = PLAIN_ID.test(_id) && hasWord(_id) ? _id.normalize("NFC") : makeArticleId(_id);
  if (id === "") return [fault(`_id was ${JSON.stringify(_id)}, wanted a letter or digit in it`)];
  const body = hasWord(text) ? text.replace(/\r\n?/g, "\n") : (metadata.title ?? "");
  return [{ id, metadata, origin, ...parsePlainText(normaliseText(body)) }];
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

/** Files of articles, one JSON object a line, in the layout of BEIR: `_id`, `title`, `text` and the keys of front matter. */
export const jsonLines: Format = {
  extensions: [".jsonl"],
  *read({ path: file, bytes }) {
    let line = 0;
    for (const raw of linesOf(bytes)) {
      line += 1;
      const json = decodeText(raw);
      if (json === null) yield notUtf8(file, line);
      else if (json.trim() !== "") yield* readLine(json, { file, line });
    }
  },
};
