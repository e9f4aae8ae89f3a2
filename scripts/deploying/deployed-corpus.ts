import { spawnSync } from "node:child_process";
import * as z from "zod";
import { findWrangler } from "../package-files.ts";
import { CORPUS_VARIABLE } from "../wrangler-config.ts";

const Deployment = z.object({ versions: z.array(z.object({ version_id: z.string() })).min(1) });

const Version = z.object({
  resources: z.object({
    bindings: z.array(z.object({ type: z.string(), name: z.string(), text: z.string().optional() })),
  }),
});

const Secrets = z.array(z.object({ name: z.string() }));

/** What wrangler says to a question as JSON; what it complains of where it has no answer. */
function askWrangler<T>(args: readonly string[], schema: z.ZodType<T>): { answer: T } | { complaint: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [findWrangler(), ...args], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
  });
  if (status !== 0) return { complaint: `${stdout}\n${stderr}` };
  try {
    return { answer: schema.parse(JSON.parse(stdout)) };
  } catch (error) {
    return { complaint: String(error) };
  }
}

/** What Cloudflare answers for a Worker that does not exist: its code 10007. */
const NO_WORKER = /\b10007\b|has no deployments/;

/** What a Worker is known to serve. */
export type Deployed =
  /** There is no such Worker yet. */
  | { kind: "nothing" }
  /** It does not say: it is another service, or was deployed in another way. */
  | { kind: "unnamed" }
  | { kind: "corpus"; name: string }
  /** Wrangler could not tell, and says why. */
  | { kind: "unknown"; reason: string };

/** Finds out what a Worker serves at present, by the variable of its latest version that names the corpus. */
export function findDeployed(naming: readonly string[]): Deployed {
  const deployment = askWrangler(["deployments", "status", "--json", ...naming], Deployment);
  if ("complaint" in deployment)
    return NO_WORKER.test(deployment.complaint)
      ? { kind: "nothing" }
      : { kind: "unknown", reason: deployment.complaint.trim() };
  const [latest] = deployment.answer.versions;
  const version = askWrangler(["versions", "view", latest?.version_id ?? "", "--json", ...naming], Version);
  if ("complaint" in version) return { kind: "unknown", reason: version.complaint.trim() };
  const name = version.answer.resources.bindings.find((binding) => binding.name === CORPUS_VARIABLE)?.text;
  return name === undefined ? { kind: "unnamed" } : { kind: "corpus", name };
}

/** The names of the secrets that are deployed; `null` when wrangler cannot tell. */
export function listSecrets(naming: readonly string[]): string[] | null {
  const secrets = askWrangler(["secret", "list", "--format", "json", ...naming], Secrets);
  return "answer" in secrets ? secrets.answer.map(({ name }) => name) : null;
}
