import { closeSync, openSync, readSync } from "node:fs";
import { z } from "zod";
import type { BenchmarkArticle } from "../system.ts";

const Article = z.object({
  id: z.string(),
  title: z.string(),
  text: z.string(),
  spans: z.array(z.tuple([z.int(), z.int()]).readonly()),
});

const CHUNK_BYTES = 1024 * 1024;

/** Reads a file line by line, holding no more of it than a chunk and a line. */
function* readLines(path: string): Generator<string> {
  const file = openSync(path, "r");
  const decoder = new TextDecoder();
  const chunk = Buffer.alloc(CHUNK_BYTES);
  let rest = "";
  try {
    for (let bytes = readSync(file, chunk); bytes > 0; bytes = readSync(file, chunk)) {
      const lines = (rest + decoder.decode(chunk.subarray(0, bytes), { stream: true })).split("\n");
      rest = lines.pop() ?? "";
      yield* lines;
    }
    if (rest !== "") yield rest;
  } finally {
    closeSync(file);
  }
}

/** Reads the articles of a corpus one by one, up to so many passages; of the last it gives only what belongs to them. */
export function* readArticles(path: string, passages: number): Generator<BenchmarkArticle> {
  let left = passages;
  for (const line of readLines(path)) {
    const article = Article.parse(JSON.parse(line));
    const spans = article.spans.slice(0, left);
    const text = article.text.slice(0, spans.at(-1)?.[1] ?? 0);
    if (spans.length > 0) yield { ...article, text, spans };
    left -= spans.length;
    if (left === 0) return;
  }
}
