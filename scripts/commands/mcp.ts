import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createCorpusCommand } from "../corpus-command.ts";
import { locateState, makeStateFolder, readFileAddresses } from "../locate-state.ts";
import { withBuiltIndex } from "../open-index.ts";
import { ENTRY } from "../package-files.ts";
import { checkCorpus } from "../read-folder.ts";
import { type Addresses, FolderIndex } from "../stdio/folder-index.ts";
import { serveIndex } from "../stdio/serve-index.ts";
import { WriteError } from "../write-error.ts";

interface McpOptions {
  corpus: string;
  /** Folder of a built index, which is served as it is. */
  index?: string;
  /** Whether changes of the articles are served. */
  watch: boolean;
  /** File to write a bundle to, instead of serving. */
  bundle?: string;
}

/** Builds a corpus in a process of its own, whose stdout is not the protocol's. */
function startBuild(corpus: string, options: readonly string[]): ChildProcess {
  return spawn(process.execPath, [ENTRY, "build", corpus, ...options], {
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
}

/** Gives the option that says where to build to: beside the articles, or where that cannot be, for as long as this runs. */
function chooseOut(corpus: string): { site: string; options: string[] } {
  const state = locateState(corpus);
  try {
    makeStateFolder(state);
    return { site: state.site, options: [] };
  } catch (error) {
    if (!(error instanceof WriteError)) throw error;
    const out = mkdtempSync(join(tmpdir(), "pressmark-"));
    process.once("exit", () => rmSync(out, { recursive: true, force: true }));
    return { site: out, options: ["--out", out] };
  }
}

/**
 * Opens the index of a corpus: the one that is there, which a build then brings up to date, or one that is built now. `null` when
 * it cannot be built; the build has said why.
 */
async function openCorpus(corpus: string, isWatched: boolean): Promise<FolderIndex | null> {
  checkCorpus(corpus);
  const { site, options } = chooseOut(corpus);
  const state = locateState(corpus);
  const readAddresses = () => readFileAddresses(corpus, state);
  const open = () => FolderIndex.open(site, readAddresses);
  const kept = await open().catch(() => null);
  if (!kept) {
    const [code] = await once(startBuild(corpus, options), "exit");
    if (code !== 0) return null;
  }
  const served = kept ?? (await open());
  if (isWatched) {
    const builder = startBuild(corpus, [...options, "--watch"]);
    builder.unref();
    builder.channel?.unref();
  }
  return served;
}

/** Opens a built index, and reads all of it once: damage is best known before an assistant asks. */
async function openBuilt(folder: string): Promise<FolderIndex> {
  await withBuiltIndex(folder, (index) => index.check());
  const none: Addresses = new Map();
  return FolderIndex.open(folder, () => none);
}

/** Writes a bundle of a built index, or of a corpus, which is built first. */
async function makeBundle(corpus: string, index: string | undefined, file: string): Promise<void> {
  const { writeBundle } = await import("../stdio/write-bundle.ts");
  if (index !== undefined) return withBuiltIndex(index, () => writeBundle({ site: index, addresses: new Map(), file }));
  checkCorpus(corpus);
  const { site, options } = chooseOut(corpus);
  const [code] = await once(startBuild(corpus, options), "exit");
  if (code === 0) await writeBundle({ site, addresses: readFileAddresses(corpus, locateState(corpus)), file });
  else process.exitCode = 1;
}

async function start(named: string | undefined, { corpus: usual, index, watch, bundle }: McpOptions): Promise<void> {
  const corpus = named ?? usual;
  if (bundle !== undefined) return makeBundle(corpus, index, bundle);
  const served = index === undefined ? await openCorpus(corpus, watch) : await openBuilt(index);
  if (served) serveIndex(served);
  else process.exitCode = 1;
}

/** Options and action. */
export const command = createCorpusCommand()
  .option("--index <folder>", "folder of a built index, as --out of the build named it, served instead of a corpus")
  .option("--no-watch", "serve the articles as they are now, whatever changes")
  .option("--bundle <file>", "write a Claude Desktop bundle (.mcpb) that serves the articles as they are now, and end")
  .addHelpText(
    "after",
    `
Serves the index that is there at once, and brings it up to date beside; without one, builds it first. An article without an
address of its own is cited by its file on this machine.`,
  )
  .action(start);
