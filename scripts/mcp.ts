import { serveStdio } from "@modelcontextprotocol/server/stdio";
import { Command } from "commander";
import { readCorpus } from "../src/corpus/read-corpus.ts";
import { createServer } from "../src/doors/mcp/create-server.ts";
import type { PassageIndex } from "../src/index/read/passage-index.ts";
import { LOCAL_SITE } from "../src/reading/make-urls.ts";
import { printable } from "../src/text/printable.ts";
import { openCorpus } from "./index-corpus.ts";
import { withBuiltIndex } from "./open-index.ts";
import { readFolder } from "./read-folder.ts";
import { runCommand } from "./run-command.ts";

interface McpOptions {
  corpus: string;
  index?: string;
}

/**
 * Opens a built index when one is named, and reads all of it once: damage is best known before an assistant asks.
 * Otherwise builds one of the corpus in memory, since an assistant's client starts this without a build before.
 */
async function readIndex({ corpus, index: folder }: McpOptions): Promise<PassageIndex> {
  if (folder !== undefined)
    return withBuiltIndex(folder, async (index) => {
      await index.check();
      return index;
    });
  const { name, files } = readFolder(corpus);
  return openCorpus(readCorpus(files), name);
}

/** Serves until the client goes. Stdout is the protocol's; everything else goes to stderr. */
async function serve(options: McpOptions): Promise<void> {
  const index = await readIndex(options);
  const server = serveStdio(({ era }) => createServer(index, { era, origin: LOCAL_SITE }), {
    onerror: (error) => console.error(printable(error.message)),
  });
  process.once("SIGINT", () => server.close());
}

await runCommand(
  new Command("mcp")
    .description("Serves the tools to an assistant on this machine, over stdio")
    .option("--corpus <path>", "folder of articles, or a .jsonl file", process.env.CORPUS || "corpus")
    .option("--index <folder>", "folder of a built index, instead of a corpus")
    .action(serve),
);
