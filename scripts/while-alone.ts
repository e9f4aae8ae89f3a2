import { mkdirSync, readdirSync, renameSync } from "node:fs";
import { join } from "node:path";
import { isRunning } from "./is-running.ts";

/** Milliseconds between two tries, and tries after which whoever holds the lock is taken for dead: a minute, where what it guards takes less than a second. */
const [PAUSE, MOST_TRIES] = [20, 3_000];

function pause(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE);
}

/** Moves a folder to where no other is; `false` where one is, or where nothing is to be moved. */
function tryMove(from: string, to: string): boolean {
  try {
    renameSync(from, to);
    return true;
  } catch {
    return false;
  }
}

/** Whether the process that holds a lock has ended. One that has just let it go has not. */
function isLeft(lock: string): boolean {
  try {
    const [holder] = readdirSync(lock);
    return holder !== undefined && !isRunning(Number(holder));
  } catch {
    return false;
  }
}

/**
 * Runs a task while no other process of this machine runs one under the same lock. The lock is a folder, which is moved to its place with the
 * number of the process in it, so that whoever comes next knows whether it was left behind; `scratch` is a folder of this process on the same disk.
 */
export function whileAlone(lock: string, scratch: string, task: () => void): void {
  const own = join(scratch, "lock");
  mkdirSync(join(own, `${process.pid}`), { recursive: true });
  for (let tries = 0; !tryMove(own, lock); tries += 1) {
    if (isLeft(lock) || tries >= MOST_TRIES) tryMove(lock, join(scratch, `left-${tries}`));
    else pause();
  }
  try {
    task();
  } finally {
    tryMove(lock, join(scratch, "done"));
  }
}
