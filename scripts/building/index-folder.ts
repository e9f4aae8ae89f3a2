import type { SourceFile } from "../../src/corpus/formats/format.ts";
import { formatOf, splitFile } from "../../src/corpus/formats/format-of.ts";
import { CorpusReader } from "../../src/corpus/read-corpus.ts";
import type { ReadingSettings } from "../../src/corpus/read-file.ts";
import { type AnalysedArticle, withId } from "../../src/index/build/analyse-article.ts";
import { type BuiltIndex, IndexBuilder } from "../../src/index/build/build-index.ts";
import type { IndexOutput } from "../../src/index/store/index-store.ts";
import { makeCorpusInfo } from "../index-corpus.ts";
import { readFolder } from "../read-folder.ts";
import { openScratchFile } from "../scratch-file.ts";
import { type Reading, readPart } from "./read-part.ts";
import type { ReadingCache } from "./reading-cache.ts";

/** What an index is made of, and where it goes. */
export interface IndexFolderOptions {
  /** Path of a folder of articles, or of one file of them. */
  corpus: string;
  output: IndexOutput;
  /** Whether what would be a warning is a fault. */
  isStrict: boolean;
  /** What was read before; `null` to read everything. */
  cache: ReadingCache | null;
}

/** An index, and what is to be said of the corpus that it was made of. */
export interface IndexedFolder {
  built: BuiltIndex;
  read: Pick<CorpusReader<AnalysedArticle>, "skipped" | "warnings" | "dropped" | "ignored">;
}

/** Reads a part of a corpus, unless it was read before. */
function readCached(part: SourceFile, settings: ReadingSettings, cache: ReadingCache | null): Reading {
  // Pictures and videos are not even opened.
  if (!cache || !formatOf(part.path)) return readPart(part, settings);
  const source = { ...part, bytes: part.bytes };
  const key = cache.keyOf(source, settings);
  const known = cache.get(key);
  if (known) return known;
  const reading = readPart(source, settings);
  cache.set(key, reading);
  return reading;
}

/** Builds the index of a folder. Throws a CorpusError that lists every fault. */
export function indexFolder({ corpus, output, isStrict, cache }: IndexFolderOptions): IndexedFolder {
  const { name, files } = readFolder(corpus);
  const reader = new CorpusReader(files, withId, { isStrict });
  using scratch = openScratchFile();
  const builder = new IndexBuilder({
    corpus: makeCorpusInfo(reader, name),
    output,
    scratch,
    phrases: cache?.phrases ?? null,
  });
  for (const part of reader.sources.values().flatMap(splitFile))
    for (const found of readCached(part, reader.reading, cache))
      for (const article of reader.take(found)) builder.add(article);
  cache?.prune();
  reader.finish();
  return { built: builder.finish(), read: reader };
}
