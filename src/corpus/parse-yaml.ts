import { isMap, LineCounter, parseDocument } from "yaml";
import type { z } from "zod";
import { explainIssues } from "../contract/explain-issues.ts";
import type { Fault } from "./fault.ts";

/** Where a piece of YAML stands: its file, and the line of that file on which it begins, from 1. */
export interface YamlPlace {
  file: string;
  firstLine: number;
}

/** A value read from YAML, or everything that is wrong with it. */
export interface YamlReading<T> {
  /** `null` exactly when there are faults. */
  value: T | null;
  faults: Fault[];
}

/**
 * Reads YAML as `schema` wants it. Every fault, of the syntax or of a value, comes with its file and line.
 * An empty text is an empty mapping.
 */
export function parseYaml<T>(yaml: string, schema: z.ZodType<T>, { file, firstLine }: YamlPlace): YamlReading<T> {
  const lines = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: lines, prettyErrors: false });
  const lineAt = (offset: number) => firstLine + lines.linePos(offset).line - 1;
  if (document.errors.length > 0) {
    const faults = document.errors.map(({ message, pos }) => ({
      file,
      line: lineAt(pos[0]),
      message: `is not YAML: ${message}`,
    }));
    return { value: null, faults };
  }
  const given: unknown = document.toJS() ?? {};
  const reading = schema.safeParse(given);
  if (reading.success) return { value: reading.data, faults: [] };
  const lineOf = (key: string) => {
    const pair = isMap(document.contents)
      ? document.contents.items.find((item) => String(item.key) === key)
      : undefined;
    const [offset = 0] = Object(pair?.key).range ?? [];
    return lineAt(offset);
  };
  const faults = explainIssues(reading.error, given, schema).map(({ path, message }) => {
    const [key = ""] = path.split(/[.,]/);
    return { file, line: lineOf(key), message };
  });
  return { value: null, faults };
}
