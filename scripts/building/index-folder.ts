import type { Warning } from "../../src/corpus/fault.ts";
import { CorpusReader } from "../../src/corpus/read-corpus.ts";
import { type AnalysedArticle, withId } from "../../src/index/build/analyse-article.ts";
import { type BuiltIndex, IndexBuilder } from "../../src/index/build/build-index.ts";
import type { IndexOutput } from "../../src/index/store/index-store.ts";
import { makeCorpusInfo } from "../index-corpus.ts";
import { type FolderFile, readFolder } from "../read-folder.ts";
import { openScratchFile } from "../scratch-file.ts";
import type { Progress } from "./build-progress.ts";
import { readParts } from "./read-parts.ts";
import type { ReadingCache } from "./reading-cache.ts";

/** What an index is made of, and where it goes. */
export interface IndexFolderOptions {
  /** Path of a folder of articles, or of one file of them. */
  corpus: string;
  output: IndexOutput;
  /** Whether what would be a warning is a fault. */
  isStrict: boolean;
  /** Whether links that lead out of the folder are followed. */
  followLinks?: boolean;
  /** What was read before; `null` to read everything. */
  cache: ReadingCache | null;
  /** Milliseconds of reading ahead that are worth threads; 0 to use them for whatever there is. */
  worthMs?: number;
  /** Called after each part that was read. */
  onRead?: (progress: Progress & { warnings: readonly Warning[] }) => void;
}

/** An index, and what is to be said of the corpus that it was made of. */
export interface IndexedFolder {
  built: BuiltIndex;
  read: Pick<CorpusReader<AnalysedArticle>, "skipped" | "warnings" | "dropped" | "ignored">;
  /** The file of each article, by the article's id, relative to the folder. */
  files: Map<string, string>;
}

/** Builds the index of a folder. Rejects with a CorpusError that lists every fault. */
export async function indexFolder(options: IndexFolderOptions): Promise<IndexedFolder> {
  const { corpus, output, isStrict, cache, worthMs, onRead } = options;
  const { name, files, passedOver } = readFolder(corpus, options);
  const reader = new CorpusReader<AnalysedArticle, FolderFile>(files, withId, { isStrict });
  for (const warning of passedOver) reader.note(warning);
  using scratch = openScratchFile();
  const memory = cache?.memory ?? null;
  const builder = new IndexBuilder({ corpus: makeCorpusInfo(reader, name), output, scratch, memory });
  const fileOf = new Map<string, string>();
  const totalBytes = reader.sources.reduce((sum, { size }) => sum + size, 0);
  for await (const { reading, doneBytes } of readParts(reader.sources, { settings: reader.reading, cache, worthMs })) {
    for (const found of reading)
      for (const article of reader.take(found)) {
        builder.add(article);
        if ("origin" in found) fileOf.set(article.record.id, found.origin.file);
      }
    onRead?.({ doneBytes, totalBytes, articles: builder.articles, warnings: reader.warnings });
  }
  cache?.prune();
  reader.finish();
  const leadLinks = (id: string, html: string) => reader.leadLinks(id, html);
  const built = builder.finish({ copies: reader.copies, notes: reader.summarise(), leadLinks });
  return { built, read: reader, files: fileOf };
}
