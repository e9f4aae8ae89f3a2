import type { CorpusNotes, LeftOutKind } from "../contract/corpus-document.ts";
import type { Origin, Warning } from "./fault.ts";
import type { Skipped } from "./formats/format.ts";
import { NOT_READ } from "./read-file.ts";

/** What was said while a corpus was read. */
interface CorpusSayings {
  warnings: readonly Warning[];
  skipped: readonly Skipped[];
  /** The id of the article that was read there; `undefined` where none was, or it is not published. */
  idAt(origin: Origin): string | undefined;
}

/** Articles with a warning that are named: an owner sees by a few what is wrong with all, and the build names each. */
const MOST_NAMED = 20;

const HELD_BACK = /^is (?:a draft\b|held back\b|in the folder )/;
const COPY = /^says the same as /;

function kindOfSkipped({ reason }: Skipped): LeftOutKind {
  if (reason === NOT_READ) return "other_kind";
  return HELD_BACK.test(reason) ? "held_back" : "no_text";
}

/** Counts by kind, the greatest first. */
function countKinds<K extends string>(kinds: readonly K[]): { kind: K; count: number }[] {
  const counts = Array.from(
    Map.groupBy(kinds, (kind) => kind),
    ([kind, same]) => ({ kind, count: same.length }),
  );
  return counts.sort((a, b) => b.count - a.count || (a.kind < b.kind ? -1 : 1));
}

/**
 * Says in kinds and numbers what was warned of and left out. Copies are not among it: they are kept. Only published articles are
 * named: nothing tells what a draft is called.
 */
export function summariseNotes({ warnings, skipped, idAt }: CorpusSayings): CorpusNotes {
  const ids = new Set(warnings.flatMap((warning) => idAt(warning) ?? []));
  return {
    warnings: countKinds(warnings.map(({ kind }) => kind)),
    left_out: countKinds(skipped.filter(({ reason }) => !COPY.test(reason)).map(kindOfSkipped)),
    warned: [...ids].slice(0, MOST_NAMED),
  };
}
