import { execFile } from "node:child_process";
import { glob, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { z } from "zod";
import { CONFORMANCE_SUITES, UNTESTABLE_CHECKS } from "./conformance-suites.ts";

/** A scenario takes one or two seconds, most of it the start of Node; one that hangs is ended. */
const TIMEOUT_MS = 240_000;

const Checks = z.array(
  z.object({
    id: z.string(),
    status: z.enum(["SUCCESS", "FAILURE", "WARNING", "SKIPPED", "INFO"]),
    errorMessage: z.string().optional(),
  }),
);

const url = new URL("/mcp", inject("origin")).href;
let reports: string;

beforeAll(async () => {
  reports = await mkdtemp(join(tmpdir(), "conformance-"));
});

afterAll(async () => {
  await rm(reports, { recursive: true });
});

describe.each(CONFORMANCE_SUITES)(
  "Revision $revision by $package",
  ({ package: suite, revision, mustPass, elsewhere }) => {
    test.concurrent.for(mustPass)("passes %s", async (scenario, { expect }) => {
      const output = join(reports, `${suite}-${revision}-${scenario}`);
      const run = ["server", "--url", url, "--scenario", scenario, "--spec-version", revision, "--output-dir", output];
      const { exitCode, stdout } = await runSuite(suite, run);
      const checks = await readChecks(output);

      const bad = checks.filter(({ status }) => status === "FAILURE" || status === "WARNING");
      const untestable = bad.filter(({ id, errorMessage }) => {
        return UNTESTABLE_CHECKS.has(id) && errorMessage?.startsWith("Not testable");
      });
      expect(bad, stdout).toEqual(untestable);
      expect(
        checks.some(({ status }) => status === "SUCCESS"),
        "no check ran",
      ).toBe(true);
      expect(exitCode, stdout).toBe(untestable.length > 0 ? 1 : 0);
    });

    test("has every scenario of the suite either passed or explained", async () => {
      const { stdout } = await runSuite(suite, ["list", "--server", "--spec-version", revision]);
      const listed = [...stdout.matchAll(/^ {2}- (\S+)/gm)].map(([, name]) => name);
      expect(listed.sort()).toEqual([...mustPass, ...Object.values(elsewhere).flat()].sort());
    });
  },
);

function runSuite(suite: string, args: string[]): Promise<{ exitCode: unknown; stdout: string }> {
  const bin = fileURLToPath(new URL(`../../node_modules/${suite}/dist/index.js`, import.meta.url));
  return new Promise((resolve) => {
    execFile(process.execPath, [bin, ...args], { timeout: TIMEOUT_MS }, (error, stdout, stderr) => {
      resolve({ exitCode: error ? error.code : 0, stdout: stdout + stderr });
    });
  });
}

/** What the suite wrote down about each check. */
async function readChecks(folder: string): Promise<z.infer<typeof Checks>> {
  for await (const file of glob("*/checks.json", { cwd: folder })) {
    return Checks.parse(JSON.parse(await readFile(join(folder, file), "utf8")));
  }
  throw new Error("The suite wrote no checks");
}
