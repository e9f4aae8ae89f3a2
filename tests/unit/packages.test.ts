import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import {
  formatLicences,
  LICENCES_FILE,
  licenceOf,
  listShipped,
  readLock,
  readManifest,
} from "../../scripts/package-list.ts";

/** Licences that let anybody use, change and pass on what is under them, as long as its notice stays. */
const PERMISSIVE = new Set([
  "MIT",
  "ISC",
  "0BSD",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "Apache-2.0",
  "BlueOak-1.0.0",
  "CC0-1.0",
]);

describe("Every package that is installed", () => {
  test("is pinned by the hash of its contents, for every platform", () => {
    const unpinned = readLock().filter(({ integrity = "" }) => !/^sha512-[A-Za-z0-9+/]{86}==$/.test(integrity));
    expect(unpinned.map(({ folder }) => folder)).toEqual([]);
  });

  test("comes from no other place than the registry that npm is set to", () => {
    const foreign = readLock().filter(
      ({ resolved }) => resolved && !resolved.startsWith("https://registry.npmjs.org/"),
    );
    expect(foreign.map(({ folder }) => folder)).toEqual([]);
  });

  test("runs no script on installing unless package.json names it", () => {
    const { allowScripts } = readManifest();
    const scripted = new Set(readLock().flatMap(({ name, hasInstallScript }) => (hasInstallScript ? [name] : [])));
    expect([...scripted].sort()).toEqual(Object.keys(allowScripts).sort());
  });
});

describe("Every package that ships", () => {
  test("is under a permissive licence", () => {
    const { worker, build } = listShipped();
    expect(worker.length).toBeGreaterThan(5);
    expect(build.length).toBeGreaterThan(50);
    const others = [...worker, ...build].filter(
      (one) =>
        !licenceOf(one)
          .split(/ AND | OR /)
          .every((licence) => PERMISSIVE.has(licence)),
    );
    expect(others.map((one) => `${one.name} ${licenceOf(one)}`)).toEqual([]);
  });

  test("is in the list of licences, as `npm run licences` writes it", () => {
    expect(readFileSync(LICENCES_FILE, "utf8")).toBe(formatLicences(listShipped()));
  });
});
