import { globSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import * as z from "zod";

const ROOT = new URL("../../", import.meta.url);
const read = (file: string) => parse(readFileSync(new URL(file, ROOT), "utf8"), { strict: true });
const { scripts } = JSON.parse(readFileSync(new URL("package.json", ROOT), "utf8"));

const Step = z.strictObject({
  uses: z.string().optional(),
  with: z.record(z.string(), z.unknown()).optional(),
  run: z.string().optional(),
  shell: z.literal("bash").optional(),
  "working-directory": z.string().optional(),
  env: z.record(z.string(), z.string()).optional(),
});
const Action = z.strictObject({
  name: z.string(),
  description: z.string(),
  inputs: z.record(
    z.string(),
    z.strictObject({ description: z.string(), default: z.string().optional(), required: z.boolean().optional() }),
  ),
  runs: z.strictObject({ using: z.literal("composite"), steps: z.array(Step) }),
});
const Workflow = z.looseObject({
  name: z.string(),
  jobs: z.record(z.string(), z.looseObject({ "runs-on": z.string(), steps: z.array(Step) })),
});
const Template = z.strictObject({
  name: z.string(),
  description: z.string(),
  labels: z.array(z.string()),
  body: z.array(
    z.strictObject({
      type: z.enum(["input", "textarea"]),
      id: z.string(),
      attributes: z.strictObject({
        label: z.string(),
        description: z.string().optional(),
        render: z.string().optional(),
      }),
      validations: z.strictObject({ required: z.boolean() }).optional(),
    }),
  ),
});

const ACTION = Action.parse(read(".github/actions/deploy/action.yml"));
const WORKFLOWS = globSync(".github/workflows/*.yml", { cwd: ROOT }).map((file) => ({
  file,
  ...Workflow.parse(read(file)),
}));
const STEPS = [
  ...WORKFLOWS.flatMap(({ file, jobs }) =>
    Object.values(jobs).flatMap(({ steps }) => steps.map((step) => ({ file, step }))),
  ),
  ...ACTION.runs.steps.map((step) => ({ file: "the action", step })),
];

/** The script of package.json that a command of npm runs; "ci" for an install. */
function scriptOf(run: string): string {
  return /^npm (?:run (?:-s )?)?([\w-]+)/.exec(run)?.[1] ?? run;
}

describe("The workflows", () => {
  test("test every push, and deploy the articles", () => {
    expect(WORKFLOWS.map(({ name }) => name).sort()).toEqual(["Deploy", "Test"]);
    const runs = STEPS.filter(({ file }) => file.endsWith("test.yml")).flatMap(({ step }) => step.run ?? []);
    expect(runs).toEqual(["npm ci", "npm test"]);
  });

  test("run only scripts that there are", () => {
    const named = STEPS.flatMap(({ step }) => (step.run === undefined ? [] : scriptOf(step.run)));
    expect(named.filter((name) => name !== "ci" && scripts[name] === undefined)).toEqual([]);
  });

  test("put nothing that was given into a command, where it could be read as one", () => {
    expect(STEPS.flatMap(({ step }) => step.run ?? []).filter((run) => run.includes("${{"))).toEqual([]);
  });

  test("give the action what it wants, and nothing else", () => {
    const guide = readFileSync(new URL("docs/operations.md", ROOT), "utf8");
    const [, example = ""] = /^```yaml\n(.*?)^```$/ms.exec(guide) ?? [];
    const shown = z.object({ jobs: Workflow.shape.jobs }).parse(parse(example));
    const uses = [...STEPS.map(({ step }) => step), ...Object.values(shown.jobs).flatMap(({ steps }) => steps)];
    const calls = uses.filter((step) => step.uses?.includes("actions/deploy"));
    const required = Object.entries(ACTION.inputs).flatMap(([name, input]) => (input.required ? name : []));
    expect(calls.length).toBe(2);
    for (const call of calls) {
      const given = Object.keys(call.with ?? {});
      expect(given).toEqual(expect.arrayContaining(required));
      expect(given.filter((name) => ACTION.inputs[name] === undefined)).toEqual([]);
    }
  });
});

test.each(globSync(".github/ISSUE_TEMPLATE/*.yml", { cwd: ROOT }).filter((file) => !file.endsWith("config.yml")))(
  "%s is a form that GitHub takes",
  (file) => {
    const { body } = Template.parse(read(file));
    const ids = body.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  },
);
