import type { Implementation, McpServer } from "@modelcontextprotocol/server";
import * as z from "zod";
import type { PassageIndex } from "../../index/read/passage-index.ts";
import { siteOf } from "../../reading/make-urls.ts";
import type { Caller } from "../access/access.ts";
import { identify, listIcons } from "../discovery/identity.ts";
import { needsOf } from "./demand-of.ts";
import { makeInstructions } from "./describe-corpus.ts";
import { ExplainingServer } from "./explaining-server.ts";
import type { ServerContext } from "./legs.ts";
import { registerPrompt } from "./register-prompt.ts";
import { registerResources } from "./register-resources.ts";
import { prepareTool, type RegisterTool, type ToolContext } from "./tool.ts";
import { TOOLS } from "./tools.ts";

/** The index changes only with a deployment, so clients may keep what they get for an hour. */
const AN_HOUR = 3_600_000;
const UNCHANGING = { listChanged: false };

const PREPARED: ReadonlyMap<string, RegisterTool> = new Map(TOOLS.map((tool) => [tool.name, prepareTool(tool)]));

const ToolMessage = z.union([
  z.object({ method: z.literal("tools/call"), params: z.object({ name: z.string() }) }),
  z.object({ method: z.literal("tools/list") }).transform(() => ({ params: { name: null } })),
]);

/** The messages by which a client asks who the server is. */
const Asking = z.object({ method: z.enum(["initialize", "server/discover"]) });

/** The tools that a caller may use: all of them where no key is needed. */
function toolsFor(caller: Caller | undefined): RegisterTool[] {
  const named = [...PREPARED].filter(([name]) =>
    needsOf(name).every((ability) => caller?.may.includes(ability) ?? true),
  );
  return named.map(([, register]) => register);
}

/**
 * What the server is called. All of it where a client asks who it is; every other answer has it too, so there it is brief. Addresses
 * are left out over stdio, where `message` is not known and no server need run, unless the corpus has one.
 */
function nameServer(index: PassageIndex, { origin, message }: ServerContext): Implementation {
  const identity = identify(index, siteOf(index, origin));
  const { name, version, title, description, site } = identity;
  const brief = { name, version, title };
  if (message === undefined && index.corpus.site === null) return { ...brief, description };
  if (message !== undefined && !Asking.safeParse(message).success) return brief;
  return { ...brief, description, websiteUrl: `${site}/`, icons: listIcons(identity) };
}

/** Creates the server of one request over an index. Cheap: what is the same for all requests was made before. */
export function createServer(index: PassageIndex, options: ServerContext): McpServer {
  const { era, origin, message, caller, renew = () => index, hint: said = "", release, record } = options;
  record?.note({ index: index.reference.version });
  record?.end("index");
  const asked = ToolMessage.safeParse(message).data;
  const called = PREPARED.get(asked?.params.name ?? "");
  const hint = { ttlMs: AN_HOUR, cacheScope: caller ? "private" : "public" } as const;
  const server = new ExplainingServer(record, nameServer(index, options), {
    ...(!called && { instructions: `${makeInstructions(index, caller)}${said}` }),
    capabilities: {
      tools: UNCHANGING,
      resources: UNCHANGING,
      prompts: UNCHANGING,
      // Clients of 2025 may set a level and expect an answer; the capability is gone from the later revision.
      ...(era === "legacy" && { logging: {} }),
    },
    cacheHints: {
      "server/discover": hint,
      "tools/list": hint,
      "prompts/list": hint,
      "resources/list": hint,
      "resources/templates/list": hint,
      "resources/read": hint,
    },
  });
  const context: ToolContext = {
    get index() {
      return renew();
    },
    get site() {
      return siteOf(renew(), origin);
    },
    release,
    record,
  };
  // Registering is most of the cost of a call, so a call has only its tool registered, and a list of tools only these.
  if (called) called(server, context, { isDescribed: false });
  else for (const register of toolsFor(caller)) register(server, context, { isDescribed: true });
  if (asked) return server;
  registerResources(server, context);
  registerPrompt(server, context);
  return server;
}
