import { describe, expect, test } from "vitest";
import { quantile } from "../../../scripts/benchmark/measure/quantile.ts";
import { drawChart } from "../../../scripts/benchmark/report/chart.ts";
import { formatBytes, formatMs, formatRatio } from "../../../scripts/benchmark/report/format-figure.ts";
import { createDecadeScale, createExactScale } from "../../../scripts/benchmark/report/log-scale.ts";

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

test("A scale of decades covers its values in whole powers of ten", () => {
  const { at, ticks } = createDecadeScale([3, 250], { from: 0, to: 300 });
  expect(ticks).toEqual([1, 10, 100, 1000]);
  expect(at(10)).toBeCloseTo(100);
});

test("An exact scale goes from the least value to the greatest, and has one value in its middle", () => {
  expect(createExactScale([100, 1, 10, 1], { from: 0, to: 100 }).ticks).toEqual([1, 10, 100]);
  expect(createExactScale([100, 1], { from: 0, to: 100 }).at(10)).toBeCloseTo(50);
  expect(createExactScale([5], { from: 0, to: 100 }).at(5)).toBe(50);
});

test("A chart has a line for each series and a name for each in its legend", () => {
  const points = [
    [1000, 2],
    [5000, 20],
  ] as const;
  const panel = { title: "Time", series: ["A & B", "C"].map((name) => ({ name, points })), formatTick: String };
  const svg = drawChart({ title: "T", description: "D", panels: [panel, panel], xName: "x", formatX: String });
  expect(svg.match(/<polyline/g)).toHaveLength(4);
  expect(svg.match(/A &amp; B/g)).toHaveLength(1);
  expect(svg).toContain("prefers-color-scheme:dark");
});
