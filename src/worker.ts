import { env } from "cloudflare:workers";
import { clientOf, createApp, RETRY_AFTER_SECONDS } from "./doors/http/app.ts";
import { createServer } from "./doors/mcp/create-server.ts";
import { createMcpEndpoint } from "./doors/mcp/endpoint.ts";
import { createIndexLoader } from "./index/read/load-index.ts";
import { createAssetStore } from "./index/store/file-stores.ts";

// Any host will do: the platform finds an asset by its path.
const loadIndex = createIndexLoader(createAssetStore((path) => env.ASSETS.fetch(`https://assets/index/${path}`)));
const admit = async (client: string) => (await env.RATE_LIMITER.limit({ key: client })).success;

const mcp = createMcpEndpoint({
  createServer: async (context) => createServer((await loadIndex()).index, context),
  allowedOrigins: env.ALLOWED_ORIGINS.split(",")
    .map((origin) => origin.trim())
    .filter(Boolean),
  callLimit: { admit: (request) => admit(clientOf(request)), retryAfterSeconds: RETRY_AFTER_SECONDS },
  // biome-ignore lint/suspicious/noConsole: the Worker's log is the console
  report: (error) => console.error(error),
});

const app = createApp({ loadIndex, codeVersion: env.CODE_VERSION.id, admit }, mcp);

export default { fetch: (request) => app.fetch(request) } satisfies ExportedHandler<Env>;
