import { env } from "cloudflare:workers";
import type { RequestLine } from "./contract/request-line.ts";
import { Access } from "./doors/access/access.ts";
import { readLogSettings, readSettings } from "./doors/access/read-settings.ts";
import { createApp } from "./doors/http/app.ts";
import { createServer } from "./doors/mcp/create-server.ts";
import { createMcpEndpoint } from "./doors/mcp/endpoint.ts";
import { createIndexLoader } from "./index/read/load-index.ts";
import { createAssetStore } from "./index/store/file-stores.ts";
import { shareReads } from "./index/store/share-reads.ts";

const { isHidden, indexUrl, ...rules } = readSettings(env);

// Any host will do: the platform finds an asset by its path.
const fetchFile = (path: string) =>
  indexUrl === null ? env.ASSETS.fetch(`https://assets/index/${path}`) : fetch(`${indexUrl}/${path}`);
const readVersion = async () => {
  const answer = await fetch(`${indexUrl}/version`).catch(() => null);
  return answer?.ok ? answer.text() : null;
};
const loadIndex = createIndexLoader(
  shareReads(createAssetStore(fetchFile)),
  indexUrl === null ? undefined : readVersion,
);

const LIMITERS = { search: env.RATE_LIMITER, light: env.LIGHT_RATE_LIMITER };
const access = new Access({
  ...rules,
  admit: async (client, share) => (await LIMITERS[share].limit({ key: client })).success,
});

const mcp = createMcpEndpoint({
  createServer: async (context) =>
    createServer((await loadIndex()).index, { ...context, release: env.CODE_VERSION.id }),
  access,
  // biome-ignore lint/suspicious/noConsole: the Worker's log is the console
  report: (error) => console.error(error),
});

const logged = readLogSettings(env);
const log = logged && {
  ...logged,
  // The platform indexes the fields of an object; a terminal would break it over several lines.
  // biome-ignore lint/suspicious/noConsole: the Worker's log is the console
  write: (line: RequestLine) => console.log(rules.isLocal ? JSON.stringify(line) : line),
};

const { id: codeVersion, timestamp: deployed } = env.CODE_VERSION;
const app = createApp({ loadIndex, codeVersion, deployed, access, isHidden, log }, mcp);

export default { fetch: (request) => app.fetch(request) } satisfies ExportedHandler<Env>;
