import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { runScript } from "../../e2e/run-script.ts";
import { writeFiles } from "./write-files.ts";

test("What is taken for the article is measured by the words that it shares with what a person took", async () => {
  const text = "The keeper lit his lamp at dusk, as he had done for thirty years.";
  const truth = {
    whole: { articleBody: text, title: "The lamp" },
    half: { articleBody: `${text} ${text.toUpperCase()}`, title: "Another lamp" },
  };
  const folder = writeFiles({ "ground-truth.json": JSON.stringify(truth) });
  mkdirSync(join(folder, "html"));
  for (const name of Object.keys(truth))
    writeFileSync(join(folder, `html/${name}.html.gz`), gzipSync(`<h1>The lamp</h1><nav>Home</nav><p>${text}</p>`));
  const { code, stdout } = await runScript(["extract-benchmark", folder]);
  // Of 14 words come 11 runs of four; of 28, 25 runs, 11 of them the same.
  const figures = "pages 2\nF1 0.8372\nprecision 1.0000\nrecall 0.7200\ntitles 0.5000\n";
  expect({ code, stdout }).toEqual({ code: 0, stdout: figures });
});
