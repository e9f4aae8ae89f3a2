import { execFileSync } from "node:child_process";
import { rmSync } from "node:fs";

/** Where the Worker is bundled to, as it would be deployed. */
export const BUNDLE_FOLDER = ".cache/worker";

/** Set in this process once the build is done: several projects of tests ask for it. */
const DONE = "PRESSMARK_TEST_BUILD";

/** Builds the index and the Worker's bundle once for all tests, as a deployment does. */
export default function build(): void {
  if (process.env[DONE]) return;
  process.env[DONE] = "done";
  rmSync(BUNDLE_FOLDER, { recursive: true, force: true });
  execFileSync("wrangler", ["deploy", "--dry-run", "--outdir", BUNDLE_FOLDER], {
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, CORPUS: undefined },
  });
}
