import { parentPort } from "node:worker_threads";
import { readPart } from "./read-part.ts";

parentPort?.on("message", ({ part, settings }) => parentPort?.postMessage(readPart(part, settings)));
