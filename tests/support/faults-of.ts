import { asFault, CorpusError, formatFault } from "../../src/corpus/fault.ts";
import { type Files, makeCorpus } from "./make-index.ts";

/** The faults of a corpus as its owner is shown them, in order; none for a corpus that can be built. */
export function faultsOf(files: Files): string[] {
  try {
    makeCorpus(files);
    return [];
  } catch (error) {
    if (error instanceof CorpusError) return error.faults.map(formatFault);
    throw error;
  }
}

/** The warnings of a corpus that can be built as its owner is shown them, in order. */
export function warningsOf(files: Files): string[] {
  return makeCorpus(files).warnings.map((warning) => formatFault(asFault(warning)));
}
