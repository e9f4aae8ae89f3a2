import { cpus, totalmem } from "node:os";

/** When and on what something was measured. */
export interface Machine {
  date: string;
  node: string;
  cpu: string;
  cores: number;
  memoryBytes: number;
  platform: string;
}

/** Describes this machine, today. */
export function describeMachine(): Machine {
  const all = cpus();
  return {
    date: new Date().toISOString().slice(0, 10),
    node: process.version,
    cpu: all[0]?.model.trim() ?? "unknown",
    cores: all.length,
    memoryBytes: totalmem(),
    platform: `${process.platform} ${process.arch}`,
  };
}
