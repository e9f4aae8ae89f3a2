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

/**
 * The order of the folders, lowest first: each imports only what comes before it in its list. Folders of one line do not
 * import each other.
 */
const ORDER: Readonly<Record<string, readonly (readonly string[])[]>> = {
  src: [
    ["text"],
    ["contract"],
    ["corpus", "index"],
    ["reading"],
    ["search"],
    ["quotes", "suggestions"],
    ["operations"],
    ["doors"],
    ["worker.ts"],
  ],
  "src/index": [["format"], ["store"], ["read", "build"]],
  "src/search": [["ranking.ts", "bm25.ts"], ["query"], ["match"], ["score"], ["answer"]],
  "src/doors": [["access"], ["discovery"], ["page"], ["http", "mcp"]],
};

/** Folders of src that hold folders, src itself first. */
const PARENTS = [...new Set(SOURCE_FILES.flatMap(foldersAbove))].sort();

function foldersAbove(file: string): string[] {
  const parts = file.split("/").slice(0, -1);
  return parts.map((_, at) => parts.slice(0, at + 1).join("/"));
}

/** The file or folder directly inside a folder that a path lies in; `null` for a path outside it. */
function childOf(folder: string, path: string): string | null {
  return path.startsWith(`${folder}/`) ? (path.slice(folder.length + 1).split("/")[0] ?? null) : null;
}

/** The imports that lead from one child of a folder to another. */
function importsInside(folder: string): (Import & { child: string; other: string })[] {
  return IMPORTS.flatMap((one) => {
    const [child, other] = [childOf(folder, one.file), childOf(folder, one.from)];
    return child !== null && other !== null && child !== other ? [{ ...one, child, other }] : [];
  });
}

/** A ring of files and folders of one folder, each of which imports the next; `null` when there is none. */
function findRing(folder: string): string[] | null {
  const inside = importsInside(folder);
  const done = new Set<string>();
  const follow = (child: string, path: readonly string[]): string[] | null => {
    if (path.includes(child)) return [...path.slice(path.indexOf(child)), child];
    if (done.has(child)) return null;
    for (const { other } of inside.filter((one) => one.child === child)) {
      const ring = follow(other, [...path, child]);
      if (ring) return ring;
    }
    done.add(child);
    return null;
  };
  return inside.map(({ child }) => follow(child, [])).find((ring) => ring !== null) ?? null;
}

/** The build knows the shape of an article, and nothing else of how articles are read. */
function isShapeOfArticle({ file, from, typeOnly }: Import): boolean {
  return typeOnly && file.startsWith("src/index/build/") && from === "src/corpus/article.ts";
}

test("Imports are seen at all, so that the rules below are about something", () => {
  expect(IMPORTS.length).toBeGreaterThan(200);
  expect(IMPORTS).toContainEqual({
    file: "src/index/read/load-index.ts",
    from: "src/index/read/passage-index.ts",
    typeOnly: false,
  });
  expect(IMPORTS).toContainEqual({
    file: "src/index/build/build-index.ts",
    from: "src/corpus/article.ts",
    typeOnly: true,
  });
});

describe("Imports point one way", () => {
  test.each(Object.entries(ORDER))("in %s", (folder, order) => {
    const rankOf = (child: string) => order.findIndex((names) => names.includes(child));
    const wrong = importsInside(folder).filter((one) => {
      const [from, to] = [rankOf(one.child), rankOf(one.other)];
      return from >= 0 && to >= from && !isShapeOfArticle(one);
    });
    expect(describeImports(wrong)).toEqual([]);
  });

  test("and every folder of src has its place in the order", () => {
    const children = new Set(SOURCE_FILES.map((file) => childOf("src", file)));
    expect([...children].sort()).toEqual(ORDER.src?.flat().sort());
  });

  test.each(PARENTS)("Nothing inside %s imports in a ring, types included", (folder) => {
    expect(findRing(folder)).toBeNull();
  });
});

test("Doors do not import each other, but for the pages that HTTP serves", () => {
  const wrong = IMPORTS.filter(
    ({ file, from }) => file.startsWith("src/doors/mcp/") && /^src\/doors\/(?:http|page)\//.test(from),
  );
  expect(describeImports(wrong)).toEqual([]);
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
  const unwanted = /^src\/(?:corpus|index\/build)\/|^(?:yaml|micromark|mdast|hast|github-slugger|minisearch)/;
  expect(carried.filter((path) => unwanted.test(path))).toEqual([]);
});

test("The Worker does not carry zod's locales and methods that nothing calls, as it would if zod were imported by its name", () => {
  const byName = /^import \{[^}]*\bz\b[^}]*\} from "zod"/m;
  expect(SOURCE_FILES.filter((file) => byName.test(readFileSync(join(ROOT, file), "utf8")))).toEqual([]);
});

test("What reads an index and what writes one know only its format of each other", () => {
  const other = { "src/index/read/": "src/index/build/", "src/index/build/": "src/index/read/" };
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
