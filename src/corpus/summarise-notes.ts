import type { CorpusNotes, LeftOutKind, WarningKind } from "../contract/corpus-document.ts";
import { SETTINGS_FILE } from "./corpus-settings.ts";
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

/** Kinds of warnings by how these read; what else there is, is about metadata. */
const WARNINGS: readonly (readonly [WarningKind, RegExp])[] = [
  ["id", /^has the id /],
  ["encoding", /^is not UTF-8, read /],
  ["passed_over", /^(?:is a link that|is a device|has a name that is not UTF-8)/],
  ["size", /^is \d+ bytes, wanted at most /],
  ["markup", /read (?:as (?:plain )?text|side by side)$/],
];

const HELD_BACK = /^is (?:a draft$|held back by |in the folder )/;
const COPY = /^says the same as /;

function kindOfWarning({ file, warning }: Warning): WarningKind {
  if (file === SETTINGS_FILE) return "settings";
  return WARNINGS.find(([, pattern]) => pattern.test(warning))?.[0] ?? "metadata";
}

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
    warnings: countKinds(warnings.map(kindOfWarning)),
    left_out: countKinds(skipped.filter(({ reason }) => !COPY.test(reason)).map(kindOfSkipped)),
    warned: [...ids].slice(0, MOST_NAMED),
  };
}
