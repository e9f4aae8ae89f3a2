import { once } from "node:events";

/** What is used of the answers of V8's inspector. */
interface HeapUsage {
  usedSize: number;
  backingStorageSize: number;
}
interface StoppedProfile {
  profile: {
    nodes: { id: number; callFrame: { functionName: string } }[];
    samples: number[];
    /** Microseconds before each sample. */
    timeDeltas: number[];
  };
}

/** Microseconds between samples: a request of a few milliseconds has some. */
const INTERVAL = 250;

/** What the profiler names time in which no code of the isolate runs. */
const IDLE: readonly (string | undefined)[] = ["(idle)", "(program)"];

/**
 * Asks the inspector of an isolate. The runtime reads messages of the inspector only when it serves a request, so
 * `wake` has to send one.
 */
export class Inspector {
  readonly #socket: WebSocket;
  readonly #wake: () => Promise<unknown>;
  /** The proxy's own messages have the ids from 1 on. */
  #id = 1_000;

  private constructor(socket: WebSocket, wake: () => Promise<unknown>) {
    this.#socket = socket;
    this.#wake = wake;
  }

  static async connect({ host }: URL, wake: () => Promise<unknown>): Promise<Inspector> {
    // The proxy refuses a client without an origin. Node's constructor takes headers; the type is that of the web's.
    const options = { headers: { origin: "http://localhost" } };
    const socket: WebSocket = Reflect.construct(WebSocket, [`ws://${host}/ws`, options]);
    await once(socket, "open");
    return new Inspector(socket, wake);
  }

  async #call<T>(method: string, params: object = {}): Promise<T> {
    const wanted = ++this.#id;
    // That of a command without a result repeats the command.
    const answers: { id: number; result: T }[] = [];
    const read = ({ data }: MessageEvent) => {
      const answer: { id: number; result: T } = JSON.parse(String(data));
      if (answer.id === wanted) answers.push(answer);
    };
    this.#socket.addEventListener("message", read);
    this.#socket.send(JSON.stringify({ id: wanted, method, params }));
    // The message may arrive after any of these.
    for (;;) {
      await this.#wake();
      const [answer] = answers;
      if (!answer) continue;
      this.#socket.removeEventListener("message", read);
      return answer.result;
    }
  }

  /** Weighs what the isolate holds without its garbage: its heap, and the buffers outside it, in MB. */
  async weigh(): Promise<{ heap: number; buffers: number }> {
    for (let count = 0; count < 2; count++) await this.#call("HeapProfiler.collectGarbage");
    const { usedSize, backingStorageSize } = await this.#call<HeapUsage>("Runtime.getHeapUsage");
    return { heap: usedSize / 1e6, buffers: backingStorageSize / 1e6 };
  }

  /** Gives the milliseconds of the profiler's samples in which the isolate was not idle while something ran. */
  async profile(run: () => Promise<unknown>): Promise<number> {
    await this.#call("Profiler.enable");
    await this.#call("Profiler.setSamplingInterval", { interval: INTERVAL });
    await this.#call("Profiler.start");
    await run();
    const { profile } = await this.#call<StoppedProfile>("Profiler.stop");
    await this.#call("Profiler.disable");
    const names = new Map(profile.nodes.map(({ id, callFrame }) => [id, callFrame.functionName]));
    const busy = profile.samples.map((id, at) => (IDLE.includes(names.get(id)) ? 0 : (profile.timeDeltas[at] ?? 0)));
    return busy.reduce((sum, time) => sum + time, 0) / 1_000;
  }

  close(): void {
    this.#socket.close();
  }
}
