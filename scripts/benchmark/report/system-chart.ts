import type { SystemRow } from "../measure-systems.ts";
import { SYSTEMS } from "../systems.ts";
import { drawChart, type Panel, type Series } from "./chart.ts";
import { formatBytes, formatCount, formatMs } from "./format-figure.ts";

/** One line for each system of what was measured of it; what cannot stand on a logarithmic axis is left out. */
function makeSeries(rows: readonly SystemRow[], read: (row: SystemRow) => number | null): Series[] {
  const names = [...new Set(rows.map(({ system }) => system))];
  const all = names.map((name) => {
    const points = rows
      .filter(({ system }) => system === name)
      .map((row) => [row.passages, read(row) ?? 0] as const)
      .filter(([, value]) => value > 0);
    return { name: SYSTEMS[name].title, points };
  });
  return all.filter(({ points }) => points.length > 0);
}

/** Draws the time to open and the memory held against the size of the corpus, one line for each system. */
export function drawSystemChart(rows: readonly SystemRow[]): string {
  const panels: Panel[] = [
    {
      title: "Time to open",
      series: makeSeries(rows, ({ open }) => (open && "figures" in open ? open.figures.openMs : null)),
      formatTick: formatMs,
    },
    {
      title: "Memory held, all queries asked",
      series: makeSeries(rows, ({ answer }) => (answer && "figures" in answer ? answer.figures.askedBytes : null)),
      formatTick: formatBytes,
    },
  ];
  return drawChart({
    title: "Time to open an index and memory it holds, by the size of the corpus",
    description: "Two panels with logarithmic axes: time to open, and memory held, against passages; lower is better.",
    panels,
    xName: "passages",
    formatX: formatCount,
  });
}
