import { McpServer } from "@modelcontextprotocol/server";
import type { PassageIndex } from "../index/passage-index.ts";
import { siteOf } from "../retrieval/make-urls.ts";
import { makeInstructions } from "./make-instructions.ts";
import { registerPrompt } from "./register-prompt.ts";
import { registerResources } from "./register-resources.ts";
import { prepareTool } from "./register-tool.ts";
import type { ServerContext } from "./server-factory.ts";
import { fetchTool } from "./tools/fetch.ts";
import { readArticleTool } from "./tools/read-article.ts";
import { searchTool } from "./tools/search.ts";
import { searchPassagesTool } from "./tools/search-passages.ts";

/** The index changes only with a deployment, so clients may keep what they are told for an hour. */
const AN_HOUR = { ttlMs: 3_600_000, cacheScope: "public" } as const;
const UNCHANGING = { listChanged: false };

const TOOLS = [
  prepareTool(searchTool),
  prepareTool(fetchTool),
  prepareTool(searchPassagesTool),
  prepareTool(readArticleTool),
];

/** Creates the server of one request over an index. Cheap: what is the same for all requests was made before. */
export function createServer(index: PassageIndex, { era, origin }: ServerContext): McpServer {
  const { title } = index.corpus;
  const server = new McpServer(
    { name: "pressmark", title, version: index.reference.version },
    {
      instructions: makeInstructions(index),
      capabilities: {
        tools: UNCHANGING,
        resources: UNCHANGING,
        prompts: UNCHANGING,
        // Clients of 2025 may set a level and expect an answer; the capability is gone from the later revision.
        ...(era === "legacy" && { logging: {} }),
      },
      cacheHints: {
        "server/discover": AN_HOUR,
        "tools/list": AN_HOUR,
        "prompts/list": AN_HOUR,
        "resources/list": AN_HOUR,
        "resources/templates/list": AN_HOUR,
        "resources/read": AN_HOUR,
      },
    },
  );
  const context = { index, site: siteOf(index, origin) };
  for (const register of TOOLS) register(server, context);
  registerResources(server, context);
  registerPrompt(server, context);
  return server;
}
