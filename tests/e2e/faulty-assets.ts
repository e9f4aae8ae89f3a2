/** What befalls the files whose names begin so: no answer, half of one, or one that is changed by a bit. */
interface Fault {
  files: string;
  kind: "missing" | "cut" | "changed" | "hanging" | "slow";
}

interface Env {
  FILES: { fetch(request: Request): Promise<Response> };
}

let fault: Fault | null = null;
let fetched: string[] = [];

/** Milliseconds: longer than the service waits for a file, and so long that many requests come meanwhile. */
const DELAYS = { hanging: 60_000, slow: 300 };

const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

async function harm(kind: Fault["kind"], response: Response): Promise<Response> {
  if (kind === "hanging" || kind === "slow") await wait(DELAYS[kind]);
  if (kind === "missing") return new Response(null, { status: 404 });
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (kind === "cut") return new Response(bytes.slice(0, bytes.length / 2));
  if (kind === "changed") bytes[20] = (bytes[20] ?? 0) ^ 1;
  return new Response(bytes);
}

/** A Worker that stands where the platform's static assets do. A request to the host `control` sets what is wrong, and gives the files fetched since. */
export default {
  async fetch(request: Request, env: Env): Promise<Response> {
    const { hostname, pathname } = new URL(request.url);
    if (hostname === "control") {
      const answer = Response.json(fetched);
      fault = await request.json();
      fetched = [];
      return answer;
    }
    const name = pathname.slice(pathname.lastIndexOf("/") + 1);
    fetched.push(name);
    const response = await env.FILES.fetch(request);
    return fault && name.startsWith(fault.files) ? harm(fault.kind, response) : response;
  },
};
