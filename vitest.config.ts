import { join } from "node:path";
import { cloudflareTest } from "@cloudflare/vitest-plugin";
import { defineConfig } from "vitest/config";

// Neither the platform's description of a request nor telemetry can be had, or is wanted, in a test.
process.env.CLOUDFLARE_CF_FETCH_ENABLED = "false";
process.env.WRANGLER_SEND_METRICS = "false";
// Hundreds of processes that the tests start run the same programs: each finds them compiled.
process.env.NODE_COMPILE_CACHE ??= join(import.meta.dirname, ".cache/compiled");

/** Ends only what hangs: the slowest test takes seven seconds on two busy cores, and no test is judged by its speed. */
const LIMIT_MS = 300_000;

/** Their files share a server, which counts what one address asks for, and start processes that take all cores. */
const ONE = 1;

export default defineConfig({
  test: {
    reporters: ["default", "./tests/setup/count-reporter.ts"],
    testTimeout: LIMIT_MS,
    hookTimeout: LIMIT_MS,
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          // By itself, one core would be left idle.
          maxWorkers: "100%",
          sequence: { groupOrder: 1 },
          include: ["tests/unit/**/*.test.ts", "tests/relevance/**/*.test.ts"],
          globalSetup: "tests/setup/choose-seed.ts",
          // To load the modules anew for each file takes a third of all the time. A Worker's requests share them as these files do.
          isolate: false,
          setupFiles: ["tests/setup/leave-no-trace.ts", "tests/setup/seed-properties.ts"],
        },
      },
      {
        extends: true,
        plugins: [
          cloudflareTest({
            wrangler: { configPath: "./wrangler.toml" },
            // Thousands of requests would have a line each.
            miniflare: { bindings: { LOG_REQUESTS: "false" } },
          }),
        ],
        test: {
          name: "workerd",
          include: ["tests/worker/**/*.test.ts"],
          globalSetup: "tests/setup/build.ts",
          maxWorkers: ONE,
        },
      },
      {
        extends: true,
        test: {
          name: "end to end",
          maxWorkers: ONE,
          include: ["tests/e2e/**/*.test.ts"],
          globalSetup: ["tests/setup/build.ts", "tests/setup/serve.ts"],
        },
      },
    ],
  },
});
