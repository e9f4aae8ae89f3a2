import { createHash } from "node:crypto";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";

const PROJECT = join(import.meta.dirname, "../..");

/** What reads and analyses articles, and the versions of the packages that it uses. */
const READING_CODE = ["src/{contract,corpus,index,text}/**/*.ts", "scripts/building/*.ts", "package-lock.json"];

/** Gives a digest of the code that reads articles: what another version of it read is not to be trusted. */
export function readCodeVersion(): string {
  const hash = createHash("sha256").update(process.version);
  for (const path of globSync(READING_CODE, { cwd: PROJECT }).sort())
    hash.update(`\n${path}\n`).update(readFileSync(join(PROJECT, path)));
  return hash.digest("hex");
}
