import * as z from "zod";
import { explainIssues } from "../../src/contract/parse-fields.ts";
import { type Line, placeOf, readLines } from "./read-lines.ts";

/** Every record of a collection has an id; judgements and runs hold it as text. */
export const RecordId = z
  .union([z.string().min(1), z.number()])
  .transform(String)
  .describe("a text that is not empty, or a number");

/** A record and the line that it stands on. */
export interface PlacedRecord<T> {
  record: T;
  line: Line;
}

/** How many faults of one kind are told: more of them help nobody. */
const MOST_TOLD = 10;

function parseJson(line: Line): unknown {
  try {
    return JSON.parse(line.text);
  } catch (error) {
    throw new Error(`${placeOf(line)}: is not JSON: ${error instanceof Error ? error.message : error}`);
  }
}

function readRecord<T>(line: Line, schema: z.ZodType<T>): PlacedRecord<T> {
  const given = parseJson(line);
  const reading = schema.safeParse(given);
  if (reading.success) return { record: reading.data, line };
  const messages = explainIssues(reading.error, given, schema).map(({ message }) => `${placeOf(line)}: ${message}`);
  throw new Error(messages.join("\n"));
}

/** Throws an Error that names the ids that several records have: a judgement could mean either. */
function refuseRepeats(records: readonly PlacedRecord<{ _id: string }>[]): void {
  const seen = new Map<string, number>();
  const repeats: string[] = [];
  for (const { record, line } of records) {
    const first = seen.get(record._id);
    if (first === undefined) seen.set(record._id, line.number);
    else repeats.push(`${placeOf(line)}: has the id ${JSON.stringify(record._id)} that line ${first} has`);
  }
  if (repeats.length === 0) return;
  const more = repeats.length > MOST_TOLD ? [`and ${repeats.length - MOST_TOLD} more`] : [];
  throw new Error([...repeats.slice(0, MOST_TOLD), ...more].join("\n"));
}

/**
 * Reads the records of a collection in BEIR layout, one JSON object a line, each with an `_id` of its own.
 * Throws an Error that names the file and the lines at fault.
 */
export function readRecords<T extends { _id: string }>(file: string, schema: z.ZodType<T>): PlacedRecord<T>[] {
  const lines = readLines(file, "a file of JSON objects, one a line, in BEIR layout");
  const records = Array.from(lines, (line) => readRecord(line, schema));
  refuseRepeats(records);
  return records;
}
