import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { bundleCommands, bundleElement, bundleServer, bundleWorker } from "./bundle-code.ts";
import { BUNDLED_SERVER, ELEMENT, PACKAGE } from "./package-files.ts";

/** What npm installs of the code: written anew by each `npm pack`, ignored by git. */
const LIBRARY = join(PACKAGE, "lib");

rmSync(LIBRARY, { recursive: true, force: true });
await bundleCommands(LIBRARY);
await bundleWorker(LIBRARY);
writeFileSync(join(LIBRARY, BUNDLED_SERVER), await bundleServer());
writeFileSync(join(LIBRARY, ELEMENT), bundleElement());
