import { SUPPORTED_PROTOCOL_VERSIONS } from "@modelcontextprotocol/server";
import { clipText } from "../../text/clip-text.ts";
import { type Identity, identify, listIcons } from "./identity.ts";
import type { Published } from "./published-document.ts";

/** Longest title and description of a server, as the schemas of cards and of the registry have them. */
const MAX_TEXT = 100;

/** The revision without sessions, which the SDK speaks and does not list. */
const MODERN_REVISION = "2026-07-28";

/** The media type of a server card. */
export const CARD_TYPE = "application/mcp-server-card+json";

/** The host of a service with its parts in the order of reverse DNS: `org.example.search`. */
function reverseHost(site: string): string {
  // The names of servers have no place for the marks of an IPv6 address.
  return new URL(site).hostname
    .replace(/[[\]:]/g, "")
    .split(".")
    .reverse()
    .join(".");
}

/** What a card and the registry say alike of a server. Its name is that of the package, in the namespace of the host. */
function describeServer(identity: Identity) {
  const { name, version, title, description, site } = identity;
  return {
    name: `${reverseHost(site)}/${name}`,
    title: clipText(title, MAX_TEXT),
    description: clipText(description, MAX_TEXT),
    version,
    websiteUrl: `${site}/`,
    icons: listIcons(identity),
  };
}

const remoteOf = (site: string) => ({ type: "streamable-http", url: `${site}/mcp` });

/** Describes the MCP server to those who have not connected yet, as SEP-2127 has it. */
export function makeServerCard({ index, site }: Published): string {
  return JSON.stringify({
    $schema: "https://static.modelcontextprotocol.io/schemas/v1/server-card.schema.json",
    ...describeServer(identify(index, site)),
    remotes: [{ ...remoteOf(site), supportedProtocolVersions: [MODERN_REVISION, ...SUPPORTED_PROTOCOL_VERSIONS] }],
  });
}

/** Describes the MCP server for the MCP Registry, in the form that `mcp-publisher` sends. */
export function makeServerJson({ index, site }: Published): string {
  const document = {
    $schema: "https://static.modelcontextprotocol.io/schemas/2025-12-11/server.schema.json",
    ...describeServer(identify(index, site)),
    remotes: [remoteOf(site)],
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

/** Lists what assistants can use on this host: its MCP server, by its card (AI Catalog 1.0). */
export function makeCatalog({ index, site }: Published): string {
  const { name, version, title, description } = identify(index, site);
  return JSON.stringify({
    specVersion: "1.0",
    host: {
      displayName: title,
      identifier: new URL(site).hostname,
      documentationUrl: `${site}/connect`,
      logoUrl: `${site}/pages/icon.svg`,
    },
    entries: [
      {
        identifier: `urn:air:${new URL(site).hostname}:mcp:${name}`,
        displayName: title,
        type: CARD_TYPE,
        // Drafts before the middle of 2026 have this in the place of `type`.
        mediaType: CARD_TYPE,
        url: `${site}/mcp/server-card`,
        description,
        version,
      },
    ],
  });
}
