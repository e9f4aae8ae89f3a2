import type { TestProject } from "vitest/node";
import { createTestHarness } from "wrangler";
import { BUNDLE_FOLDER } from "./build.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Address of the server under test, without a path. */
    origin: string;
  }
}

/** Serves the built Worker on a real port, once for all end-to-end tests. */
export default async function serve(project: TestProject): Promise<() => Promise<void>> {
  const harness = createTestHarness({ workers: [{ configPath: "wrangler.toml", prebuiltWorkerDir: BUNDLE_FOLDER }] });
  const { url } = await harness.listen();
  project.provide("origin", url.origin);
  return () => harness.close();
}
