import type { JSONRPCRequest } from "@modelcontextprotocol/server";
import { ABILITIES, type Ability } from "../../operations/operation.ts";
import type { Share } from "../access/rate-limits.ts";

/** What a message asks of the service. */
interface Demand {
  /** What the caller's key has to allow. */
  needs: readonly Ability[];
  /** What the message counts against; `null` when it is not counted. */
  share: Share | null;
}

const TOOL_NEEDS: ReadonlyMap<unknown, Ability> = new Map([
  ["search", "search"],
  ["search_passages", "search"],
  ["fetch", "read"],
  ["read_article", "read"],
  ["list_articles", "read"],
  ["verify_quote", "quotes"],
]);

/** What a key has to allow for a tool. One that is not known here needs a key that allows everything. */
export function needsOf(tool: unknown): readonly Ability[] {
  const ability = TOOL_NEEDS.get(tool);
  return ability === undefined ? ABILITIES : [ability];
}

/** Methods, besides calls of tools, that read articles or their names. */
const READING: ReadonlySet<string> = new Set(["resources/list", "resources/read", "completion/complete"]);

/** Says what a message demands. */
export function demandOf({ method, params }: JSONRPCRequest): Demand {
  if (READING.has(method)) return { needs: ["read"], share: "light" };
  if (method !== "tools/call") return { needs: [], share: null };
  return { needs: needsOf(params?.name), share: "search" };
}
