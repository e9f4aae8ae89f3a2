import type { Reporter, TestModule } from "vitest/node";

/** Ends a run with the one line that a build server reads: how many tests passed and failed. */
export default class CountReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const count = (state: string) => tests.filter((test) => test.result().state === state).length;
    // A file that could not be loaded, what fails before or after its tests, or an error outside any is a failure that no test counts.
    const outside = modules.filter((module) => {
      return module.state() === "failed" && module.children.allTests("failed").next().done;
    }).length;
    console.log(
      `${count("passed")} passed, ${count("failed") + outside + errors.length} failed, ${count("skipped")} skipped`,
    );
  }
}
