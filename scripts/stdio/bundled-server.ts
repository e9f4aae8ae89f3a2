import { readFileSync } from "node:fs";
import { join } from "node:path";
import { openFolder } from "../open-index.ts";
import { ADDRESSES_FILE } from "./folder-index.ts";
import { serveIndex } from "./serve-index.ts";

// What runs in a bundle: the index lies beside this file's folder, and stays as it was when the bundle was made.
const BUNDLE = join(import.meta.dirname, "..");
const addresses: Record<string, string> = JSON.parse(readFileSync(join(BUNDLE, ADDRESSES_FILE), "utf8"));
serveIndex({ index: await openFolder(BUNDLE, (id) => addresses[id] ?? null) });
