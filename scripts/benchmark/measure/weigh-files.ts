import { createReadStream, statSync } from "node:fs";
import { join } from "node:path";
import { Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { listFiles } from "./open-files.ts";

/** What the files of a system weigh, each compressed by itself as it would be sent. */
export interface FileFigures {
  files: number;
  bytes: number;
  /** Of the files that hold more than articles' texts and pages. */
  indexBytes: number;
  gzipBytes: number;
}

async function gzippedLength(path: string): Promise<number> {
  let length = 0;
  const count = new Writable({
    write(chunk: Uint8Array, _, done) {
      length += chunk.length;
      done();
    },
  });
  await pipeline(createReadStream(path), createGzip(), count);
  return length;
}

/** Files of articles' texts and pages alone. */
const CONTENT = /(?:^|\/)articles-\d+\.bin$/;

/** Weighs the files of a folder, as they are and with gzip. */
export async function weighFiles(folder: string): Promise<FileFigures> {
  const names = listFiles(folder);
  let [bytes, indexBytes, gzipBytes] = [0, 0, 0];
  for (const name of names) {
    const path = join(folder, name);
    const { size } = statSync(path);
    bytes += size;
    if (!CONTENT.test(name)) indexBytes += size;
    gzipBytes += await gzippedLength(path);
  }
  return { files: names.length, bytes, indexBytes, gzipBytes };
}
