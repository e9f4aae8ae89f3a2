import { refuseLength, type SourceFile } from "../../src/corpus/formats/format.ts";
import { formatOf, splitFile } from "../../src/corpus/formats/format-of.ts";
import { describeFailure, NOT_READ, type ReadingSettings } from "../../src/corpus/read-file.ts";
import type { FolderFile } from "../read-folder.ts";
import { PartReader } from "./part-reader.ts";
import type { Reading } from "./read-part.ts";
import type { ReadingCache } from "./reading-cache.ts";

/** How the files of a corpus are read. */
export interface ReadPartsOptions {
  settings: ReadingSettings;
  cache: ReadingCache | null;
  /** Milliseconds of reading ahead that are worth threads; 0 to use them for whatever there is. */
  worthMs?: number | undefined;
}

/** What is found in a part, and how many bytes of the corpus are done with it. */
interface PartReading {
  reading: Reading | Promise<Reading>;
  doneBytes: number;
}

/** Reads a part, unless it was read before. */
function readCached(
  part: SourceFile,
  read: () => Reading | Promise<Reading>,
  { cache, settings }: ReadPartsOptions,
): Reading | Promise<Reading> {
  if (!cache) return read();
  const key = cache.keyOf(part, settings);
  const keep = (reading: Reading) => {
    cache.set(key, reading);
    return reading;
  };
  const known = cache.get(key);
  if (known) return known;
  const reading = read();
  return reading instanceof Promise ? reading.then(keep) : keep(reading);
}

/** Cuts a file into its parts, or says why there is nothing to be read. */
function* partsOf(file: FolderFile): Generator<SourceFile | Reading> {
  const origin = { file: file.path, line: null };
  // Pictures and videos are not even opened.
  const format = formatOf(file.path);
  if (!format) return yield [{ origin, reason: NOT_READ }];
  const refusal = format.split ? null : refuseLength(origin, file.size);
  if (refusal) return yield [refusal];
  try {
    const { path, bytes, given } = file;
    yield* splitFile({ path, bytes, ...(given && { given }) });
  } catch (error) {
    yield [describeFailure(origin, error)];
  }
}

/** Begins to read the files of a corpus part by part, each when it is asked for. */
function* beginParts(
  files: readonly FolderFile[],
  reader: PartReader,
  options: ReadPartsOptions,
): Generator<PartReading> {
  const total = files.reduce((sum, { size }) => sum + size, 0);
  let before = 0;
  for (const file of files) {
    let doneBytes = before;
    for (const part of partsOf(file)) {
      if ("path" in part) doneBytes += part.bytes.length;
      const read = (one: SourceFile) => readCached(one, () => reader.read(one, total - doneBytes), options);
      yield { reading: "path" in part ? read(part) : part, doneBytes };
    }
    before += file.size;
  }
}

/** Reads the files of a corpus part by part, a few ahead where threads do it; gives what is found in their order. */
export async function* readParts(
  files: readonly FolderFile[],
  options: ReadPartsOptions,
): AsyncGenerator<{ reading: Reading; doneBytes: number }> {
  using reader = new PartReader(options.settings, options.worthMs);
  const ahead: PartReading[] = [];
  for (const part of beginParts(files, reader, options)) {
    ahead.push(part);
    const first = ahead.length >= reader.ahead ? ahead.shift() : undefined;
    if (first) yield { ...first, reading: await first.reading };
  }
  for (const part of ahead) yield { ...part, reading: await part.reading };
}
