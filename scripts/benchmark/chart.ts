/** One pair of axes, both logarithmic, with a line for each series; what is not above 0 has no place on it. */
export interface Panel {
  title: string;
  series: readonly { name: string; points: readonly (readonly [x: number, y: number])[] }[];
  /** Writes a tick of the axis that goes up. */
  formatTick(value: number): string;
}

/** Gives each of so many series a colour: hues by the golden angle, of which any number stay apart, red first. */
function makeColours(count: number, lightness: readonly [number, number]): string {
  const hues = Array.from({ length: count }, (_, at) => (4 + at * 137.5) % 360);
  return hues.map((hue, at) => `.c${at}{--c:hsl(${hue} 70% ${lightness[at % 2]}%)}`).join("");
}

function makeStyle(count: number): string {
  return `<style>text{font:12px system-ui,sans-serif;fill:#3c4043}.end{text-anchor:end}.middle{text-anchor:middle}.grid{stroke:#dadce0}
polyline,.key{fill:none;stroke:var(--c);stroke-width:1.75}circle{fill:var(--c)}.c0 polyline,.c0.key{stroke-width:3.5}
${makeColours(count, [42, 32])}@media(prefers-color-scheme:dark){text{fill:#e8eaed}.grid{stroke:#3c4043}${makeColours(count, [72, 60])}}</style>`;
}

function drawText(x: number, y: number, text: string): string {
  return `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}">${text.replaceAll("&", "&amp;").replaceAll("<", "&lt;")}</text>`;
}

/** Maps values to an axis by their logarithm: the first tick to `from`, the last to `to`, a lone one halfway. */
function createScale(ticks: readonly number[], from: number, to: number): (value: number) => number {
  const [low = 1, high = low] = [ticks[0], ticks.at(-1)];
  return (value) => from + (high > low ? Math.log(value / low) / Math.log(high / low) : 0.5) * (to - from);
}

function drawPanel({ title, series, formatTick }: Panel): string {
  const lines = series.map(({ points }) => points.filter(([, y]) => y > 0));
  const sizes = [...new Set(lines.flat().map(([x]) => x))].sort((a, b) => a - b);
  if (sizes.length === 0) return "";
  const powers = lines.flat().map(([, y]) => Math.log10(y));
  const [least, most] = [Math.floor(Math.min(...powers)), Math.ceil(Math.max(...powers))];
  const decades = Array.from({ length: Math.max(2, most - least + 1) }, (_, step) => 10 ** (least + step));
  const [toX, toY] = [createScale(sizes, 82, 400), createScale(decades, 250, 44)];
  const grid = decades.map((tick) => `<path class="grid" d="M70 ${toY(tick).toFixed(1)}H424"/>`);
  const ups = decades.map((tick) => drawText(62, toY(tick) + 4, formatTick(tick)));
  const rights = sizes.map((size) => drawText(toX(size), 269, size.toLocaleString("en")));
  const drawn = lines.map((line, at) => {
    const places = line.map(([x, y]) => [toX(x).toFixed(1), toY(y).toFixed(1)] as const);
    const dots = places.map(([x, y]) => `<circle cx="${x}" cy="${y}" r="3"/>`);
    return `<g class="c${at}"><polyline points="${places.join(" ")}"/>${dots.join("")}</g>`;
  });
  // The first line is drawn last, above all others.
  return `${drawText(70, 24, `${title}, by passages`)}${grid.join("")}<g class="end">${ups.join("")}</g>
<g class="middle">${rights.join("")}</g>${drawn.reverse().join("")}`;
}

/** Draws panels of the same series side by side as SVG that goes by the reader's preference for light or dark. */
export function drawChart(panels: readonly Panel[]): string {
  const names = panels[0]?.series.map(({ name }) => name) ?? [];
  const legend = names.map((name, at) => {
    const [x, y] = [24 + (at % 4) * 220, 304 + Math.floor(at / 4) * 22];
    return `<path class="key c${at}" d="M${x} ${y}h22"/>${drawText(x + 30, y + 4, name)}`;
  });
  const height = 300 + Math.ceil(names.length / 4) * 22;
  const drawn = panels.map((panel, at) => `<g transform="translate(${at * 440})">${drawPanel(panel)}</g>`);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${panels.length * 440} ${height}" role="img" aria-labelledby="t">
<title id="t">${panels.map(({ title }) => title).join("; ")}, by the number of passages; lower is better</title>
${[makeStyle(names.length), ...drawn, ...legend].join("\n")}
</svg>
`;
}
