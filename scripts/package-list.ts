import { readdirSync, readFileSync } from "node:fs";
import { isBuiltin } from "node:module";
import { join, resolve } from "node:path";
import * as z from "zod";

const PROJECT = resolve(import.meta.dirname, "..");

/** Where the list of packages stands. */
export const LICENCES_FILE = join(PROJECT, "docs/licences.md");

const Names = z.record(z.string(), z.string()).default({});

/** A package as the lock file pins it. */
const LockEntry = z.object({
  version: z.string(),
  resolved: z.string().optional(),
  integrity: z.string().optional(),
  license: z.string().optional(),
  hasInstallScript: z.boolean().optional(),
  dependencies: Names,
  optionalDependencies: Names,
});

const Lock = z.object({ packages: z.record(z.string(), z.looseObject({ link: z.boolean().default(false) })) });

const Manifest = z.object({ allowScripts: z.record(z.string(), z.boolean()), dependencies: Names });

const Licensed = z.object({ license: z.string() });

/** A package in the lock file, by the folder that it is installed in. */
export interface LockedPackage extends z.infer<typeof LockEntry> {
  folder: string;
  name: string;
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(join(PROJECT, file), "utf8"));
}

/** Reads what `package.json` says of packages. */
export function readManifest(): z.infer<typeof Manifest> {
  return Manifest.parse(readJson("package.json"));
}

/** Reads every package of the lock file, but not the folders of this project. */
export function readLock(): LockedPackage[] {
  const { packages } = Lock.parse(readJson("package-lock.json"));
  return Object.entries(packages)
    .filter(([folder, { link }]) => folder.includes("node_modules/") && !link)
    .map(([folder, entry]) => ({
      ...LockEntry.parse(entry),
      folder,
      name: folder.slice(folder.lastIndexOf("node_modules/") + "node_modules/".length),
    }));
}

/** Finds the package that a folder gets by a name, as Node does: its own, else that of a folder around it. */
function resolvePackage(
  packages: ReadonlyMap<string, LockedPackage>,
  folder: string,
  name: string,
): LockedPackage | undefined {
  for (let at = folder; ; at = at.slice(0, Math.max(0, at.lastIndexOf("/node_modules/")))) {
    const found = packages.get(`${at === "" ? "" : `${at}/`}node_modules/${name}`);
    if (found || at === "") return found;
  }
}

/** Lists packages with all that they need, once each, in the order of their folders. Optional ones of other platforms are left out. */
function closeOver(names: Iterable<string>): LockedPackage[] {
  const packages = new Map(readLock().map((one) => [one.folder, one]));
  const waiting = Array.from(names, (name) => resolvePackage(packages, "", name));
  const found = new Map<string, LockedPackage>();
  for (let one = waiting.pop(); one || waiting.length > 0; one = waiting.pop()) {
    if (!one || found.has(one.folder)) continue;
    found.set(one.folder, one);
    for (const name of Object.keys(one.dependencies)) waiting.push(resolvePackage(packages, one.folder, name));
  }
  return [...found.values()].sort((a, b) => (a.folder < b.folder ? -1 : 1));
}

const IMPORT = /^(?:import|export)[^"';]*?from "([^".][^"]*)"|^import "([^".][^"]*)"/gm;

/** What of src reads articles and makes indexes, and never reaches the Worker. */
const BUILD_FOLDERS = /^(?:corpus|index\/build)\//;

/** The packages that the Worker imports by name. */
function importsOfWorker(): Set<string> {
  const files = readdirSync(join(PROJECT, "src"), { recursive: true, encoding: "utf8" });
  const names = files
    .filter((file) => file.endsWith(".ts") && !BUILD_FOLDERS.test(file))
    .flatMap((file) => Array.from(readFileSync(join(PROJECT, "src", file), "utf8").matchAll(IMPORT)))
    .map(([, from = "", bare = ""]) => from || bare)
    .filter((name) => !isBuiltin(name) && !name.startsWith("cloudflare:"));
  return new Set(
    names.map((name) =>
      name
        .split("/")
        .slice(0, name.startsWith("@") ? 2 : 1)
        .join("/"),
    ),
  );
}

/** The packages in the Worker that is deployed, and those that are installed beside them to build and deploy. */
export interface ShippedPackages {
  worker: LockedPackage[];
  build: LockedPackage[];
}

/** Lists what ships: the packages that `package.json` has as dependencies, with all that they need. */
export function listShipped(): ShippedPackages {
  const worker = closeOver(importsOfWorker());
  const folders = new Set(worker.map(({ folder }) => folder));
  const build = closeOver(Object.keys(readManifest().dependencies));
  return { worker, build: build.filter(({ folder }) => !folders.has(folder)) };
}

/** The licence that a package says it has. Throws an Error that names one that says none. */
export function licenceOf({ folder, license }: LockedPackage): string {
  if (license !== undefined) return license;
  const manifest = Licensed.safeParse(readJson(join(folder, "package.json")));
  if (!manifest.success) throw new Error(`${folder} says no licence, wanted one in its package.json`);
  return manifest.data.license;
}

function formatTable(packages: readonly LockedPackage[]): string {
  const rows = packages.map((one) => `| ${one.name} | ${one.version} | ${licenceOf(one)} |`);
  return ["| package | version | licence |", "| --- | --- | --- |", ...new Set(rows)].join("\n");
}

/** Writes the list of what ships, for {@link LICENCES_FILE}. */
export function formatLicences({ worker, build }: ShippedPackages): string {
  return `# Licences

Pressmark is under the MIT licence ([LICENSE](../LICENSE)). \`npm run licences\` writes this list from \`package-lock.json\`; \`npm test\` fails when
it is not up to date, or has a licence that is not permissive.

## In the Worker that is deployed

${formatTable(worker)}

## For building, serving and deploying

These are installed on the owner's machine. Nothing of them is deployed.

${formatTable(build)}
`;
}
