import { cloudflareTest } from "@cloudflare/vitest-plugin";
import { defineConfig } from "vitest/config";

// Neither the platform's description of a request nor telemetry can be had, or is wanted, in a test.
process.env.CLOUDFLARE_CF_FETCH_ENABLED = "false";
process.env.WRANGLER_SEND_METRICS = "false";

export default defineConfig({
  test: {
    reporters: ["default", "./tests/setup/count-reporter.ts"],
    projects: [
      { test: { name: "unit", include: ["tests/unit/**/*.test.ts", "tests/relevance/**/*.test.ts"] } },
      {
        plugins: [cloudflareTest({ wrangler: { configPath: "./wrangler.toml" } })],
        test: { name: "workerd", include: ["tests/worker/**/*.test.ts"], globalSetup: "tests/setup/build.ts" },
      },
      {
        test: {
          name: "end to end",
          include: ["tests/e2e/**/*.test.ts"],
          globalSetup: ["tests/setup/build.ts", "tests/setup/serve.ts"],
          // A browser, a conformance suite or a server that starts takes its time on two cores.
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
