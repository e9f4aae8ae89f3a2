import { Session } from "node:inspector/promises";

/** Counts how often the functions of some files are called while something runs: as V8 counts them, not what calls them. */
export async function countCalls(files: readonly string[], run: () => Promise<unknown>): Promise<number> {
  const session = new Session();
  session.connect();
  await session.post("Profiler.enable");
  // Counting begins anew with it.
  await session.post("Profiler.startPreciseCoverage", { callCount: true, detailed: false });
  await run();
  const { result } = await session.post("Profiler.takePreciseCoverage");
  await session.post("Profiler.stopPreciseCoverage");
  session.disconnect();
  const scripts = result.filter(({ url }) => files.some((file) => url.endsWith(file)));
  const counts = scripts.flatMap(({ functions }) => functions.map(({ ranges: [whole] }) => whole?.count ?? 0));
  return counts.reduce((sum, count) => sum + count, 0);
}
