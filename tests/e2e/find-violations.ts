import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import type { Page } from "playwright-core";

/** The checker as one script. Evaluated by the browser itself, it needs no leave of the page's Content-Security-Policy. */
const CHECKER = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Gives what axe-core finds wrong with the page as it stands, a line each: the rule, and the elements that break it. */
export async function findViolations(page: Page): Promise<string[]> {
  await page.evaluate(CHECKER);
  const { violations } = await page.evaluate<AxeResults>("axe.run()");
  return violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ html }) => html).join(" ")}`);
}
