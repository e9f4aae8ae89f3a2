import type { McpServer } from "@modelcontextprotocol/server";

/** What a server may depend on. */
export interface ServerContext {
  /** `modern`: revision 2026-07-28 and later, each request complete in itself; `legacy`: those that begin with `initialize`. */
  era: "modern" | "legacy";
  /** The origin that the client dialled, for links back to this service. */
  origin: string;
  /** The one message that the server will answer, where it is known: what that does not need may be left out. */
  message?: unknown;
}

/** Builds the server of one request: a server that is still answering cannot take a second one. */
export type CreateServer = (context: ServerContext) => McpServer | Promise<McpServer>;
