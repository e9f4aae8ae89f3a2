import { z } from "zod";
import { openCorpus } from "../../scripts/index-corpus.ts";
import { readFolder } from "../../scripts/read-folder.ts";
import { readCorpus } from "../../src/corpus/read-corpus.ts";
import { Access, type AccessOptions } from "../../src/doors/access/access.ts";
import { createApp } from "../../src/doors/http/app.ts";
import type { Platform } from "../../src/doors/http/platform.ts";
import { createServer } from "../../src/doors/mcp/create-server.ts";
import { createMcpEndpoint } from "../../src/doors/mcp/endpoint.ts";
import type { LoadedIndex } from "../../src/index/read/load-index.ts";
import type { PassageIndex } from "../../src/index/read/passage-index.ts";
import { post, rpc } from "./mcp-messages.ts";

/** Where the service of a test thinks it is. */
export const ORIGIN = "https://search.example.org";

const ToolAnswer = z.object({
  result: z.object({
    isError: z.boolean().optional(),
    content: z.array(z.object({ type: z.literal("text"), text: z.string() })),
    structuredContent: z.record(z.string(), z.unknown()).optional(),
  }),
});

/** What came of a tool call, as the client is told. */
type ToolResult = z.infer<typeof ToolAnswer>["result"];

/** The whole service in this process, both doors over one index. */
export interface TestService {
  index: PassageIndex;
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  fetch(request: Request): Promise<Response>;
  callTool(name: string, args: unknown): Promise<ToolResult>;
}

/** Opens the index of the articles in `corpus/`. */
function openFirstCorpus(): Promise<PassageIndex> {
  const { name, files } = readFolder("corpus");
  return openCorpus(readCorpus(files), name);
}

/** What a test sets of a service: it lets everyone in, always, and has no log, unless there are rules. */
type ServiceRules = AccessOptions & Pick<Platform, "log"> & { codeVersion?: string };

/** Puts the service together over an index that may be loaded anew, as the Worker does. */
export function serveIndex(
  loadIndex: () => Promise<LoadedIndex>,
  { codeVersion = "test", log, ...rules }: ServiceRules = {},
): Omit<TestService, "index"> {
  const access = new Access(rules);
  const mcp = createMcpEndpoint({
    createServer: async (context) => createServer((await loadIndex()).index, { ...context, release: codeVersion }),
    access,
  });
  const app = createApp({ loadIndex, codeVersion, access, log: log ?? null }, mcp);
  const send = async (request: Request) => app.fetch(request);
  return {
    get: (path, headers = {}) => send(new Request(new URL(path, ORIGIN), { headers })),
    fetch: send,
    async callTool(name, args) {
      const answer = await send(post(rpc("tools/call", { name, arguments: args }), {}, `${ORIGIN}/mcp`));
      return ToolAnswer.parse(await answer.json()).result;
    },
  };
}

/** Puts the service together over an open index, that of `corpus/` by default. */
export async function makeService(given?: PassageIndex, rules: ServiceRules = {}): Promise<TestService> {
  const index = given ?? (await openFirstCorpus());
  return { index, ...serveIndex(async () => ({ index, cold: false }), rules) };
}
