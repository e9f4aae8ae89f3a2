import { type LabelKind, labelOf } from "../metadata/read-labels.ts";
import { findMarker, type Marker } from "./find-marker.ts";
import { type Entry, readEntries } from "./read-entries.ts";

/** A line of a text with what its words say that it is for. */
export interface MarkedEntry extends Entry {
  marker: Marker | null;
  /** Whether it names the authors, or gives a day, and says nothing else. */
  label: LabelKind | null;
}

/** Reads the lines of a text, each with what it is for by its words. Linear. */
export function markEntries(text: string): MarkedEntry[] {
  return readEntries(text).map((entry) => ({
    ...entry,
    marker: findMarker(entry),
    label: entry.isProse ? null : labelOf(entry.text),
  }));
}
