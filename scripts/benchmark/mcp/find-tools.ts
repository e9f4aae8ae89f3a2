import { globSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { Tool } from "../../../src/doors/mcp/tool.ts";

const FOLDER = resolve(import.meta.dirname, "../../../src/doors/mcp/tools");

function isTool(value: unknown): value is Tool {
  return typeof value === "object" && value !== null && "input" in value && "output" in value && "answer" in value;
}

/** Finds the project's tools, in the order of their files, so that the plain server has as many as the project's. */
export async function findTools(): Promise<Tool[]> {
  const files = globSync("*.ts", { cwd: FOLDER }).sort();
  const modules = await Promise.all(files.map((file) => import(pathToFileURL(resolve(FOLDER, file)).href)));
  return modules.flatMap((module) => Object.values(module)).filter(isTool);
}
