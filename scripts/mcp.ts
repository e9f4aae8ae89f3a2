import { serveStdio } from "@modelcontextprotocol/server/stdio";
import { Command } from "commander";
import { LOCAL_SITE } from "../src/contract/limits.ts";
import { readCorpus } from "../src/corpus/read-corpus.ts";
import { buildIndex } from "../src/index/build-index.ts";
import { openIndex, type PassageIndex } from "../src/index/passage-index.ts";
import { createServer } from "../src/mcp/create-server.ts";
import { openBuiltIndex } from "./open-index.ts";
import { readFolder } from "./read-folder.ts";
import { runCommand } from "./run-command.ts";

interface McpOptions {
  corpus: string;
  index?: string;
}

/** Without a built index named, the corpus is read as it stands: an assistant's client starts this with no build before. */
function openCorpus(path: string): PassageIndex {
  const { name, files } = readFolder(path);
  return openIndex(buildIndex(readCorpus(files), name));
}

/** Serves until the client goes. Only the protocol may stand on stdout; what else is said goes to stderr. */
function serve({ corpus, index: folder }: McpOptions): void {
  const index = folder === undefined ? openCorpus(corpus) : openBuiltIndex(folder);
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
