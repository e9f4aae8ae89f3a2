import { z } from "zod";
import { explainIssues } from "../contract/explain-issues.ts";
import type { Article, Origin } from "./article.ts";
import type { Fault } from "./fault.ts";
import { findTitle } from "./find-title.ts";
import { FrontMatter } from "./front-matter.ts";
import { makeArticleId } from "./make-article-id.ts";
import { parseMarkdown } from "./parse-markdown.ts";
import { parsePlainText } from "./parse-plain-text.ts";
import { parseYaml } from "./parse-yaml.ts";
import type { ParsedText } from "./parsed-text.ts";
import { splitFrontMatter } from "./split-front-matter.ts";

/** What came of one article: itself, a reason to leave it out, or everything that is wrong with it. */
export type ArticleReading =
  | { kind: "article"; article: Article }
  | { kind: "skipped"; origin: Origin; reason: string }
  | { kind: "faulty"; faults: Fault[] };

type Parser = (text: string) => ParsedText;

const PARSERS: ReadonlyMap<string, Parser> = new Map([
  [".md", parseMarkdown],
  [".markdown", parseMarkdown],
  [".txt", parsePlainText],
]);

const HAS_WORD = /[\p{L}\p{N}]/u;

/** Gives the parser for a file, by its extension; `null` when Pressmark cannot read such files. */
export function parserOf(path: string): Parser | null {
  return PARSERS.get(/\.[^./\\]+$/.exec(path)?.[0].toLowerCase() ?? "") ?? null;
}

interface Draft {
  id: string;
  frontMatter: FrontMatter;
  body: string;
  parse: Parser;
  language: string;
  origin: Origin;
}

function makeArticle({ id, frontMatter, body, parse, language, origin }: Draft): ArticleReading {
  const text = body.normalize("NFC");
  if (frontMatter.draft) return { kind: "skipped", origin, reason: "is a draft" };
  if (!HAS_WORD.test(text)) return { kind: "skipped", origin, reason: "has no text" };
  const parsed = parse(text);
  const { summary, title, url, source, authors, published, tags, lang } = frontMatter;
  const found = title ? { title, isHeadline: true } : findTitle(parsed.blocks);
  const record = {
    id,
    title: found.title || id,
    url: url ?? null,
    source: source ?? null,
    authors: authors ?? [],
    published: published ?? null,
    tags: tags ?? [],
    lang: lang ?? language,
  };
  return {
    kind: "article",
    article: { record, hasHeadline: found.isHeadline, summary: summary ?? null, text, parsed, origin },
  };
}

/** A text file of the corpus, line ends LF, and the language of articles that name none. */
export interface TextFile {
  path: string;
  text: string;
  language: string;
}

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
  const id = PLAIN_ID.test(_id) ? _id.normalize("NFC") : makeArticleId(_id);
  if (id === "") return faulty(`_id was ${JSON.stringify(_id)}, wanted a letter or digit in it`);
  const body = HAS_WORD.test(text) ? text.replace(/\r\n?/g, "\n") : (frontMatter.title ?? "");
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
