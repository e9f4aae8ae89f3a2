import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseXml, XmlElement } from "@rgrove/parse-xml";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import type { PassageIndex } from "../../../../src/index/read/passage-index.ts";
import { makeIndex } from "../../../support/make-index.ts";
import { makeService, ORIGIN, type TestService } from "../../../support/make-service.ts";
import { initialize, META, post, rpc } from "../../../support/mcp-messages.ts";

const Described = z.object({ name: z.string(), version: z.string(), description: z.string() });

const PACKAGE = Described.parse(
  JSON.parse(readFileSync(join(import.meta.dirname, "../../../../package.json"), "utf8")),
);

/** What something says of the service: all that it says of these. */
interface Said {
  name?: string | undefined;
  version?: string | undefined;
  title?: string | undefined;
  description?: string | undefined;
}

const ServerInfo = Described.extend({
  title: z.string(),
  websiteUrl: z.url(),
  icons: z.array(z.object({ src: z.url(), mimeType: z.string(), sizes: z.array(z.string()) })),
});

/** The text of the first element of a name. */
function textIn(xml: string, name: string): string {
  const find = (element: XmlElement): XmlElement | undefined =>
    element.name === name
      ? element
      : element.children
          .filter((one) => one instanceof XmlElement)
          .map(find)
          .find(Boolean);
  const { root } = parseXml(xml);
  return (root && find(root)?.text) ?? "";
}

const Answer = z.object({
  result: z.looseObject({
    _meta: z.record(z.string(), z.unknown()).optional(),
    serverInfo: z.unknown().optional(),
    supportedVersions: z.array(z.string()).optional(),
    protocolVersion: z.string().optional(),
  }),
});

async function askServer({ fetch }: TestService, method: string) {
  const url = `${ORIGIN}/mcp`;
  const headers = { "mcp-protocol-version": "2026-07-28", "mcp-method": method };
  const request =
    method === "initialize"
      ? post(initialize("2025-11-25"), {}, url)
      : post(rpc(method, { _meta: META }), headers, url);
  const { result } = Answer.parse(await (await fetch(request)).json());
  // The revision of 2026 names the server beside every answer, those of 2025 in the first one.
  return { ...result, server: result._meta?.["io.modelcontextprotocol/serverInfo"] ?? result.serverInfo };
}

/** Everything that describes the service to programs, by what it is. */
async function describeAll(service: TestService): Promise<Record<string, Said>> {
  const text = async (path: string) => (await service.get(path)).text();
  const json = async (path: string): Promise<unknown> => JSON.parse(await text(path));
  const Catalog = z.object({
    entries: z.array(Described.omit({ name: true }).extend({ identifier: z.string(), displayName: z.string() })),
  });
  const [entry] = Catalog.parse(await json("/.well-known/ai-catalog.json")).entries;
  const { info } = z
    .object({ info: Described.omit({ name: true }).extend({ title: z.string() }) })
    .parse(await json("/openapi.json"));
  const llms = await text("/llms.txt");
  const [opensearch, feed] = [await text("/opensearch.xml"), await text("/feed.xml")];
  const last = (name: string) => name.split(/[/:]/).at(-1);
  const named = Described.extend({ title: z.string() });
  const card = named.parse(await json("/mcp/server-card"));
  const registry = named.parse(await json("/server.json"));
  const manifest = z.object({ name: z.string(), description: z.string() }).parse(await json("/site.webmanifest"));
  return {
    OpenAPI: info,
    initialize: ServerInfo.parse((await askServer(service, "initialize")).server),
    "server/discover": ServerInfo.parse((await askServer(service, "server/discover")).server),
    "server card": { ...card, name: last(card.name) },
    "server.json": { ...registry, name: last(registry.name) },
    "AI catalog": { ...entry, name: last(entry?.identifier ?? ""), title: entry?.displayName },
    "llms.txt": { title: /^# (.*)/.exec(llms)?.[1], description: /^> (.*)/m.exec(llms)?.[1] },
    OpenSearch: { title: textIn(opensearch, "LongName"), description: textIn(opensearch, "Description") },
    feed: { title: textIn(feed, "title"), description: textIn(feed, "subtitle") },
    manifest: { title: manifest.name, description: manifest.description },
  };
}

/** What a text may be cut to where there is room for less. */
function isCutOf(cut: string | undefined, whole: string): boolean {
  return cut === whole || (cut?.endsWith("…") === true && whole.startsWith(cut.slice(0, -1).trimEnd()));
}

const LONG = `How to keep hens: ${"what they eat, where they sleep, ".repeat(20)}and why`;

describe.each<[string, () => Promise<PassageIndex>, { title: string; description: string }]>([
  [
    "a corpus whose owner says nothing of it",
    () => makeIndex({ "corpus.yaml": "title: Hens\n", "a.md": "# One\n\nWords.\n" }),
    { title: "Hens", description: PACKAGE.description },
  ],
  [
    "a corpus that is described at length",
    () => makeIndex({ "corpus.yaml": `title: Hens\ndescription: "${LONG}"\n`, "a.md": "# One\n\nWords.\n" }),
    { title: "Hens", description: LONG },
  ],
])("A service over %s", (_, open, expected) => {
  test("is called the same, in the same release, wherever it is described", async () => {
    const said = Object.entries(await describeAll(await makeService(await open())));
    for (const [where, { name = PACKAGE.name, version = PACKAGE.version, title, description }] of said) {
      expect([where, name, version]).toEqual([where, PACKAGE.name, PACKAGE.version]);
      expect([where, isCutOf(title, expected.title)]).toEqual([where, true]);
      expect([where, description, isCutOf(description, expected.description)]).toEqual([where, description, true]);
    }
    const versioned = said.filter(([, { version }]) => version !== undefined).map(([where]) => where);
    expect(versioned).toEqual(["OpenAPI", "initialize", "server/discover", "server card", "server.json", "AI catalog"]);
  });
});

describe("An MCP server", async () => {
  const service = await makeService();

  test("speaks the revisions that its card names", async () => {
    const Remote = z.object({ url: z.string(), supportedProtocolVersions: z.array(z.string()) });
    const card = z.object({ remotes: z.tuple([Remote]) }).parse(await (await service.get("/mcp/server-card")).json());
    const [{ url, supportedProtocolVersions }] = card.remotes;
    expect(url).toBe(`${ORIGIN}/mcp`);
    const { supportedVersions } = await askServer(service, "server/discover");
    expect(supportedProtocolVersions).toEqual(
      expect.arrayContaining(z.array(z.string()).min(1).parse(supportedVersions)),
    );
    for (const revision of supportedProtocolVersions.slice(1)) {
      const answer = await service.fetch(post(initialize(revision), {}, url));
      expect(Answer.parse(await answer.json()).result.protocolVersion).toBe(revision);
    }
  });

  test("shows icons that are there, and says who it is in full only when it is asked", async () => {
    const { icons } = ServerInfo.parse((await askServer(service, "initialize")).server);
    const files = icons.map(({ src }) => src.replace(`${ORIGIN}/pages/`, "src/doors/page/static/"));
    for (const file of files)
      expect(readFileSync(join(import.meta.dirname, "../../../..", file)).length).toBeGreaterThan(0);
    expect((await askServer(service, "tools/list")).server).toEqual({
      name: PACKAGE.name,
      version: PACKAGE.version,
      title: service.index.corpus.title,
    });
  });
});
