import { mkdirSync, rmSync } from "node:fs";
import type { z } from "zod";
import { type Limits, type Outcome, runProcess } from "../process/run-process.ts";
import { median } from "./quantile.ts";
import {
  AnswerFigures,
  type BuildFigures as Build,
  BuildFigures,
  type FetchFigures as Fetch,
  FetchFigures,
  OpenFigures,
  type Task,
} from "./task.ts";
import { type FileFigures, weighFiles } from "./weigh-files.ts";

const SCRIPT = new URL("measure.ts", import.meta.url);

/** Fresh processes that a system is opened in: some milliseconds vary by half. */
const PROCESSES = 9;

/** All that was measured of a system at a size; `null` for what was not. */
export interface SystemFigures {
  build: Outcome<Build> | null;
  files: FileFigures | null;
  /** The median of several processes, each figure by itself. */
  open: Outcome<OpenFigures> | null;
  answer: Outcome<AnswerFigures> | null;
  fetch: Outcome<Fetch> | null;
}

/** What to measure, and within which limits. */
export interface Measurement {
  task: Omit<Task, "step">;
  limits: Limits;
  /** Whether the system fetches files on demand, so that these are counted. */
  fetches: boolean;
  /** Whether only its files are wanted. */
  buildOnly: boolean;
}

function medianOf(figures: readonly OpenFigures[]): OpenFigures {
  const of = (name: keyof OpenFigures) => median(figures.map((one) => one[name]));
  return { readBytes: of("readBytes"), readMs: of("readMs"), openMs: of("openMs"), answeredMs: of("answeredMs") };
}

async function openInProcesses(open: () => Promise<Outcome<OpenFigures>>): Promise<Outcome<OpenFigures>> {
  const figures: OpenFigures[] = [];
  for (let count = 0; count < PROCESSES; count++) {
    const outcome = await open();
    if ("stopped" in outcome) return outcome;
    figures.push(outcome.figures);
  }
  return { figures: medianOf(figures) };
}

/** Says why a system is not to be measured at a larger size; `null` when nothing was stopped. */
export function whyStopped({ build, open, answer, fetch }: SystemFigures): string | null {
  const stopped = [build, open, answer, fetch].find((outcome) => outcome !== null && "stopped" in outcome);
  return stopped && "stopped" in stopped ? stopped.stopped : null;
}

/** Builds a system's files in the task's folder and measures it in every way, one process after the other. */
export async function measureSystem({ task, limits, fetches, buildOnly }: Measurement): Promise<SystemFigures> {
  const run = <T>(step: Task["step"], shape: z.ZodType<T>) =>
    runProcess({ script: SCRIPT, argument: { ...task, step }, shape, limits });
  rmSync(task.folder, { recursive: true, force: true });
  mkdirSync(task.folder, { recursive: true });
  const build = await run("build", BuildFigures);
  const built: SystemFigures = { build, files: null, open: null, answer: null, fetch: null };
  if ("stopped" in build || buildOnly) return built;
  built.files = await weighFiles(task.folder);
  built.open = await openInProcesses(() => run("open", OpenFigures));
  if ("stopped" in built.open) return built;
  built.answer = await run("answer", AnswerFigures);
  if (fetches) built.fetch = await run("fetch", FetchFigures);
  return built;
}
