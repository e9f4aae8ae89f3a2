import { createHash } from "node:crypto";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { IS_CLONE, PACKAGE } from "../package-files.ts";

/** What reads and analyses articles, and the versions of the packages that it uses. */
const READING_CODE = IS_CLONE
  ? ["src/{contract,corpus,index,text}/**/*.ts", "scripts/building/*.ts", "package-lock.json"]
  : ["lib/*.js", "package.json"];

/** Gives a digest of the code that reads articles: what another version of it read is not to be trusted. */
export function readCodeVersion(): string {
  const hash = createHash("sha256").update(process.version);
  for (const path of globSync(READING_CODE, { cwd: PACKAGE }).sort())
    hash.update(`\n${path}\n`).update(readFileSync(join(PACKAGE, path)));
  return hash.digest("hex");
}
