import { env, withEnv } from "cloudflare:workers";

/** The Worker that is measured; its module is evaluated by its first request. */
let worker = null;

/** Files that opening reads, whole; all others are read by searches. */
const RESIDENT = /\/index(-\d+)?\.bin$/;

function startCount() {
  return { files: 0, bytes: 0, rounds: 0, ms: 0, open: 0, since: 0 };
}

/** Counts files and bytes that are fetched, the milliseconds with a fetch under way, and the rounds of such one after the other. */
function countFetches(assets) {
  const counts = { resident: startCount(), others: startCount() };
  const fetch = async (url) => {
    const count = RESIDENT.test(url) ? counts.resident : counts.others;
    if (count.open++ === 0) {
      count.rounds += 1;
      count.since = performance.now();
    }
    const response = await assets.fetch(url);
    const bytes = await response.bytes();
    count.files += 1;
    count.bytes += bytes.length;
    if (--count.open === 0) count.ms += performance.now() - count.since;
    return new Response(bytes, response);
  };
  return { fetch, counts };
}

/**
 * Lets every client through. The platform counts outside the Worker; its local runtime counts in a database that it keeps in the same
 * process, which takes as long as all the rest of an answer.
 */
const unlimited = { limit: async () => ({ success: true }) };

/**
 * What the Worker is given to be measured like the others, which count and log nothing: in the local runtime a line of the log goes
 * through the inspector and the terminal, which takes 0.6 ms.
 */
const measured = { ...env, RATE_LIMITER: unlimited, LIGHT_RATE_LIMITER: unlimited, LOG_REQUESTS: "false" };

/** Answers the first request, and says in headers what it took. */
async function answerFirst(request, context) {
  const assets = countFetches(env.ASSETS);
  const given = { ...measured, ASSETS: { fetch: assets.fetch } };
  const start = performance.now();
  worker = (await withEnv(measured, () => import("benchmarked-worker"))).default;
  const evaluated = performance.now();
  const response = await withEnv(given, () => worker.fetch(request, given, context));
  const body = await response.text();
  const took = { evaluation: evaluated - start, all: performance.now() - start };
  const headers = new Headers(response.headers);
  headers.set("Stages", JSON.stringify({ ...took, ...assets.counts }));
  return new Response(body, { status: response.status, headers });
}

/** Sends requests one after the other, each as another client, and answers with the milliseconds of all. */
async function answerBatch(request, context) {
  const all = await request.json();
  const start = performance.now();
  for (const [at, [path, init]] of all.entries()) {
    const headers = { ...init?.headers, "CF-Connecting-IP": `2001:db8:0:${at.toString(16)}::1` };
    const response = await worker.fetch(new Request(new URL(path, request.url), { ...init, headers }), env, context);
    await response.bytes();
    if (!response.ok) throw new Error(`${path} answered ${response.status}`);
  }
  return Response.json(performance.now() - start);
}

/** Wraps a Worker to look on. */
// biome-ignore lint/style/noDefaultExport: the platform asks for it
export default {
  async fetch(request, _, context) {
    const { pathname } = new URL(request.url);
    if (pathname === "/wake") return new Response("");
    if (pathname === "/batch") return answerBatch(request, context);
    return worker ? worker.fetch(request, env, context) : answerFirst(request, context);
  },
};
