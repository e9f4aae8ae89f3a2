import { foldKey, HOLDING_KEYS } from "./metadata-keys.ts";
import type { MetadataEntry } from "./parse-entries.ts";
import { isBlank, readText } from "./read-texts.ts";

/** What front matter says of whether its article is published. */
export interface Hold {
  /** Why it is not: `is a draft`; `null` when nothing holds it back. */
  reason: string | null;
  /** Whether it says in so many words that it is. */
  isReleased: boolean;
  /** The keys that say neither yes nor no, so that the article is held back. */
  doubtful: MetadataEntry[];
}

const YES = /^(true|yes|y|on|1)$/i;
const NO = /^(false|no|n|off|0|never)$/i;

const foldedSet = (keys: readonly string[]) => new Set(keys.map(foldKey));
const WHEN_TRUE = foldedSet(HOLDING_KEYS.whenTrue);
const WHEN_FALSE = foldedSet(HOLDING_KEYS.whenFalse);
const WHEN_SET = foldedSet(HOLDING_KEYS.whenSet);
const BY_WORD: ReadonlyMap<string, RegExp> = new Map(Object.entries(HOLDING_KEYS.byWord));

/** Why a key holds its article back. A password is not for those who read what a build prints. */
function describe({ key, value }: MetadataEntry): string {
  if (/^(is)?draft$/.test(foldKey(key))) return "is a draft";
  if (WHEN_SET.has(foldKey(key))) return `is held back by its ${key}`;
  return `is held back by ${key}: ${readText(value) ?? JSON.stringify(value)}`;
}

/** What one key says: to hold its article back, that it is published, neither clearly, or nothing of either. */
function judge({ key, value }: MetadataEntry): "held" | "released" | "doubtful" | null {
  const folded = foldKey(key);
  const text = Array.isArray(value) ? value.map((one) => readText(one) ?? "").join(", ") : (readText(value) ?? "");
  if (BY_WORD.get(folded)?.test(text)) return "held";
  if (WHEN_SET.has(folded)) return NO.test(text) ? null : "held";
  if (WHEN_FALSE.has(folded) && NO.test(text)) return "held";
  if (WHEN_FALSE.has(folded) && YES.test(text)) return "released";
  if (!WHEN_TRUE.has(folded)) return null;
  if (NO.test(text)) return "released";
  return YES.test(text) ? "held" : "doubtful";
}

/** Finds whether any key holds an article back. A key that stands twice holds it back when one of both does. */
export function findHold(entries: readonly MetadataEntry[]): Hold {
  const judged = entries.filter(({ value }) => !isBlank(value)).map((entry) => ({ entry, says: judge(entry) }));
  const holding = judged.find(({ says }) => says === "held" || says === "doubtful");
  return {
    reason: holding ? describe(holding.entry) : null,
    isReleased: judged.some(({ says }) => says === "released"),
    doubtful: judged.filter(({ says }) => says === "doubtful").map(({ entry }) => entry),
  };
}
