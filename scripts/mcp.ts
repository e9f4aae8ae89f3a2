import { serveStdio } from "@modelcontextprotocol/server/stdio";
import { Command } from "commander";
import { readCorpus } from "../src/corpus/read-corpus.ts";
import { createServer } from "../src/doors/mcp/create-server.ts";
import type { PassageIndex } from "../src/index/read/passage-index.ts";
import { LOCAL_SITE } from "../src/reading/make-urls.ts";
import { openCorpus } from "./index-corpus.ts";
import { openBuiltIndex } from "./open-index.ts";
import { readFolder } from "./read-folder.ts";
import { runCommand } from "./run-command.ts";

interface McpOptions {
  corpus: string;
  index?: string;
}

/** Without a built index named, the corpus is read as it stands: an assistant's client starts this with no build before. */
function readIndex({ corpus, index }: McpOptions): Promise<PassageIndex> {
  if (index !== undefined) return openBuiltIndex(index);
  const { name, files } = readFolder(corpus);
  return openCorpus(readCorpus(files), name);
}

/** Serves until the client goes. Only the protocol may stand on stdout; what else is said goes to stderr. */
async function serve(options: McpOptions): Promise<void> {
  const index = await readIndex(options);
  const server = serveStdio(({ era }) => createServer(index, { era, origin: LOCAL_SITE }), {
    onerror: (error) => console.error(error.message),
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
