import { describe, expect, test } from "vitest";
import { formatReport, type Row } from "../../../scripts/benchmark/report.ts";
import { quantile } from "../../../scripts/benchmark/run-process.ts";

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

const FACTS = { date: "2026-01-02", node: "v24.0.0", machine: "a machine", minutes: 3, gigabytes: 4 };

/** Rows of two engines, one of which was stopped at the second size; and of their Workers. */
const ROWS: Row[] = [
  { engine: "MiniSearch", passages: 1000, figures: { "opening, ms": 10, "memory, MB": 2 } },
  { engine: "Other", passages: 1000, figures: { "opening, ms": 25, "nothing found": 3 } },
  { engine: "Other", passages: 5000, figures: { "build, ms": 1234.5 }, stopped: "over 3 min" },
  { engine: "MiniSearch", passages: 1000, isWorker: true, figures: { "GET /search, ms": 0.5 } },
  { engine: "Other", passages: 1000, isWorker: true, figures: { "GET /search, ms": 0.012345 } },
];

describe("A report", () => {
  const report = formatReport({ facts: FACTS, rows: ROWS });

  test("has what was measured with three digits, and its ratio to MiniSearch at the same size", () => {
    expect(report).toContain("| MiniSearch | 1,000 | 10 | – | 2 | – |");
    expect(report).toContain("| Other | 1,000 | 25 (2.5×) | – | – | – |");
  });

  test("compares Workers with MiniSearch's Worker", () => {
    expect(report).toMatch(/\| MiniSearch in workerd \| 1,000 \| 0.5 \|/);
    expect(report).toMatch(/\| Other in workerd \| 1,000 \| 0.0123 \(0.0247×\) \|/);
  });

  test("says why an engine was not measured further", () => {
    expect(report).toMatch(/\| Other \| 5,000 \|.* 1,230 \|.* over 3 min \|/);
  });

  test("has the tables for which there are figures, and no other", () => {
    expect(report).toContain("## Answers, warm");
    expect(report).not.toContain("## A Worker's start and memory");
  });

  test("has the facts of the run, and nothing left to fill in", () => {
    expect(report).toContain("Measured on 2026-01-02 with Node v24.0.0 on a machine");
    expect(report).not.toMatch(/[{}]/);
  });
});
