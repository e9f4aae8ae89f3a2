import { type Document, isMap, LineCounter, type Node, parseDocument, visit } from "yaml";
import type { z } from "zod";
import { explainIssues } from "../../contract/parse-fields.ts";
import type { Fault } from "../fault.ts";

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
  /** The line of each of its own keys. */
  lines: ReadonlyMap<string, number>;
}

/** Most references (`*name`) that are followed: each costs a walk through all that stands before it. Owners write a few. */
const MAX_REFERENCES = 100;

/** Tells whether a piece of YAML has more references than some, or than are followed. Linear. */
export function hasMoreReferences(node: Node | Document, most = MAX_REFERENCES): boolean {
  let count = 0;
  visit(node, { Alias: () => (++count > most ? visit.BREAK : undefined) });
  return count > most;
}

/** What is said of YAML with more references than are followed. */
export const MANY_REFERENCES = `has over ${MAX_REFERENCES} references (*name), wanted fewer`;

/** References to what nothing names, as an owner writes who means an asterisk; or that there are too many. */
function findDangling(document: Document): { message: string; offset: number }[] {
  if (hasMoreReferences(document)) return [{ message: MANY_REFERENCES, offset: 0 }];
  const dangling: { message: string; offset: number }[] = [];
  visit(document, {
    Alias(_, alias) {
      if (alias.resolve(document)) return;
      const message = `*${alias.source} refers to nothing, wanted quotation marks around a text that begins with *`;
      dangling.push({ message, offset: alias.range?.[0] ?? 0 });
    },
  });
  return dangling;
}

/**
 * Reads YAML as `schema` wants it. Every fault, of the syntax or of a value, comes with its file and line.
 * An empty text is an empty mapping.
 */
export function parseYaml<T>(yaml: string, schema: z.ZodType<T>, place: YamlPlace): YamlReading<T> {
  try {
    return readYaml(yaml, schema, place);
  } catch (error) {
    // Values nested by the thousand overflow the stack; references may stand for very much, or for what holds them.
    const [message = ""] = `is not YAML: ${error instanceof Error ? error.message : error}`.split("\n", 1);
    return { value: null, faults: [{ file: place.file, line: place.firstLine, message }], lines: new Map() };
  }
}

/** Longest YAML of which each key is compared with all before it, in UTF-16 code units; in a longer one the last of two alike is taken. */
const MAX_COMPARED = 100_000;

function readYaml<T>(yaml: string, schema: z.ZodType<T>, { file, firstLine }: YamlPlace): YamlReading<T> {
  const lines = new LineCounter();
  const document = parseDocument(yaml, {
    lineCounter: lines,
    prettyErrors: false,
    uniqueKeys: yaml.length <= MAX_COMPARED,
  });
  const lineAt = (offset: number) => firstLine + lines.linePos(offset).line - 1;
  const broken = [
    ...document.errors.map(({ message, pos }) => ({ message, offset: pos[0] })),
    ...findDangling(document),
  ];
  if (broken.length > 0) {
    const faults = broken.map(({ message, offset }) => ({
      file,
      line: lineAt(offset),
      message: `is not YAML: ${message}`,
    }));
    return { value: null, faults, lines: new Map() };
  }
  const given: unknown = document.toJS() ?? {};
  // Throws at what holds itself, which no schema ends at.
  JSON.stringify(given);
  const reading = schema.safeParse(given);
  const items = isMap(document.contents) ? document.contents.items : [];
  const keyLines = new Map(items.map(({ key }) => [String(key), lineAt(Object(key).range?.[0] ?? 0)]));
  if (reading.success) return { value: reading.data, faults: [], lines: keyLines };
  const faults = explainIssues(reading.error, given, schema).map(({ path, message }) => {
    const [key = ""] = path.split(/[.,]/);
    return { file, line: keyLines.get(key) ?? lineAt(0), message };
  });
  return { value: null, faults, lines: keyLines };
}
