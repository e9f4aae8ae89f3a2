import { expect, test } from "vitest";
import { createProgress } from "../../scripts/create-progress.ts";

/** What stands on a stream after some progress. */
function shownOn(isTTY: boolean | undefined): string {
  let shown = "";
  const stream = { ...(isTTY === undefined ? {} : { isTTY }), write: (text: string) => (shown += text) };
  const showProgress = createProgress(stream);
  showProgress("Ranked 1 of 2 topics");
  showProgress("");
  return shown;
}

test("Progress is shown on a terminal, and wiped away in the end", () => {
  expect(shownOn(true)).toBe("\r\u001b[KRanked 1 of 2 topics\r\u001b[K");
});

test.each([false, undefined])("Nothing is shown in a file or a pipe (isTTY %s)", (isTTY) => {
  expect(shownOn(isTTY)).toBe("");
});
