import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type BuildOptions, build, buildSync, transformSync } from "esbuild";
import { PACKAGE } from "./package-files.ts";

/** What holds for all code that runs in Node. */
const NODE = { absWorkingDir: PACKAGE, platform: "node", format: "esm" } as const satisfies BuildOptions;

/** Bundles the commands, for a Node that reads no TypeScript below node_modules; what they import of packages stays there. */
export async function bundleCommands(outdir: string): Promise<void> {
  await build({
    ...NODE,
    entryPoints: { pressmark: "scripts/pressmark.ts", "read-worker": "scripts/building/read-worker.ts" },
    outdir,
    bundle: true,
    splitting: true,
    chunkNames: "[name]-[hash]",
    packages: "external",
    target: "node24",
  });
  // What starts them, for any Node that npm may run it under.
  await build({ ...NODE, entryPoints: ["scripts/launch.ts"], outdir, target: "node20" });
}

/** Bundles the Worker, as wrangler takes it: with all that it imports but what the platform has. */
export async function bundleWorker(outdir: string): Promise<void> {
  await build({
    absWorkingDir: PACKAGE,
    entryPoints: ["src/worker.ts"],
    outdir,
    bundle: true,
    minify: true,
    external: ["cloudflare:*"],
    conditions: ["workerd", "worker", "browser"],
    format: "esm",
    target: "es2024",
  });
}

/** Bundles the server over stdio, with all that it imports, for a machine that has nothing but Node. */
export async function bundleServer(): Promise<Uint8Array> {
  const { outputFiles } = await build({
    ...NODE,
    entryPoints: ["scripts/stdio/bundled-server.ts"],
    bundle: true,
    minify: true,
    write: false,
    target: "node22",
    // What was CommonJS asks for Node's own modules by require.
    banner: { js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);' },
  });
  return outputFiles[0]?.contents ?? new Uint8Array();
}

/** Where the element for other sites is, with its style. */
const ELEMENT = join(PACKAGE, "src/doors/page/element");

/** Bundles the element for other sites, to run as a module or as a script of a page that names no encoding. */
export function bundleElement(): Uint8Array {
  const style = transformSync(readFileSync(join(ELEMENT, "style.css"), "utf8"), { loader: "css", minify: true });
  const { outputFiles } = buildSync({
    absWorkingDir: PACKAGE,
    entryPoints: [join(ELEMENT, "pressmark-search.ts")],
    bundle: true,
    minify: true,
    charset: "utf8",
    define: { STYLE: JSON.stringify(style.code.trim()) },
    write: false,
    format: "iife",
    target: "es2022",
  });
  return outputFiles[0]?.contents ?? new Uint8Array();
}
