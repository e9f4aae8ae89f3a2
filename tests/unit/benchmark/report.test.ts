import { describe, expect, test } from "vitest";
import { drawChart } from "../../../scripts/benchmark/chart.ts";
import { quantile } from "../../../scripts/benchmark/quantile.ts";
import { formatReport } from "../../../scripts/benchmark/report.ts";
import { formatBytes, formatMs, formatRatio } from "../../../scripts/benchmark/table.ts";

describe("Quantiles go by the nearest rank", () => {
  test.each([
    [[3, 1, 2], 0.5, 2],
    [[4, 1, 3, 2], 0.5, 2],
    [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.95, 10],
    [[7], 0.95, 7],
  ])("of %j at %d: %d", (values, share, wanted) => {
    expect(quantile(values, share)).toBe(wanted);
  });
});

describe("Figures are written with three digits", () => {
  test.each([
    [formatMs(0.01234), "0.012 ms"],
    [formatMs(12.345), "12.3 ms"],
    [formatMs(1234), "1.23 s"],
    [formatBytes(0), "0"],
    [formatBytes(4_321), "4.32 kB"],
    [formatBytes(123_456_789), "123 MB"],
    [formatRatio(1, 4), " (0.25×)"],
    [formatRatio(1, undefined), ""],
  ])("%s", (written, wanted) => {
    expect(written).toBe(wanted);
  });
});

/** Results of two systems, one of which was stopped at the second size. */
const RESULTS = {
  parts: ["systems", "mcp"] as const,
  facts: { date: "2026-01-02", minutes: 3 },
  systems: [
    ["MiniSearch", "`prefix`", "nothing"],
    ["Other", "words", "texts"],
  ],
  rows: [
    { name: "the text", at: 1000, figures: { real: 900, synthetic: 100, words: 12_345 } },
    { name: "MiniSearch", at: 1000, figures: { "opening, ms": 10, "memory, open, bytes": 2_000_000 } },
    { name: "Other", at: 1000, figures: { "opening, ms": 25 } },
    { name: "Other", at: 5000, figures: { "build, ms": 1234 }, stopped: "over 3 min" },
    { name: "tools/list", at: "2026-07-28", figures: { "Pressmark, ms": 0.5, "ratio, ×": 0.25 } },
  ],
};

describe("A report", () => {
  const report = formatReport(RESULTS);

  test("has what was measured, with its ratio to MiniSearch at the same size", () => {
    expect(report).toContain("| MiniSearch | 1,000 | 10 ms | 2 MB |");
    expect(report).toContain("| Other | 1,000 | 25 ms (2.50×) | – |");
  });

  test("says why a system was not measured further", () => {
    expect(report).toContain(
      "|  | passages | build | stopped |\n| --- | ---: | ---: | --- |\n| Other | 5,000 | 1.23 s | over 3 min |",
    );
  });

  test("has only the sections of its parts, and names what is known without the units", () => {
    expect(report.match(/^## .*/gm)).toEqual([
      "## The text",
      "## Search engines on the same passages",
      "## A call over MCP",
    ]);
    expect(report).toContain("|  | passages | opening | memory, open |");
    expect(report).toContain("| tools/list | 2026-07-28 | 0.5 ms | 0.25× |");
  });

  test("has the facts of the run, and nothing left to fill in", () => {
    expect(report).toContain("Measured on 2026-01-02");
    expect(report).not.toMatch(/[{}]/);
  });
});

/** The texts of a picture with the places where they stand. */
function textsOf(svg: string): Record<string, { x: number; y: number }> {
  const found = svg.matchAll(/<text x="([\d.]+)" y="([\d.]+)">([^<]*)/g);
  return Object.fromEntries(Array.from(found, ([, x, y, text = ""]) => [text, { x: Number(x), y: Number(y) }]));
}

function drawLine(points: readonly (readonly [number, number])[]): string {
  return drawChart([{ title: "Time", series: [{ name: "A", points }], formatTick: (value) => `${value} ms` }]);
}

test("The axis that goes up covers its values in whole powers of ten, equally far apart", () => {
  // biome-ignore format: as a table
  const places = textsOf(drawLine([[1000, 3], [5000, 250]]));
  expect(Object.keys(places).filter((text) => text.endsWith(" ms"))).toEqual(["1 ms", "10 ms", "100 ms", "1000 ms"]);
  const [low = 0, middle = 0, high = 0] = ["1 ms", "10 ms", "100 ms"].map((tick) => places[tick]?.y);
  expect(low - middle).toBeCloseTo(middle - high, 0);
});

test("The axis that goes right marks each size, by its logarithm; a lone one is in its middle", () => {
  // biome-ignore format: as a table
  const places = textsOf(drawLine([[100, 1], [1, 1], [10, 1], [1, 1]]));
  const [low = 0, middle = 0, high = 0] = ["1", "10", "100"].map((tick) => places[tick]?.x);
  expect(middle - low).toBeCloseTo(high - middle, 0);
  expect(textsOf(drawLine([[5, 1]]))["5"]?.x).toBeCloseTo(middle, 0);
});

test("A chart has a line for each series and a name for each in its legend", () => {
  const points = [
    [1000, 2],
    [5000, 20],
  ] as const;
  const panel = { title: "Time", series: ["A & B", "C"].map((name) => ({ name, points })), formatTick: String };
  const svg = drawChart([panel, panel]);
  expect(svg.match(/<polyline/g)).toHaveLength(4);
  expect(svg.match(/A &amp; B/g)).toHaveLength(1);
  expect(svg).toContain("prefers-color-scheme:dark");
});

test("Each line has its own colour, however many there are", () => {
  const series = Array.from("ABCDEFGHIJ", (name) => ({ name, points: [[1, 1]] as const }));
  const svg = drawChart([{ title: "Time", series, formatTick: String }]);
  const drawn = Array.from(svg.matchAll(/<g class="(c\d+)"><polyline/g), ([, name = ""]) => name);
  const colours = drawn.map((name) => new RegExp(`\\.${name}{--c:([^}]+)}`).exec(svg)?.[1]);
  expect(new Set(colours)).not.toContain(undefined);
  expect(new Set(colours).size).toBe(10);
});
