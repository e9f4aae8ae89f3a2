import { join } from "node:path";
import type { BuiltIndex } from "../../src/index/build/build-index.ts";
import type { IndexOutput } from "../../src/index/store/index-store.ts";
import { formatCount } from "../../src/text/format-count.ts";
import { printable, printableLine } from "../../src/text/printable.ts";
import { BuildProgress } from "../building/build-progress.ts";
import { type IndexFolderOptions, indexFolder } from "../building/index-folder.ts";
import { keepInMemory, openReadingCache, type ReadingCache } from "../building/reading-cache.ts";
import { watchFolder } from "../building/watch-folder.ts";
import { createBuildCommand } from "../corpus-command.ts";
import { describeCorpus, WarningLog } from "../describe-corpus.ts";
import { locateState, makeStateFolder, type State, writeFileList } from "../locate-state.ts";
import { describeLast, INDEX_FOLDER } from "../open-index.ts";
import { checkCorpus, FOLLOW_LINKS } from "../read-folder.ts";
import { describeFailure } from "../run-command.ts";
import { describeKept, stageDist } from "../write-dist.ts";

interface BuildOptions {
  corpus: string;
  /** Folder to write to, where it is not beside the articles. */
  out?: string;
  /** Whether warnings stop the build. */
  strict?: boolean;
  /** Whether what was read before is kept and used. */
  cache: boolean;
  /** Whether links that lead out of the folder are followed. */
  followLinks?: boolean;
  /** Whether to build again after each change. */
  watch?: boolean;
}

function formatBytes(bytes: number): string {
  return bytes < 1_000_000 ? `${(bytes / 1_000).toFixed(1)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** Counts the files and bytes that are written. */
class Tally {
  files = 0;
  bytes = 0;

  countFiles(output: IndexOutput): IndexOutput {
    return {
      write: (file, bytes) => {
        this.files += 1;
        this.bytes += bytes.length;
        output.write(file, bytes);
      },
      createHash: () => output.createHash(),
    };
  }
}

/** A build of a corpus, and where it goes. */
interface Build extends Omit<BuildOptions, "cache"> {
  state: State;
  cache: ReadingCache | null;
}

function printSummary({ version, counts, words }: BuiltIndex, tally: Tally, { corpus, state }: Build): void {
  const read = [
    formatCount(counts.articles, "article"),
    formatCount(counts.passages, "passage"),
    formatCount(words, "word"),
  ];
  console.log(printableLine(`Read ${corpus}: ${read.join(", ")}`));
  const files = formatCount(tally.files, "file");
  console.log(
    printableLine(`Wrote ${join(state.site, INDEX_FOLDER)}: ${files}, ${formatBytes(tally.bytes)}, version ${version}`),
  );
}

/** Shows how far reading is, and each warning as it is met. Gives what is called after each part, and at the end. */
function createReport(): { onRead: NonNullable<IndexFolderOptions["onRead"]>; finish: () => void } {
  const progress = new BuildProgress({ terminal: process.stderr, env: process.env, now: () => performance.now() });
  const log = new WarningLog();
  let noted = 0;
  return {
    onRead({ warnings, ...done }) {
      const lines = warnings.slice(noted).map((warning) => log.note(warning));
      noted = warnings.length;
      for (const line of lines) if (line !== null) progress.print(line);
      progress.show(done);
    },
    finish() {
      progress.clear();
      for (const line of log.finish()) console.error(line);
    },
  };
}

async function build(options: Build): Promise<void> {
  const { corpus, state, cache, strict: isStrict = false, followLinks = false } = options;
  const tally = new Tally();
  using staged = stageDist(state.site);
  const { onRead, finish } = createReport();
  const output = tally.countFiles(staged.output);
  const { built, read, files } = await indexFolder({ corpus, output, isStrict, followLinks, cache, onRead }).finally(
    finish,
  );
  // A server opens the index as soon as it is in place, with the list that is there then.
  writeFileList(state, files);
  staged.place(built.version);
  printSummary(built, tally, options);
  for (const line of describeCorpus(read)) console.log(line);
}

/** A faulty article must not stop a server that runs for development: it serves the last good index. */
async function buildForServer(options: Build): Promise<void> {
  try {
    await build(options);
  } catch (error) {
    const { isGood, sentence } = describeLast(options.state.site);
    const kept = isGood ? "the last good index is served until this is fixed" : sentence;
    console.error(`${describeFailure(error)}\nNot built; ${printable(kept)}`);
  }
}

/** Builds, and again after each change; what has not changed stays in memory. */
function buildOnChange(options: Build): Promise<void> {
  const kept = { ...options, cache: options.cache && keepInMemory(options.cache) };
  let [isBuilding, isStale] = [false, false];
  const rebuild = async () => {
    isStale = true;
    if (isBuilding) return;
    for (isBuilding = true; isStale; ) {
      isStale = false;
      watching.refresh();
      await buildForServer(kept);
    }
    isBuilding = false;
  };
  // Whoever has started this may end without a word.
  process.once("disconnect", () => process.exit());
  const watching = watchFolder(options.corpus, options, rebuild);
  return rebuild();
}

/** Builds. When a file could not be written, the fault says which index is still there. */
async function buildOnce(options: Build): Promise<void> {
  try {
    await build(options);
  } catch (error) {
    const kept = describeKept(error, options.state.site);
    throw kept === null ? error : new Error(`${error instanceof Error ? error.message : error}; ${kept}`);
  }
}

async function start(named: string | undefined, given: BuildOptions): Promise<void> {
  const corpus = named ?? given.corpus;
  checkCorpus(corpus);
  const state = locateState(corpus, given.out);
  if (given.out === undefined) makeStateFolder(state);
  const options = { ...given, corpus, state, cache: given.cache ? openReadingCache(state) : null };
  if (options.watch) await buildOnChange(options);
  else if (process.env.WRANGLER_COMMAND === "dev") await buildForServer(options);
  else await buildOnce(options);
}

/** Options and action. */
export const command = createBuildCommand("write")
  .option("--strict", "stop at what would be a warning")
  .option("--follow-links", FOLLOW_LINKS, process.env.FOLLOW_LINKS === "1")
  .option("--no-cache", "read every article anew, and keep nothing of them")
  .option("--watch", "build again after each change, until interrupted")
  .action(start);
