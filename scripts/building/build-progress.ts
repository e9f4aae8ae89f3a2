import { formatCount } from "../../src/text/format-count.ts";
import { createProgress, type Terminal } from "../create-progress.ts";

/** Milliseconds after which a build shows how far it is: a shorter one is done before anybody asks. */
const SHOWN_AFTER_MS = 1000;

/** Milliseconds between two looks of a bar, and between two lines where there is no terminal: a log is read afterwards. */
const BAR_MS = 100;
const LINE_MS = 10_000;

/** Characters of the bar. */
const WIDTH = 24;

/** How far a build is. */
export interface Progress {
  doneBytes: number;
  totalBytes: number;
  articles: number;
}

/** Where progress is shown, and what is known of it. */
export interface ProgressOptions {
  terminal: Terminal;
  /** Variables of the environment: `CI` and a dumb `TERM` tell that nobody looks at a bar. */
  env: Readonly<Record<string, string | undefined>>;
  /** Milliseconds from any moment on. */
  now(): number;
}

function formatBar(share: number): string {
  const filled = Math.round(share * WIDTH);
  return `[${"#".repeat(filled)}${" ".repeat(WIDTH - filled)}]`;
}

/** Shows how far a build is: a bar without colours on a terminal, lines far apart elsewhere. */
export class BuildProgress {
  readonly #terminal: Terminal;
  readonly #now: () => number;
  readonly #hasBar: boolean;
  readonly #showBar: (text: string) => void;
  #nextMs: number;

  constructor({ terminal, env, now }: ProgressOptions) {
    this.#terminal = terminal;
    this.#now = now;
    this.#hasBar = terminal.isTTY === true && !env.CI && env.TERM !== "dumb";
    this.#showBar = createProgress({ ...(this.#hasBar && { isTTY: true }), write: (text) => terminal.write(text) });
    this.#nextMs = now() + (this.#hasBar ? SHOWN_AFTER_MS : LINE_MS);
  }

  /** Says how far reading is, when it is time. */
  show({ doneBytes, totalBytes, articles }: Progress): void {
    const now = this.#now();
    if (now < this.#nextMs) return;
    this.#nextMs = now + (this.#hasBar ? BAR_MS : LINE_MS);
    const share = totalBytes > 0 ? Math.min(1, doneBytes / totalBytes) : 1;
    const text = `${Math.floor(100 * share)} % read, ${formatCount(articles, "article")}`;
    if (this.#hasBar) this.#showBar(`${formatBar(share)} ${text}`);
    else this.#terminal.write(`${text}\n`);
    // What comes after the last part of a large corpus takes a while, and says nothing before its end.
    if (this.#hasBar && share === 1) this.#showBar(`${formatBar(share)} Putting the index together`);
  }

  /** Writes a line that stays. */
  print(line: string): void {
    this.clear();
    this.#terminal.write(`${line}\n`);
  }

  /** Takes the bar away. */
  clear(): void {
    this.#showBar("");
  }
}
