import { spawn } from "node:child_process";
import { once } from "node:events";
import { glob, readFile } from "node:fs/promises";
import { request } from "node:http";
import { expect, vi } from "vitest";
import { SearchResponse } from "../../src/contract/search-response.ts";

/** A start takes about three seconds and a change one; on a busy machine it may be several times that. */
export const PATIENCE = { timeout: 240_000, interval: 100 };

/** What serves for development, and where. */
interface DevServerOptions {
  /** The program, with its arguments but for the port. */
  command: readonly [string, ...string[]];
  cwd: string;
  /** The port to serve on; without one, the server takes one that is free. */
  port?: number;
  env: NodeJS.ProcessEnv;
}

/** A server for development while it runs, or what it said when it did not start. */
export class DevServer {
  readonly exit: Promise<unknown>;
  output = "";
  readonly #group: number;

  constructor({ command: [program, ...args], cwd, port = 0, env }: DevServerOptions) {
    // A group of processes of its own, as a terminal gives to each command.
    const child = spawn(program, [...args, "--port", String(port)], { cwd, env, detached: true });
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding("utf8").on("data", (text: string) => {
        this.output += text;
      });
    this.exit = once(child, "close").then(([code]) => code);
    this.#group = child.pid ?? Number.NaN;
  }

  /** Where it serves, once it says so. */
  get origin(): string {
    const origin = /Ready on (http:\/\/localhost:\d+)/.exec(this.output)?.[1];
    if (origin === undefined) throw new Error(`The server is not ready; it said: ${this.output}`);
    return origin;
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
