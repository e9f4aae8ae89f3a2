import { describe, expect, test } from "vitest";
import { BuildProgress } from "../../../scripts/building/build-progress.ts";

/** What a build writes that says every half second how far it is, and warns once. */
function writtenBy(isTTY: boolean, seconds: number, env: Record<string, string> = {}): string[] {
  const written: string[] = [];
  let ms = 0;
  const progress = new BuildProgress({
    terminal: { isTTY, write: (text: string) => written.push(text) },
    env,
    now: () => ms,
  });
  for (; ms <= seconds * 1000; ms += 500)
    progress.show({ doneBytes: ms, totalBytes: seconds * 1000, articles: ms / 500 });
  progress.print("Warning: something");
  return written.filter((text) => text !== "");
}

/** To the start of the line, and clear it. */
const CLEAR = "\r\u001b[K";

describe("On a terminal", () => {
  test("a build shows how far it is once it takes a second, and a warning stands on a line of its own", () => {
    expect(writtenBy(true, 2)).toEqual([
      `${CLEAR}[############            ] 50 % read, 2 articles`,
      `${CLEAR}[##################      ] 75 % read, 3 articles`,
      `${CLEAR}[########################] 100 % read, 4 articles`,
      `${CLEAR}[########################] Putting the index together`,
      CLEAR,
      "Warning: something\n",
    ]);
  });

  test("a shorter one shows nothing", () => {
    expect(writtenBy(true, 0.5)).toEqual([CLEAR, "Warning: something\n"]);
  });
});

describe("Elsewhere", () => {
  test.each([
    ["a pipe", false, {}],
    ["continuous integration", true, { CI: "true" }],
    ["a dumb terminal", true, { TERM: "dumb" }],
  ])("%s gets plain lines, of a build that takes long only", (_, isTTY, env) => {
    expect(writtenBy(isTTY, 2, env)).toEqual(["Warning: something\n"]);
    expect(writtenBy(isTTY, 20, env)).toEqual([
      "50 % read, 20 articles\n",
      "100 % read, 40 articles\n",
      "Warning: something\n",
    ]);
  });
});
