import { en } from "../words/en.ts";
import type { GuideWords } from "../words/guide-words.ts";

/** What a connection leads to. */
export interface Destination {
  /** Address of the service, without a path. */
  site: string;
  /** Name that a client lists it under; of `a-z`, `A-Z`, `0-9`, `-` and `_`. */
  name: string;
  /** Whether a key is needed. Snippets then have a place for it. */
  isPrivate: boolean;
  /** Words that the articles have, to try it with. */
  query: string;
}

/** The same, and what is said of it. */
interface Guided extends Destination {
  words: GuideWords;
}

/** How one client connects. */
export interface Connection {
  /** Name of the client, as its makers write it. */
  client: string;
  /** Where the snippet goes, in a sentence. */
  how: string;
  language: "sh" | "json" | "ts" | "text";
  snippet: string;
  /** A link that sets the client up, where it has such links. */
  link?: string;
}

/** Stands in snippets where the reader's own key goes. */
const KEY = "KEY";

const BEARER = `Bearer ${KEY}`;

const format = (value: object) => JSON.stringify(value, null, 2);

/** The name under which clients list a corpus: its own, in the characters that all of them take. */
export function nameConnection(corpus: string): string {
  return corpus.replace(/[^\w]+/g, "-").replace(/^-+|-+$/g, "") || "pressmark";
}

/** Claude and ChatGPT in the browser, which take an address and nothing else. */
function listHosted(url: string, { isPrivate, words }: Guided): Connection[] {
  const limit = isPrivate ? words.needsAccess : words.publicOnly;
  return [
    {
      client: words.onTheWeb("Claude"),
      how: `${words.how.claude} ${limit}`,
      language: "text",
      snippet: url,
    },
    {
      client: "ChatGPT",
      how: `${words.how.chatGpt} ${limit}`,
      language: "text",
      snippet: url,
    },
  ];
}

/** Clients that are set up by a command. */
function listCommands(url: string, { name, isPrivate, words: { how } }: Guided): Connection[] {
  const header = isPrivate ? ` --header "Authorization: ${BEARER}"` : "";
  const variable = isPrivate ? " --bearer-token-env-var PRESSMARK_KEY" : "";
  return [
    {
      client: "Claude Code",
      how: how.terminal,
      language: "sh",
      snippet: `claude mcp add --transport http ${name} ${url}${header}`,
    },
    {
      client: "Codex",
      how: isPrivate ? how.terminalKey : how.terminal,
      language: "sh",
      snippet: `codex mcp add ${name} --url ${url}${variable}`,
    },
    {
      client: "Gemini CLI",
      how: how.terminal,
      language: "sh",
      // By default it adds to the folder that it is in, and in one that is not trusted drops what was added before.
      snippet: `gemini mcp add --scope user --transport http ${name} ${url}${header}`,
    },
    {
      client: "Inspector",
      how: how.inspector,
      language: "sh",
      snippet: `npx @modelcontextprotocol/inspector --cli ${url} --transport http --method tools/list${header}`,
    },
  ];
}

/** Clients that are set up by a file of JSON. */
function listFiles(url: string, { name, isPrivate, words: { how } }: Guided): Connection[] {
  // On Windows, Claude Desktop breaks arguments at their spaces.
  const keyed = { args: ["--header", `Authorization:$\{AUTHORIZATION}`], env: { AUTHORIZATION: BEARER } };
  const bridge = { command: "npx", args: ["-y", "mcp-remote", url, ...(isPrivate ? keyed.args : [])] };
  const cursor = { url, ...(isPrivate && { headers: { Authorization: BEARER } }) };
  const code = { type: "http", url, ...(isPrivate && { headers: { Authorization: `Bearer $\{input:key}` } }) };
  const inputs = isPrivate && { inputs: [{ type: "promptString", id: "key", description: "Key", password: true }] };
  return [
    {
      client: "Claude Desktop",
      how: how.claudeDesktop,
      language: "json",
      snippet: format({ mcpServers: { [name]: { ...bridge, ...(isPrivate && { env: keyed.env }) } } }),
    },
    {
      client: "Cursor",
      how: how.cursor,
      language: "json",
      snippet: format({ mcpServers: { [name]: cursor } }),
      link: `cursor://anysphere.cursor-deeplink/mcp/install?${new URLSearchParams({ name, config: btoa(JSON.stringify(cursor)) })}`,
    },
    {
      client: "VS Code",
      how: how.vsCode,
      language: "json",
      snippet: format({ servers: { [name]: code }, ...inputs }),
      link: `vscode:mcp/install?${encodeURIComponent(JSON.stringify({ name, ...code, ...inputs }))}`,
    },
  ];
}

function listPrograms(url: string, { site, isPrivate, query, words: { how } }: Guided): Connection[] {
  // A shell would end the address at an apostrophe, which encodeURIComponent lets be.
  const asked = encodeURIComponent(query).replaceAll("'", "%27").replaceAll("%20", "+");
  const options = isPrivate ? `, {\n  requestInit: { headers: { Authorization: "${BEARER}" } },\n}` : "";
  return [
    {
      client: "curl",
      how: how.curl,
      language: "sh",
      snippet: `curl '${site}/search?q=${asked}&limit=1'${isPrivate ? ` -H "Authorization: ${BEARER}"` : ""}`,
    },
    {
      client: "TypeScript",
      how: how.typeScript,
      language: "ts",
      snippet: `import { Client, StreamableHTTPClientTransport } from "@modelcontextprotocol/client";

const transport = new StreamableHTTPClientTransport(new URL("${url}")${options});
const client = new Client({ name: "example", version: "1.0.0" });
await client.connect(transport);
const { content } = await client.callTool({ name: "search", arguments: { query: ${JSON.stringify(query)} } });
console.log(content);
await client.close();`,
    },
  ];
}

/** How each client connects to a service: assistants first, then programs. The page and the guide for assistants show it. */
export function listConnections(destination: Destination, words: GuideWords = en.guide): Connection[] {
  const to = { ...destination, words };
  const url = `${to.site}/mcp`;
  return [...listHosted(url, to), ...listFiles(url, to), ...listCommands(url, to), ...listPrograms(url, to)];
}
