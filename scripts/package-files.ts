import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";

/** The folder of this package. Its code lies one folder below: in `scripts` of a clone, in `lib` of what npm installs. */
export const PACKAGE = resolve(import.meta.dirname, "..");

/** Whether this is a clone of the project, whose code may change while it runs. */
export const IS_CLONE = import.meta.filename.endsWith(".ts");

/** What starts a command of the terminal, for Node. */
export const ENTRY = join(import.meta.dirname, IS_CLONE ? "pressmark.ts" : "pressmark.js");

/** The Worker: its source in a clone, a bundle in what npm installs. */
export const WORKER = join(PACKAGE, IS_CLONE ? "src/worker.ts" : "lib/worker.js");

/** Name, in `lib`, of the server that a bundle for an assistant holds. */
export const BUNDLED_SERVER = "bundled-server.js";

/** Reads the server that a bundle for an assistant holds; in a clone it is made now. */
export async function readBundledServer(): Promise<Uint8Array> {
  if (!IS_CLONE) return readFileSync(join(import.meta.dirname, BUNDLED_SERVER));
  const { bundleServer } = await import("./bundle-code.ts");
  return bundleServer();
}

/** Name, in `lib`, of the element for other sites. */
export const ELEMENT = "element.js";

/** Reads the element for other sites; in a clone it is made now. */
export function readElement(): Uint8Array {
  if (!IS_CLONE) return readFileSync(join(import.meta.dirname, ELEMENT));
  // What bundles is not in the package, so that it is asked for only here.
  const { bundleElement }: typeof import("./bundle-code.ts") = createRequire(import.meta.url)("./bundle-code.ts");
  return bundleElement();
}

/** The styles and scripts of the page. */
export const PAGE_FILES = join(PACKAGE, "src/doors/page/static");

/** The settings of the Worker that hold for every corpus. */
export const WORKER_SETTINGS = join(PACKAGE, "wrangler.toml");

/** Finds wrangler, to be run by this Node, so that neither PATH nor the platform's launchers matter. */
export function findWrangler(): string {
  return join(createRequire(import.meta.url).resolve("wrangler/package.json"), "../bin/wrangler.js");
}

/** Names a command as whoever reads it can type it: through npm in a clone, with npx elsewhere. */
export function nameCommand(command: string, ...args: string[]): string {
  const rest = args.map((arg) => ` ${arg}`).join("");
  if (!IS_CLONE || !existsSync("package.json")) return `npx pressmark ${command}${rest}`;
  return `npm run ${command}${args.length > 0 ? ` --${rest}` : ""}`;
}
