import { vi } from "vitest";

/** Milliseconds that pass at once: a hundredth of what a fetch may take, so that what needs no time is done before. */
const STEP_MS = 100;

/** Lets time pass until a promise settles, where a test has stopped the clock of `setTimeout`; elsewhere just waits. */
export async function passTime<T>(promise: Promise<T>): Promise<T> {
  let isPending = true;
  const end = () => {
    isPending = false;
  };
  promise.then(end, end);
  while (isPending && vi.isFakeTimers()) await vi.advanceTimersByTimeAsync(STEP_MS);
  return promise;
}

/** Stops the clock of `setTimeout`, and of nothing else. */
export function stopTime(): void {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
}
