import { createDecadeScale, createExactScale, type LogScale } from "./log-scale.ts";

/** One line of a panel: its points from left to right. */
export interface Series {
  name: string;
  points: readonly (readonly [x: number, y: number])[];
}

/** One pair of axes, both logarithmic. */
export interface Panel {
  title: string;
  series: readonly Series[];
  /** Writes a tick of the axis that goes up. */
  formatTick(value: number): string;
}

/** A chart of panels side by side, whose series go by the same names and colours. */
export interface Chart {
  title: string;
  description: string;
  panels: readonly Panel[];
  /** Name of the axis that goes right, and its ticks. */
  xName: string;
  formatX(value: number): string;
}

const PANEL = { width: 440, height: 300, left: 70, right: 16, top: 44, bottom: 50 };
const LEGEND = { row: 22, columns: 4, top: 14 };

/** Colours on white and on black, told apart by lightness too; the first is that of the line that matters. */
const COLOURS = [
  ["#b3261e", "#ff8a80"],
  ["#1f5fbf", "#82b1ff"],
  ["#00796b", "#4dd0b5"],
  ["#7a8f00", "#d4e157"],
  ["#8e4ec6", "#ce93ff"],
  ["#a15c00", "#ffb74d"],
  ["#5f6368", "#bdc1c6"],
] as const;

interface Scales {
  x: LogScale;
  y: LogScale;
}

/** The place of a series among all, by which it has its colour. */
type ColourOf = (name: string) => number;

function escapeText(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}

function makeStyle(): string {
  const colours = (side: 0 | 1) => COLOURS.map((pair, at) => `.c${at}{--c:${pair[side]}}`).join("");
  return `<style>
text{font:12px system-ui,sans-serif;fill:#3c4043}.title{font-size:14px;font-weight:600}.grid{stroke:#dadce0}.axis{stroke:#80868b}
.line{fill:none;stroke:var(--c);stroke-width:1.75;stroke-linejoin:round}.dot{fill:var(--c)}.c0.line{stroke-width:3.5}${colours(0)}
@media(prefers-color-scheme:dark){text{fill:#e8eaed}.grid{stroke:#3c4043}.axis{stroke:#9aa0a6}${colours(1)}}
</style>`;
}

function drawText([x, y]: readonly [number, number], text: string, attributes: string): string {
  return `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" ${attributes}>${escapeText(text)}</text>`;
}

function drawSeries({ points }: Series, colour: number, scales: Scales): string {
  const places = points.map(([x, y]) => `${scales.x.at(x).toFixed(1)},${scales.y.at(y).toFixed(1)}`);
  const dots = places.map((place) => {
    const [x, y] = place.split(",");
    return `<circle class="dot c${colour}" cx="${x}" cy="${y}" r="${colour === 0 ? 4 : 3}"/>`;
  });
  return `<polyline class="line c${colour}" points="${places.join(" ")}"/>${dots.join("")}`;
}

/** Draws the lines and ticks of both axes. */
function drawAxes({ formatTick }: Panel, { xName, formatX }: Chart, { x, y }: Scales): string {
  const { left, right, bottom, width, height } = PANEL;
  const ups = y.ticks.map((value) => {
    const place = y.at(value);
    const line = `<path class="grid" d="M${left} ${place.toFixed(1)}H${width - right}"/>`;
    return line + drawText([left - 8, place + 4], formatTick(value), 'text-anchor="end"');
  });
  const rights = x.ticks.map((value) => {
    const place = x.at(value);
    const line = `<path class="axis" d="M${place.toFixed(1)} ${height - bottom}v5"/>`;
    return line + drawText([place, height - bottom + 19], formatX(value), 'text-anchor="middle"');
  });
  const axis = `<path class="axis" d="M${left} ${height - bottom}H${width - right}"/>`;
  const name = drawText([(left + width - right) / 2, height - 10], xName, 'text-anchor="middle"');
  return [...ups, ...rights, axis, name].join("");
}

function drawPanel(panel: Panel, chart: Chart, colourOf: ColourOf): string {
  const { left, right, top, bottom, width, height } = PANEL;
  const points = panel.series.flatMap((series) => series.points);
  const title = drawText([left, top - 20], panel.title, 'class="title"');
  if (points.length === 0) return title;
  const scales: Scales = {
    x: createExactScale(
      points.map(([x]) => x),
      { from: left + 12, to: width - right - 24 },
    ),
    y: createDecadeScale(
      points.map(([, y]) => y),
      { from: height - bottom, to: top },
    ),
  };
  // The first series is drawn last, above all others.
  const lines = panel.series.toReversed().map((series) => drawSeries(series, colourOf(series.name), scales));
  return title + drawAxes(panel, chart, scales) + lines.join("");
}

function drawLegend(names: readonly string[]): string {
  const column = (PANEL.width * 2) / LEGEND.columns;
  const entries = names.map((name, at) => {
    const x = 24 + (at % LEGEND.columns) * column;
    const y = PANEL.height + LEGEND.top + Math.floor(at / LEGEND.columns) * LEGEND.row;
    return `<path class="line c${at}" d="M${x} ${y}h22"/>${drawText([x + 30, y + 4], name, "")}`;
  });
  return entries.join("");
}

/** Draws a chart as SVG that goes by the reader's preference for light or dark. At most seven series. */
export function drawChart(chart: Chart): string {
  const names = [...new Set(chart.panels.flatMap(({ series }) => series.map(({ name }) => name)))];
  const colourOf = (name: string) => names.indexOf(name) % COLOURS.length;
  const width = PANEL.width * chart.panels.length;
  const rows = Math.ceil(names.length / LEGEND.columns);
  const height = PANEL.height + LEGEND.top + rows * LEGEND.row;
  const panels = chart.panels.map(
    (panel, at) => `<g transform="translate(${at * PANEL.width})">${drawPanel(panel, chart, colourOf)}</g>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="t d">
<title id="t">${escapeText(chart.title)}</title><desc id="d">${escapeText(chart.description)}</desc>
${makeStyle()}
${panels.join("\n")}
${drawLegend(names)}
</svg>
`;
}
