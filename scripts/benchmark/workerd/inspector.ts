import { once } from "node:events";
import { z } from "zod";

const Answer = z.object({ id: z.int(), result: z.unknown() });
const HeapUsage = z.object({ usedSize: z.number(), backingStorageSize: z.number() });

/** Memory of an isolate, all garbage gone: its heap, and the buffers outside it. */
export interface IsolateMemory {
  heapBytes: number;
  bufferBytes: number;
}

/** Where the ids of messages begin: the proxy in between has its own, from 1 on. */
const FIRST_ID = 1_000;

/** The proxy refuses a client that names itself but no origin; Node's takes headers only where the web's type has none. */
function connect(inspector: URL): WebSocket {
  return Reflect.construct(WebSocket, [`ws://${inspector.host}/ws`, { headers: { origin: "http://localhost" } }]);
}

/** The answer to the message of an id, whenever it comes. */
async function answerTo(socket: WebSocket, id: number): Promise<unknown> {
  for (;;) {
    const [event] = await once(socket, "message");
    const answer = Answer.safeParse(JSON.parse(String(event.data)));
    if (answer.success && answer.data.id === id) return answer.data.result;
  }
}

/**
 * Asks an isolate what it holds. The runtime looks at messages of the inspector when there is something else to do, so
 * `wake` has to send it a request.
 */
export async function weighIsolate(inspector: URL, wake: () => Promise<unknown>): Promise<IsolateMemory> {
  const socket = connect(inspector);
  await once(socket, "open");
  const call = async (id: number, method: string) => {
    const answer = answerTo(socket, id);
    socket.send(JSON.stringify({ id, method }));
    for (let count = 0; count < 3; count++) await wake();
    return answer;
  };
  await call(FIRST_ID, "HeapProfiler.collectGarbage");
  await call(FIRST_ID + 1, "HeapProfiler.collectGarbage");
  const { usedSize, backingStorageSize } = HeapUsage.parse(await call(FIRST_ID + 2, "Runtime.getHeapUsage"));
  socket.close();
  return { heapBytes: usedSize, bufferBytes: backingStorageSize };
}
