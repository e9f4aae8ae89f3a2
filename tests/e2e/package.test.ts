import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DevServer } from "./dev-server.ts";
import { PROJECT } from "./run-script.ts";

const run = promisify(execFile);

/** What a user's terminal has: none of the programs of this project, and nothing of the npm that runs these tests. */
const ENV: NodeJS.ProcessEnv = {
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(?:npm_|CORPUS$)/i.test(name))),
  PATH: (process.env.PATH ?? "")
    .split(delimiter)
    .filter((folder) => !folder.includes("node_modules"))
    .join(delimiter),
};

let folder: string;
let home: string;

/**
 * Writes what npm installs the package by: its own versions of what it needs, so that all of it is at hand from the install of
 * this project.
 */
async function writeLock(tarball: string): Promise<void> {
  const { packages } = JSON.parse(await readFile(join(PROJECT, "package-lock.json"), "utf8"));
  const { "": own, ...others } = packages;
  const dependencies = { pressmark: `file:${tarball}` };
  const integrity = `sha512-${createHash("sha512")
    .update(await readFile(tarball))
    .digest("base64")}`;
  const needed = Object.entries<{ dev?: boolean; link?: boolean }>(others).filter(([, { dev, link }]) => !dev && !link);
  const lock = {
    lockfileVersion: 3,
    packages: {
      "": { dependencies },
      "node_modules/pressmark": {
        version: own.version,
        resolved: dependencies.pressmark,
        integrity,
        dependencies: own.dependencies,
        bin: own.bin,
      },
      ...Object.fromEntries(needed),
    },
  };
  await writeFile(join(home, "package.json"), JSON.stringify({ dependencies }));
  await writeFile(join(home, "package-lock.json"), JSON.stringify(lock));
}

const npm = (args: readonly string[], cwd: string) => run("npm", args, { cwd, env: ENV, maxBuffer: 1 << 28 });
const pressmark = async (...args: string[]) =>
  (await run("npx", ["pressmark", ...args], { cwd: home, env: { ...ENV, NO_COLOR: "1" } })).stdout;

async function writeFiles(name: string, files: Record<string, string>): Promise<string> {
  const path = join(folder, name);
  await mkdir(path, { recursive: true });
  for (const [file, text] of Object.entries(files)) await writeFile(join(path, file), text);
  return path;
}

let packed: string[];
let boats: string;
let birds: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "package-"));
  home = join(folder, "home");
  await mkdir(home);
  boats = await writeFiles("boats", {
    "ferry.md": "# The ferry\n\nA ferry crosses twice a day.\n",
    "nets.html": "<!doctype html><title>Nets</title><main><h1>Nets</h1><p>They mend the nets by hand.</p></main>",
  });
  birds = await writeFiles("birds", { "tern.md": "# The tern\n\nTerns nest on the gravel roof.\n" });
  const { stdout } = await npm(["pack", "--json", "--silent", "--pack-destination", folder], PROJECT);
  const [{ filename, files }] = JSON.parse(stdout.slice(stdout.indexOf("[")));
  packed = files.map(({ path }: { path: string }) => path);
  await writeLock(join(folder, filename));
  await npm(["ci", "--prefer-offline", "--no-audit", "--no-fund"], home);
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

test("The package holds the commands, the Worker, the files of the page and the Worker's settings, and nothing else", () => {
  const others = packed.filter((path) => !/^(?:lib\/[\w-]+\.js|src\/doors\/page\/static\/[\w./-]+)$/.test(path));
  expect(others.sort()).toEqual(["LICENSE", "README.md", "package.json", "wrangler.toml"]);
  expect(packed).toEqual(expect.arrayContaining(["lib/launch.js", "lib/worker.js", "lib/read-worker.js"]));
});

describe("Installed in an empty folder, with no more than Node and npm", () => {
  test("it builds a folder of articles, and keeps what it makes beside them", async () => {
    expect(await pressmark("build", boats)).toContain(`Read ${boats}: 2 articles, 2 passages`);
    expect((await readdir(boats)).sort()).toEqual([".pressmark", "ferry.md", "nets.html"]);
    expect(await readFile(join(boats, ".pressmark/.gitignore"), "utf8")).toBe("*\n");
    expect(await readdir(home)).not.toContain(".pressmark");
  });

  test("it searches it, and says what a folder without an index needs", async () => {
    expect(await pressmark("search", "who mends the nets", "--corpus", boats)).toContain("They mend the nets by hand.");
    await expect(pressmark("search", "terns", "--corpus", birds)).rejects.toMatchObject({
      code: 1,
      stderr: `There is no index in ${birds}/.pressmark/site; make one with: npx pressmark build ${birds}\n`,
    });
  });

  test("it says what is to be deployed and where, and makes it ready", async () => {
    const said = await pressmark("deploy", boats, "--dry-run");
    expect(said).toContain('Deploying "boats" (2 articles of ');
    expect(said).toContain(" to the Worker boats; links lead to ");
    expect(said).toContain('env.CORPUS ("boats")');
    expect(said).toContain("--dry-run: exiting now.");
  });

  test("it serves two folders side by side, and an edit of one, with nothing of one in the other", async () => {
    const serve = (corpus: string) => new DevServer({ command: ["npx", "pressmark", corpus], cwd: home, env: ENV });
    const boatServer = serve(boats);
    // Two that look for a free port at once find the same one.
    await boatServer.untilFound("ferry", "A ferry crosses twice a day.");
    const birdServer = serve(birds);
    try {
      await birdServer.untilFound("terns", "Terns nest on the gravel roof.");
      await writeFile(join(birds, "tern.md"), "# The tern\n\nTerns nest on the pier.\n");
      await birdServer.untilFound("terns", "Terns nest on the pier.");
      expect((await birdServer.search("ferry")).total).toBe(0);
      expect((await boatServer.search("terns")).total).toBe(0);
    } finally {
      for (const server of [boatServer, birdServer]) await server.interrupt();
    }
  });
});
