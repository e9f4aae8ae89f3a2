import type { JSONRPCRequest } from "@modelcontextprotocol/server";
import * as z from "zod";
import type { DemandFacts } from "../../contract/request-line.ts";
import { ABILITIES, type Ability } from "../../operations/operation.ts";
import type { Share } from "../access/rate-limits.ts";
import { TOOLS } from "./tools.ts";

/** What a message asks of the service. */
interface Demand {
  /** What the caller's key has to allow. */
  needs: readonly Ability[];
  /** What the message counts against; `null` when it is not counted. */
  share: Share | null;
}

const findTool = (name: unknown) => TOOLS.find((tool) => tool.name === name);

/** What a key has to allow for a tool. One that is not known here needs a key that allows everything. */
export function needsOf(name: unknown): readonly Ability[] {
  const tool = findTool(name);
  return tool ? ABILITIES.filter((ability) => ability === tool.needs) : ABILITIES;
}

/** Methods, besides calls of tools, that read articles or their names. */
const READING: ReadonlySet<string> = new Set(["resources/list", "resources/read", "completion/complete"]);

/** Methods that cost nothing but the answer. */
const CHEAP: ReadonlySet<string> = new Set([
  "initialize",
  "ping",
  "server/discover",
  "tools/list",
  "prompts/list",
  "prompts/get",
  "resources/templates/list",
  "logging/setLevel",
  "notifications/initialized",
  "notifications/cancelled",
]);

/** Stands for a name that a client made up: it may be anything, a query too. */
const OTHER = "other";

const Named = z.object({ method: z.string(), params: z.object({ name: z.unknown() }).optional().catch(undefined) });

/** What the log may tell of a message. */
export function nameMessage(message: unknown): Pick<DemandFacts, "rpc" | "tool"> {
  const { method, params } = Named.safeParse(message).data ?? { method: "" };
  if (method !== "tools/call") return { rpc: READING.has(method) || CHEAP.has(method) ? method : OTHER };
  return { rpc: method, tool: findTool(params?.name)?.name ?? OTHER };
}

/** Says what a message demands. */
export function demandOf({ method, params }: JSONRPCRequest): Demand {
  if (READING.has(method)) return { needs: ["read"], share: "light" };
  if (method !== "tools/call") return { needs: [], share: null };
  return { needs: needsOf(params?.name), share: "search" };
}
