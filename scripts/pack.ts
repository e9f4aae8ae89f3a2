import { rmSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { PACKAGE } from "./package-files.ts";

/** What npm installs of the code: written anew by each `npm pack`, ignored by git. */
const LIBRARY = join(PACKAGE, "lib");

rmSync(LIBRARY, { recursive: true, force: true });

// Commands, for Node: it reads no TypeScript below node_modules.
await build({
  absWorkingDir: PACKAGE,
  entryPoints: { pressmark: "scripts/pressmark.ts", "read-worker": "scripts/building/read-worker.ts" },
  outdir: LIBRARY,
  bundle: true,
  splitting: true,
  chunkNames: "[name]-[hash]",
  packages: "external",
  platform: "node",
  format: "esm",
  target: "node24",
});

// The Worker, as wrangler takes it: with all that it imports but what the platform has.
await build({
  absWorkingDir: PACKAGE,
  entryPoints: ["src/worker.ts"],
  outdir: LIBRARY,
  bundle: true,
  minify: true,
  external: ["cloudflare:*"],
  conditions: ["workerd", "worker", "browser"],
  format: "esm",
  target: "es2024",
});

// What starts the commands, for any Node that npm may run it under.
await build({
  absWorkingDir: PACKAGE,
  entryPoints: ["scripts/launch.ts"],
  outdir: LIBRARY,
  platform: "node",
  format: "esm",
  target: "node20",
});
