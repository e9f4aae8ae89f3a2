import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { open, readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { join } from "node:path";
import { readVersion } from "../src/index/format/header.ts";
import { partFile } from "../src/index/format/layout.ts";
import { INDEX_FOLDER } from "./open-index.ts";

/** Path of the version of the index that is in place, beside those of its files. */
const VERSION_PATH = "version";

/** Bytes that hold the version of an index, and some more. */
const HEAD_BYTES = 64;

/** Paths of an index' files: no others are served. */
const FILE = /^(?:[0-9a-f]{16}\/)?[a-z0-9.-]+\.bin$/;

/** A server of the files of an index, for this machine alone. */
interface IndexServer {
  /** Where the files are, without a slash at the end; nobody guesses it. */
  url: string;
  close(): void;
}

async function readHead(folder: string): Promise<string> {
  const file = await open(join(folder, partFile(0)));
  try {
    const { buffer, bytesRead } = await file.read(new Uint8Array(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return readVersion(buffer.subarray(0, bytesRead)) ?? "";
  } finally {
    await file.close();
  }
}

/**
 * Serves the files of the index in a folder that a build writes to, and its version: a Worker that reads them needs no new
 * start when a build puts another index in place.
 */
export async function serveIndexFiles(site: string): Promise<IndexServer> {
  const folder = join(site, INDEX_FOLDER);
  const root = `/${randomUUID()}/`;
  const answer = async (path: string) => {
    if (path === VERSION_PATH) return readHead(folder);
    return FILE.test(path) ? readFile(join(folder, path)) : null;
  };
  const server = createServer(async (request, response) => {
    const { url = "" } = request;
    const body = url.startsWith(root) ? await answer(url.slice(root.length)).catch(() => null) : null;
    response.writeHead(body === null ? 404 : 200).end(body);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" ? address?.port : 0;
  return { url: `http://127.0.0.1:${port}${root.slice(0, -1)}`, close: () => server.close() };
}
