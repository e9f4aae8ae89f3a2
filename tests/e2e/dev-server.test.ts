import { spawn } from "node:child_process";
import { once } from "node:events";
import { cp, glob, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { request } from "node:http";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { SearchResponse } from "../../src/contract/search-response.ts";
import { PROJECT } from "./run-script.ts";

/** A start takes about three seconds and a change one; on a busy machine it may be several times that. */
const PATIENCE = { timeout: 240_000, interval: 100 };

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

/** The server of the clone while it runs, or what it said when it did not start. */
class DevServer {
  readonly origin: string;
  readonly exit: Promise<unknown>;
  output = "";
  readonly #group: number;

  constructor(port: number, corpus: string | undefined) {
    this.origin = `http://localhost:${port}`;
    // A group of processes of its own, as a terminal gives to each command.
    const child = spawn(process.execPath, ["scripts/pressmark.ts", "dev", "--port", String(port)], {
      cwd: clone,
      env: { ...process.env, CORPUS: corpus },
      detached: true,
    });
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding("utf8").on("data", (text: string) => {
        this.output += text;
      });
    this.exit = once(child, "close").then(([code]) => code);
    this.#group = child.pid ?? Number.NaN;
  }

  /** Presses Ctrl-C, which every process of the group feels. */
  interrupt(): Promise<unknown> {
    process.kill(-this.#group, "SIGINT");
    return this.exit;
  }

  /** Commands of the group that still run. Empty where there is no /proc to tell. */
  async survivors(): Promise<string[]> {
    const names: string[] = [];
    for await (const file of glob("/proc/[0-9]*/stat")) {
      // pid (command) state parent group …; the command may hold spaces, and a process may end while it is looked at.
      const stat = await readFile(file, "utf8").catch(() => "");
      const [, name = "", state, group] = /^\d+ \((.*)\) (\S) \d+ (\d+)/.exec(stat) ?? [];
      if (Number(group) === this.#group && state !== "Z") names.push(name);
    }
    return names;
  }

  /** The status of what is answered to a request that names another host than it was sent to. */
  async statusFor(host: string, path: string): Promise<number | undefined> {
    // What a page that was led here by such a name would send: it can claim any address.
    const headers = { Host: host, "CF-Connecting-IP": "203.0.113.9" };
    const [response] = await once(request(`${this.origin}${path}`, { headers }).end(), "response");
    response.resume();
    return response.statusCode;
  }

  async search(q: string): Promise<SearchResponse> {
    const response = await fetch(`${this.origin}/search?${new URLSearchParams({ q })}`);
    return SearchResponse.parse(await response.json());
  }

  /** Waits until a search finds what it should, or no longer what it should not. */
  async untilFound(q: string, text: string | null): Promise<SearchResponse> {
    return vi.waitFor(async () => {
      const answer = await this.search(q);
      expect(answer.hits[0]?.text ?? null, this.output).toEqual(text);
      return answer;
    }, PATIENCE);
  }
}

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0);
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  return typeof address === "object" ? (address?.port ?? 0) : 0;
}

describe("While articles outside the project are written", () => {
  let corpus: string;
  let port: number;
  let server: DevServer;
  const write = (name: string, content: string) => writeFile(join(corpus, name), content);

  beforeAll(async () => {
    corpus = join(folder, "articles");
    await mkdir(corpus);
    await write("lighthouse.md", "# The lighthouse\n\nPetra lit the lamp each evening.\n");
    port = await findFreePort();
    server = new DevServer(port, corpus);
  });

  afterAll(async () => {
    if ((await server.survivors()).length > 0) await server.interrupt();
  });

  test("the server answers from them", async () => {
    const { index } = await server.untilFound("lamp", "Petra lit the lamp each evening.");
    expect(index.articles).toBe(1);
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
    await writeFile(join(clone, "src/doors/page/static/style.css"), "body { color: teal; }\n");
    await vi.waitFor(async () => {
      const response = await fetch(`${server.origin}/pages/style.css`);
      expect(await response.text()).toBe("body { color: teal; }\n");
    }, PATIENCE);
  });

  test("a name that was made to lead to this machine is refused", async () => {
    for (const path of ["/", "/articles", "/status", "/openapi.json", "/nothing", "/mcp"]) {
      expect([path, await server.statusFor("evil.example", path)]).toEqual([path, 403]);
      expect(await server.statusFor(`evil.example:${port}`, path)).toBe(403);
    }
    expect(await server.statusFor(`127.0.0.1:${port}`, "/articles")).toBe(200);
  });

  test("a second server on the same port is told that the port is taken", async () => {
    const second = new DevServer(port, corpus);
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
    server = new DevServer(await findFreePort(), undefined);
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

test("A server for a folder that does not exist says so and ends", async () => {
  const missing = join(folder, "missing");
  const server = new DevServer(await findFreePort(), missing);
  expect(await server.exit).toBe(1);
  expect(server.output).toBe(`There is no file or folder ${missing}, wanted a folder of articles or a .jsonl file\n`);
});
