import { globSync, readFileSync } from "node:fs";
import { basename, join, relative } from "node:path";
import { describe, expect, test } from "vitest";

/** Root of the project; tests run from anywhere. */
const ROOT = join(import.meta.dirname, "..", "..");

interface Import {
  file: string;
  /** What is imported: a path under src, or the name of a package. */
  from: string;
  /** Whether nothing of it is left when the types are stripped. */
  typeOnly: boolean;
}

const SOURCE_FILES = globSync("src/**/*.ts", { cwd: ROOT })
  .map((path) => path.replaceAll("\\", "/"))
  .sort();

const STATEMENT = /^(?:import|export)\s+(?:(type)\s+)?(?:([^;"']*?)\s*from\s*)?["']([^"']+)["']/gm;
const DYNAMIC = /\bimport\(\s*["'`]([^"'`]+)["'`]/g;

function isTypeOnly(keyword: string | undefined, names: string | undefined): boolean {
  if (keyword === "type") return true;
  const listed = /^\{(.*)\}$/s.exec(names?.trim() ?? "")?.[1];
  return listed?.split(",").every((name) => name.trim() === "" || name.trim().startsWith("type ")) ?? false;
}

function resolve(file: string, from: string): string {
  if (!from.startsWith(".")) return from;
  return relative(ROOT, join(ROOT, file, "..", from)).replaceAll("\\", "/");
}

function readImports(file: string): Import[] {
  const source = readFileSync(join(ROOT, file), "utf8");
  const statements = Array.from(source.matchAll(STATEMENT), ([, keyword, names, from = ""]) => ({
    file,
    from: resolve(file, from),
    typeOnly: isTypeOnly(keyword, names),
  }));
  const dynamic = Array.from(source.matchAll(DYNAMIC), ([, from = ""]) => ({
    file,
    from: resolve(file, from),
    typeOnly: false,
  }));
  return [...statements, ...dynamic];
}

const IMPORTS = SOURCE_FILES.flatMap(readImports);

/** Offending imports, as a person reads them: `src/a/b.ts imports src/c/d.ts`. */
function describeImports(imports: readonly Import[]): string[] {
  return imports.map(({ file, from }) => `${file} imports ${from}`);
}

function floorOf(path: string): string {
  return /^src\/([^/]+)\//.exec(path)?.[1] ?? path;
}

/** The floors that each floor may stand on, itself apart. */
const BELOW = {
  contract: [],
  analysis: ["contract"],
  corpus: ["analysis", "contract"],
  index: ["analysis", "contract"],
  retrieval: ["index", "analysis", "contract"],
  page: ["retrieval", "index", "analysis", "contract"],
  http: ["page", "retrieval", "index", "analysis", "contract"],
  mcp: ["retrieval", "index", "analysis", "contract"],
} as const;

test("Imports are seen at all, so that the rules below are about something", () => {
  expect(IMPORTS.length).toBeGreaterThan(200);
  expect(IMPORTS).toContainEqual({
    file: "src/index/read/load-index.ts",
    from: "src/index/read/passage-index.ts",
    typeOnly: false,
  });
  expect(IMPORTS).toContainEqual({
    file: "src/index/write/build-index.ts",
    from: "src/corpus/article.ts",
    typeOnly: true,
  });
});

describe("A floor stands only on floors below it", () => {
  test.each(Object.entries(BELOW))("%s on %j", (floor, below) => {
    const allowed = new Set<string>([floor, ...below]);
    const wrong = IMPORTS.filter(({ file, from, typeOnly }) => {
      if (floorOf(file) !== floor || !from.startsWith("src/") || allowed.has(floorOf(from))) return false;
      // The index is built of what the corpus gives: it may know its shape, and nothing else of it.
      return !(floor === "index" && floorOf(from) === "corpus" && typeOnly);
    });
    expect(describeImports(wrong)).toEqual([]);
  });

  test("and every folder of src is such a floor; only worker.ts stands above them all", () => {
    const places = new Set(SOURCE_FILES.map(floorOf));
    expect([...places].sort()).toEqual([...Object.keys(BELOW), "src/worker.ts"].sort());
  });
});

test("Nothing in src imports from outside src", () => {
  const outside = IMPORTS.filter(({ from }) => /^(?:\.\.|scripts\/|tests\/|dist\/|corpus\/)/.test(from));
  expect(describeImports(outside)).toEqual([]);
});

test("Only worker.ts imports of cloudflare:", () => {
  const wrong = IMPORTS.filter(({ file, from }) => from.startsWith("cloudflare:") && file !== "src/worker.ts");
  expect(describeImports(wrong)).toEqual([]);
});

test("Nothing in src imports of node:, so that it runs wherever the web's own interfaces are", () => {
  expect(describeImports(IMPORTS.filter(({ from }) => from.startsWith("node:")))).toEqual([]);
});

test("The parsers of src/corpus never reach the Worker: outside it, only their types are known", () => {
  const wrong = IMPORTS.filter(
    ({ file, from, typeOnly }) => floorOf(from) === "corpus" && floorOf(file) !== "corpus" && !typeOnly,
  );
  expect(describeImports(wrong)).toEqual([]);
});

test("The Worker does not carry what only the build needs", () => {
  const below = (file: string, seen = new Set<string>()): Set<string> => {
    if (seen.has(file)) return seen;
    seen.add(file);
    for (const { from, typeOnly } of IMPORTS.filter((one) => one.file === file)) if (!typeOnly) below(from, seen);
    return seen;
  };
  const carried = [...below("src/worker.ts")];
  expect(carried).toContain("src/index/read/passage-index.ts");
  const unwanted = /^src\/(?:corpus|index\/write)\/|^(?:yaml|micromark|mdast|hast|github-slugger|minisearch)/;
  expect(carried.filter((path) => unwanted.test(path))).toEqual([]);
});

test("What reads an index and what writes one know only its format of each other", () => {
  const other = { "src/index/read/": "src/index/write/", "src/index/write/": "src/index/read/" };
  const wrong = IMPORTS.filter(({ file, from }) =>
    Object.entries(other).some(([own, foreign]) => file.startsWith(own) && from.startsWith(foreign)),
  );
  expect(describeImports(wrong)).toEqual([]);
});

test("Every file of src is named in kebab-case", () => {
  expect(SOURCE_FILES.filter((file) => !/^[a-z0-9]+(?:-[a-z0-9]+)*\.ts$/.test(basename(file)))).toEqual([]);
});

test("Only worker.ts has a default export, which the platform asks for", () => {
  const withDefault = SOURCE_FILES.filter((file) =>
    /^export default\b|^export\s*\{[^}]*\bas default\b/m.test(readFileSync(join(ROOT, file), "utf8")),
  );
  expect(withDefault).toEqual(["src/worker.ts"]);
});
