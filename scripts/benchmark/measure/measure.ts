import { readFileSync } from "node:fs";
import { z } from "zod";
import { reportFigures } from "../process/report-figures.ts";
import { QUERY_KINDS } from "../system.ts";
import { isSystemName, SYSTEMS } from "../systems.ts";
import { measureAnswers } from "./measure-answers.ts";
import { measureBuild } from "./measure-build.ts";
import { measureFetches } from "./measure-fetches.ts";
import { measureOpen } from "./measure-open.ts";
import { Task } from "./task.ts";

const Queries = z.array(z.object({ kind: z.enum(QUERY_KINDS), text: z.string() }));

const STEPS = { build: measureBuild, open: measureOpen, answer: measureAnswers, fetch: measureFetches };

await reportFigures(Task, async (task, begin) => {
  if (!isSystemName(task.system)) throw new Error(`There is no system ${task.system}`);
  const system = await SYSTEMS[task.system].load();
  const queries = Queries.parse(JSON.parse(readFileSync(task.queries, "utf8")));
  await begin();
  return STEPS[task.step](system, task, { queries, begin });
});
