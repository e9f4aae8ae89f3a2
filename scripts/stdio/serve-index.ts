import { serveStdio } from "@modelcontextprotocol/server/stdio";
import { createServer } from "../../src/doors/mcp/create-server.ts";
import type { PassageIndex } from "../../src/index/read/passage-index.ts";
import { LOCAL_SITE } from "../../src/reading/make-urls.ts";
import { printable } from "../../src/text/printable.ts";

/** Said to assistants, since an article without an address of its own is cited by its file. */
const ABOUT_LINKS =
  "\n\nLinks that begin with file:// open an article on this machine; not every program scrolls to the passage.";

/** What is served over stdio. */
interface Served {
  /** The index that is in place now. */
  readonly index: PassageIndex;
}

/**
 * Serves the tools over stdio until the client goes. Stdout is the protocol's; everything else goes to stderr.
 */
export function serveIndex(served: Served): void {
  const server = serveStdio(
    ({ era }) => createServer(served.index, { era, origin: LOCAL_SITE, renew: () => served.index, hint: ABOUT_LINKS }),
    { onerror: (error) => console.error(printable(error.message)) },
  );
  process.once("SIGINT", () => server.close());
}
