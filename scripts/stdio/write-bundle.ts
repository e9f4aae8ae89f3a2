import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { zipSync } from "fflate";
import { slug } from "github-slugger";
import { formatCount } from "../../src/text/format-count.ts";
import { printableLine } from "../../src/text/printable.ts";
import { INDEX_FOLDER, openFolder } from "../open-index.ts";
import { PACKAGE, PAGE_FILES, readBundledServer } from "../package-files.ts";
import { writing } from "../write-error.ts";
import { ADDRESSES_FILE, type Addresses } from "./folder-index.ts";

/** Path, in a bundle, of the server. */
const SERVER = "server/index.js";

/** What a bundle is made of, and the file to write. */
interface BundleSources {
  /** The folder that a build wrote to. */
  site: string;
  addresses: Addresses;
  file: string;
}

/** Every file of a folder, by its path in a bundle. */
function readFiles(folder: string, prefix: string): Record<string, Uint8Array> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const files = entries.map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(files.map((path) => [`${prefix}${path.slice(folder.length)}`, readFileSync(path)]));
}

/**
 * Writes a bundle that Claude Desktop installs with one click: a server, and an index as it is now (MCPB, manifest 0.3). Its
 * links lead to the addresses of articles, or to their files on this machine. Throws a WriteError when the file cannot be written.
 */
export async function writeBundle({ site, addresses, file }: BundleSources): Promise<void> {
  const { corpus, counts, reference } = await openFolder(site);
  const { version, license } = JSON.parse(readFileSync(join(PACKAGE, "package.json"), "utf8"));
  const manifest = {
    manifest_version: "0.3",
    name: slug(corpus.name) || "articles",
    display_name: corpus.title,
    version,
    description: `Search over ${corpus.title}: ${formatCount(counts.articles, "article")}, index ${reference.version}`,
    ...(corpus.description !== null && { long_description: corpus.description }),
    author: { name: corpus.title },
    license,
    icon: "icon.svg",
    server: {
      type: "node",
      entry_point: SERVER,
      mcp_config: { command: "node", args: [`\${__dirname}/${SERVER}`] },
    },
    tools_generated: true,
    prompts_generated: true,
    compatibility: { runtimes: { node: ">=22" } },
  };
  const encoder = new TextEncoder();
  const bundle = zipSync({
    "manifest.json": encoder.encode(`${JSON.stringify(manifest, null, 2)}\n`),
    "icon.svg": readFileSync(join(PAGE_FILES, "icon.svg")),
    "server/package.json": encoder.encode('{"type":"module"}\n'),
    [ADDRESSES_FILE]: encoder.encode(JSON.stringify(Object.fromEntries(addresses))),
    [SERVER]: await readBundledServer(),
    ...readFiles(join(site, INDEX_FOLDER), INDEX_FOLDER),
  });
  writing(file, () => writeFileSync(file, bundle));
  console.log(
    printableLine(`Wrote ${file}: ${formatCount(counts.articles, "article")}, ${formatCount(bundle.length, "byte")}`),
  );
}
