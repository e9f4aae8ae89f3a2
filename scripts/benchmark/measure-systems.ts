import { rmSync } from "node:fs";
import { join } from "node:path";
import type { CorpusSize } from "./corpus/write-corpus.ts";
import { measureSystem, type SystemFigures, whyStopped } from "./measure/measure-system.ts";
import type { Limits } from "./process/run-process.ts";
import { SYSTEMS, type SystemName } from "./systems.ts";

/** What was measured of one system at one size. */
export interface SystemRow extends SystemFigures {
  system: SystemName;
  passages: number;
}

/** What is known of the corpus of a size. */
export type CorpusFacts = Omit<CorpusSize, "survey">;

/** What systems are measured with at one size. */
export interface SystemPlan {
  systems: readonly SystemName[];
  passages: number;
  /** The corpus as JSON lines, and the queries as JSON. */
  corpus: string;
  queries: string;
  /** Where to put the systems' files. */
  scratch: string;
  limits: Limits;
  /** Whether only the systems' files are wanted. */
  buildOnly: boolean;
  /** Whether the files of a system are wanted after it was measured. */
  isKept(system: SystemName): boolean;
  /** Why a system was stopped at a smaller size; those that are stopped now are added. */
  stopped: Map<SystemName, string>;
  log(message: string): void;
}

/** Where a system's files of a size are, in the folder of a plan. */
export function builtFolder(scratch: string, system: SystemName, passages: number): string {
  return join(scratch, `${system}-${passages}`);
}

/** Nothing of a system that was stopped at a smaller size, but the reason. */
function skipped(reason: string): SystemFigures {
  return { build: { stopped: `skipped (${reason})` }, files: null, open: null, answer: null, fetch: null };
}

async function measureOne(plan: SystemPlan, system: SystemName): Promise<SystemFigures> {
  const { passages, corpus, queries, scratch, limits, buildOnly, stopped } = plan;
  const reason = stopped.get(system);
  if (reason) return skipped(reason);
  const task = { system, corpus, passages, queries, folder: builtFolder(scratch, system, passages) };
  const figures = await measureSystem({ task, limits, fetches: SYSTEMS[system].fetches, buildOnly });
  const why = whyStopped(figures);
  if (why) stopped.set(system, `${why} at ${passages.toLocaleString("en")}`);
  if (!plan.isKept(system)) rmSync(task.folder, { recursive: true, force: true });
  return figures;
}

/** Measures systems on the same passages, one at a time; one that was stopped at a smaller size is skipped. */
export async function measureSystems(plan: SystemPlan): Promise<SystemRow[]> {
  const { systems, passages, log } = plan;
  const rows: SystemRow[] = [];
  for (const system of systems) {
    log(`${SYSTEMS[system].title}, ${passages} passages`);
    rows.push({ system, passages, ...(await measureOne(plan, system)) });
  }
  return rows;
}
