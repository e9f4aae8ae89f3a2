import { execFile } from "node:child_process";
import { cpSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, inject, test, vi } from "vitest";
import { serveRoutes } from "../support/web-server.ts";
import { DevServer, PATIENCE } from "./dev-server.ts";
import { launchBrowser } from "./launch-browser.ts";
import { PROJECT } from "./run-script.ts";

const GUIDES = ["README.md", "CONTRIBUTING.md", ...globSync("docs/*.md", { cwd: PROJECT })];

/** Commands that are not run, and why. */
const NOT_RUN: readonly (readonly [command: RegExp, reason: string])[] = [
  [/^npm ci/, "installs from the registry; what follows it is run by itself, and npm test runs this"],
  [/^npm test/, "runs this"],
  [/^npx wrangler /, "acts on an account of Cloudflare"],
  [/^npm run -s import -- https:/, "asks the world outside; tests/unit/import asks a server of its own"],
  [/^(?:claude|codex|gemini) /, "is a program of somebody else, and wants an account"],
  [/^trec_eval /, "is a program of somebody else, built from its source"],
];

/** What the guides name, as it is here. */
const STANDS_FOR: readonly (readonly [named: RegExp, here: string])[] = [
  [/'localhost:8787/, `'${inject("origin")}`],
  [/https:\/\/pressmark\.example\.workers\.dev/, inject("origin")],
];

interface Line {
  guide: string;
  command: string;
}

/** What a guide has in its blocks of a language, or in those of none. */
function readBlocks(guide: string, language = ""): string[] {
  const text = readFileSync(join(PROJECT, guide), "utf8");
  const blocks = text.matchAll(/^```(\w*)\n(.*?)^```$/gms);
  return Array.from(blocks).flatMap(([, named, block = ""]) => (named === language ? block : []));
}

/** The lines of the blocks of shell in a guide, without comments, and those that a block shows with what they print. */
function readCommands(guide: string): Line[] {
  const shell = readBlocks(guide, "sh").flatMap((block) => block.split("\n"));
  const shown = readBlocks(guide).flatMap((block) => Array.from(block.matchAll(/^\$ (.*)/gm), ([, line = ""]) => line));
  const lines = [...shell, ...shown].map((line) => line.replace(/\s+# .*/, "").trim());
  return lines.filter((command) => command !== "").map((command) => ({ guide, command }));
}

const LINES = GUIDES.flatMap(readCommands);
const isRun = ({ command }: Line) => !NOT_RUN.some(([pattern]) => pattern.test(command));
const isServer = ({ command }: Line) => /^npm run dev\b/.test(command);

let folder: string;
let clone: string;
let env: NodeJS.ProcessEnv;

/** A clone of the project with nothing built, and a home with a few articles in it. */
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "guides-"));
  clone = join(folder, "pressmark");
  for (const part of ["src", "scripts", "corpus", "package.json", "wrangler.toml", "tsconfig.json"])
    cpSync(join(PROJECT, part), join(clone, part), { recursive: true, filter: (file) => !file.includes(".pressmark") });
  symlinkSync(join(PROJECT, "node_modules"), join(clone, "node_modules"));
  const notes = join(folder, "articles/notes");
  mkdirSync(notes, { recursive: true });
  writeFileSync(join(notes, "hens.md"), "# Hens\n\nHens eat grain, and lay an egg on most days.\n");
  writeFileSync(join(dirname(notes), "harbour.txt"), "The harbour\n\nBoats lie in the harbour at night.\n");
  // The articles and judgements that the guide to measuring is about, as it shows them.
  const [bees, garlic, apples, qrels] = readBlocks("docs/evaluation.md");
  const [queries] = readBlocks("docs/evaluation.md", "json");
  const judged = {
    "articles/bees-in-winter.md": bees,
    "articles/planting-garlic.md": garlic,
    "articles/pruning-apple-trees.md": apples,
    "judged/queries.jsonl": queries,
    "judged/qrels.tsv": qrels,
  };
  for (const [file, text = ""] of Object.entries(judged)) {
    mkdirSync(join(clone, dirname(file)), { recursive: true });
    writeFileSync(join(clone, file), text);
  }
  // What a day of the log is kept in.
  const request = { type: "request", door: "http", route: "/search", status: 200 };
  writeFileSync(join(clone, "day.log"), `${JSON.stringify(request)}\n`);
  env = { ...process.env, HOME: folder, CORPUS: undefined, WRANGLER_LOG_PATH: folder, KEY: "pm_none" };
});

afterAll(() => rmSync(folder, { recursive: true }));

/** A command as it is typed here: at the address of this test's server, and without an account to deploy to. */
function adapt({ command }: Line): string {
  const here = STANDS_FOR.reduce((text, [named, address]) => text.replace(named, address), command);
  // curl takes an error for an answer unless it is told otherwise.
  if (here.startsWith("curl ")) return here.replace("curl", "curl -fsS");
  if (!here.startsWith("npm run deploy") || here.includes("--dry-run")) return here;
  return `${here}${here.includes(" -- ") ? "" : " --"} --dry-run`;
}

const said = (text: string) => promisify(execFile)("sh", ["-c", text], { cwd: clone, env, maxBuffer: 1 << 26 });

describe("Every command of the guides", () => {
  // In the order of the guides, since a line may need what the one before it has made.
  test.each(LINES.filter((line) => isRun(line) && !isServer(line)))("$guide: $command", async (line) => {
    const typed = adapt(line).startsWith("npm run -s init") ? `${adapt(line)} < /dev/null` : adapt(line);
    await expect(said(typed)).resolves.toBeDefined();
  });

  test.each(LINES.filter(isServer))("$guide: $command", async ({ command }) => {
    const text = `exec ${command}${command.includes(" -- ") ? "" : " --"} "$@"`;
    const server = new DevServer({ command: ["sh", "-c", text, "sh"], cwd: clone, env });
    await vi.waitFor(() => expect(server.origin).toContain("http://localhost:"), PATIENCE);
    expect((await fetch(`${server.origin}/status`)).status).toBe(200);
    await server.interrupt();
  });

  test.each(NOT_RUN)("%s is in a guide still, as one that is not run", (pattern) => {
    expect(LINES.some(({ command }) => pattern.test(command))).toBe(true);
  });
});

test("Every link of a guide to a file of the project leads to one, and none is to a heading that is not there", () => {
  const slug = (heading: string) =>
    heading
      .toLowerCase()
      .replace(/[^\w -]/g, "")
      .replaceAll(" ", "-");
  const broken = GUIDES.flatMap((guide) => {
    const text = readFileSync(join(PROJECT, guide), "utf8").replace(/^```.*?^```$/gms, "");
    return Array.from(text.matchAll(/\]\((?!https?:)([^)#]*)(?:#([^)]+))?\)/g), ([, path = "", anchor]) => {
      const file = path === "" ? join(PROJECT, guide) : join(PROJECT, dirname(guide), path);
      if (!globSync(file).length) return `${guide}: ${path}`;
      const headings = anchor
        ? Array.from(readFileSync(file, "utf8").matchAll(/^#+ (.*)$/gm), ([, name = ""]) => slug(name))
        : [];
      return anchor && !headings.includes(anchor) ? `${guide}: ${path}#${anchor}` : [];
    }).flat();
  });
  expect(broken).toEqual([]);
});

describe("What the README says of a command", () => {
  const rows = readFileSync(join(PROJECT, "README.md"), "utf8").matchAll(/^\| (`(?!npm )[a-z]+ .*?`) \| .*/gm);
  const described = Array.from(rows, ([, usage = ""]) => ({ name: /[a-z]+(?: add)?/.exec(usage)?.[0] ?? "", usage }));

  test.each(described)("names only options that $name has", async ({ name, usage }) => {
    const { stdout } = await said(`node scripts/pressmark.ts ${name} --help`);
    for (const [option] of usage.matchAll(/--[a-z-]+/g)) expect(stdout).toContain(option);
  });

  test("and it says something of each", async () => {
    const { stdout } = await said("node scripts/pressmark.ts --help");
    const commands = Array.from(stdout.matchAll(/^ {2}([a-z]+) /gm), ([, name]) => name);
    const named = new Set(described.map(({ name }) => name.split(" ")[0]));
    expect(commands.filter((name) => name !== undefined && name !== "help" && !named.has(name))).toEqual([]);
    expect(named.size).toBeGreaterThan(10);
  });
});

test("A page of another site searches by the element, the form and the script of the guide", async () => {
  const [element = "", dialog = "", form = "", script = ""] = readBlocks("docs/embedding.md", "html").map((block) =>
    block.replaceAll("https://pressmark.example.workers.dev", inject("origin")),
  );
  const [load = ""] = element.split("\n");
  const { origin } = await serveRoutes({
    "/element": element,
    "/dialog": load + dialog,
    "/form": form,
    "/script": script,
  });
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    await page.goto(`${origin}/element`);
    await page.getByRole("combobox").fill("fishermen");
    await page.getByRole("option", { name: "repatriated" }).waitFor();
    await page.goto(`${origin}/dialog`);
    await page.getByRole("button", { name: "Search" }).waitFor();
    await page.keyboard.press("Control+j");
    await page.getByRole("combobox").fill("fishermen");
    await page.getByRole("option", { name: "repatriated" }).waitFor();
    await page.goto(`${origin}/script`);
    await page.locator("#found li a").first().waitFor();
    expect(await page.locator("#found li").first().textContent()).toContain("repatriated");
    await page.goto(`${origin}/form`);
    await page.getByRole("searchbox").fill("fishermen");
    await page.getByRole("button").click();
    await page.locator(".hit").first().waitFor();
    expect(page.url()).toBe(`${inject("origin")}/?q=fishermen`);
  } finally {
    await browser.close();
  }
});

test("The README shows what the service answers", async () => {
  const readme = readFileSync(join(PROJECT, "README.md"), "utf8");
  const [, shown = ""] = /^```json\n(.*?)^```$/ms.exec(readme) ?? [];
  const answer = await fetch(`${inject("origin")}/search?q=who+repatriated+the+fishermen&limit=1`);
  expect(await answer.json()).toMatchObject(JSON.parse(shown));
});
