import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { readRequests } from "../../scripts/report/read-requests.ts";
import { DevServer, PATIENCE } from "./dev-server.ts";
import { PROJECT } from "./run-script.ts";

let folder: string;
let clone: string;

/** The project as a user has it, cloned: its server writes to a dist apart from that of the other tests. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "dev-server-"));
  clone = join(folder, "clone");
  await mkdir(clone);
  for (const part of ["src", "scripts", "corpus", "package.json", "wrangler.toml", "tsconfig.json"])
    await cp(join(PROJECT, part), join(clone, part), { recursive: true });
  await symlink(join(PROJECT, "node_modules"), join(clone, "node_modules"), "junction");
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

/** Serves a corpus from the clone, or what CORPUS leaves to the server. */
const serve = (corpus: string | undefined, port?: number) =>
  new DevServer({
    command: [process.execPath, "scripts/pressmark.ts", "dev"],
    cwd: clone,
    ...(port !== undefined && { port }),
    env: { ...process.env, CORPUS: corpus },
  });

describe("While articles outside the project are written", () => {
  let corpus: string;
  let server: DevServer;
  const write = (name: string, content: string) => writeFile(join(corpus, name), content);

  beforeAll(async () => {
    corpus = join(folder, "articles");
    await mkdir(corpus);
    await write("lighthouse.md", "# The lighthouse\n\nPetra lit the lamp each evening.\n");
    server = serve(corpus);
  });

  afterAll(async () => {
    if ((await server.survivors()).length > 0) await server.interrupt();
  });

  test("the server answers from them", async () => {
    const { index } = await server.untilFound("lamp", "Petra lit the lamp each evening.");
    expect(index.articles).toBe(1);
  });

  test("each request has one line on the terminal, which a report reads, without what was searched", async () => {
    const { requests } = readRequests(server.output.split("\n"));
    expect(requests.at(-1)).toMatchObject({ door: "http", route: "/search", status: 200, hits: 1 });
    expect(server.output).not.toContain("lamp");
  });

  test("a change is found without a restart, and what it replaced is not", async () => {
    await write("lighthouse.md", "# The lighthouse\n\nPetra lit the lantern each evening.\n");
    await server.untilFound("lantern", "Petra lit the lantern each evening.");
    expect((await server.search("lantern")).hits).toHaveLength(1);
  });

  test("a new article in a new folder is found, and is gone when it is deleted", async () => {
    await mkdir(join(corpus, "boats"));
    await write("boats/ferry.txt", "The ferry\n\nA ferry crosses twice a day.\n");
    await server.untilFound("ferry", "A ferry crosses twice a day.");
    await rm(join(corpus, "boats"), { recursive: true });
    await server.untilFound("ferry", null);
  });

  test("a fault is shown with its file and line, and the last good articles are served on", async () => {
    await write("tide.md", "---\ntitle: Tide\n\nThe tide rises.\n");
    await vi.waitFor(() => expect(server.output).toContain("tide.md:1: opens front matter"), PATIENCE);
    const { index, hits } = await server.search("lantern");
    expect(index.articles).toBe(1);
    expect(hits).toHaveLength(1);
  });

  test("the article is served once its fault is mended", async () => {
    await write("tide.md", "---\ntitle: Tide\npublished: 2025-01-31\n---\n\nThe tide rises.\n");
    const { index } = await server.untilFound("tide", "The tide rises.");
    expect(index.articles).toBe(2);
  });

  test("a change of the page's style is served too", async () => {
    await writeFile(join(clone, "src/doors/page/static/base.css"), "body { color: teal; }\n");
    await vi.waitFor(async () => {
      const response = await fetch(`${server.origin}/pages/base.css`);
      expect(await response.text()).toBe("body { color: teal; }\n");
    }, PATIENCE);
  });

  test("a name that was made to lead to this machine is refused", async () => {
    const { port } = new URL(server.origin);
    for (const path of ["/", "/articles", "/status", "/openapi.json", "/nothing", "/mcp"]) {
      expect([path, await server.statusFor("evil.example", path)]).toEqual([path, 403]);
      expect(await server.statusFor(`evil.example:${port}`, path)).toBe(403);
    }
    expect(await server.statusFor(`127.0.0.1:${port}`, "/articles")).toBe(200);
  });

  test("a second server on the same port is told that the port is taken", async () => {
    const port = Number(new URL(server.origin).port);
    const second = serve(corpus, port);
    expect(await second.exit).toBe(1);
    expect(second.output).toBe(`Port ${port} is taken; choose another: npm run dev -- --port ${port + 1}\n`);
    expect((await server.search("tide")).hits).toHaveLength(1);
  });

  test("Ctrl-C ends the server and all that it started", async () => {
    await server.interrupt();
    await vi.waitFor(async () => expect(await server.survivors()).toEqual([]), PATIENCE);
    await expect(fetch(server.origin)).rejects.toThrow("fetch failed");
  });
});

describe("While articles in the project are written", () => {
  let server: DevServer;

  beforeAll(async () => {
    server = serve(undefined);
  });

  afterAll(async () => {
    await server.interrupt();
  });

  test("a change is found without a restart", async () => {
    await vi.waitFor(async () => expect((await server.search("fishermen")).total).toBeGreaterThan(0), PATIENCE);
    await writeFile(join(clone, "corpus/tide.txt"), "Tide\n\nThe tide rises.\n");
    await server.untilFound("tide", "The tide rises.");
  });
});

test("Servers that begin at the same time do not get in each other's way", async () => {
  const folders = await Promise.all(
    ["hens", "geese", "ducks"].map(async (name) => {
      const corpus = join(folder, name);
      await mkdir(corpus);
      await writeFile(join(corpus, `${name}.md`), `# Birds\n\nThe ${name} sleep in the barn.\n`);
      return { name, corpus };
    }),
  );
  const servers = folders.map(({ name, corpus }) => ({ name, server: serve(corpus) }));
  try {
    for (const { name, server } of servers) await server.untilFound(name, `The ${name} sleep in the barn.`);
  } finally {
    await Promise.all(servers.map(({ server }) => server.interrupt().catch(() => null)));
  }
});

test("A server for a folder that does not exist says so and ends", async () => {
  const missing = join(folder, "missing");
  const server = serve(missing);
  expect(await server.exit).toBe(1);
  expect(server.output).toBe(`There is no file or folder ${missing}, wanted a folder of articles or a .jsonl file\n`);
});
