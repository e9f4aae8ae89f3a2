import { serveStdio } from "@modelcontextprotocol/server/stdio";
import { Command } from "commander";
import { createServer } from "../../src/doors/mcp/create-server.ts";
import type { PassageIndex } from "../../src/index/read/passage-index.ts";
import { LOCAL_SITE } from "../../src/reading/make-urls.ts";
import { printable } from "../../src/text/printable.ts";
import { indexFolder } from "../building/index-folder.ts";
import { openReadingCache } from "../building/reading-cache.ts";
import { openBuilt } from "../index-corpus.ts";
import { DEFAULT_CORPUS, locateState } from "../locate-state.ts";
import { withBuiltIndex } from "../open-index.ts";

interface McpOptions {
  corpus: string;
  index?: string;
}

/**
 * Opens a built index when one is named, and reads all of it once: damage is best known before an assistant asks.
 * Otherwise builds one of the corpus in memory, since an assistant's client starts this without a build before; articles
 * that have not changed since the last build are not read again.
 */
async function readIndex({ corpus, index: folder }: McpOptions): Promise<PassageIndex> {
  if (folder !== undefined)
    return withBuiltIndex(folder, async (index) => {
      await index.check();
      return index;
    });
  const cache = openReadingCache(locateState(corpus));
  return openBuilt((output) => indexFolder({ corpus, output, isStrict: false, cache }));
}

/** Serves until the client goes. Stdout is the protocol's; everything else goes to stderr. */
async function serve(named: string | undefined, options: McpOptions): Promise<void> {
  const index = await readIndex({ ...options, corpus: named ?? options.corpus });
  const server = serveStdio(({ era }) => createServer(index, { era, origin: LOCAL_SITE }), {
    onerror: (error) => console.error(printable(error.message)),
  });
  process.once("SIGINT", () => server.close());
}

/** Options and action. */
export const command = new Command()
  .argument("[corpus]", "folder of articles, or a .jsonl file")
  .option("--corpus <path>", "the same, named as an option", DEFAULT_CORPUS)
  .option("--index <folder>", "folder of a built index, instead of a corpus")
  .action(serve);
