/** Neighbours kept for each passage. */
export const NEIGHBOURS = 12;

/** A passage that is similar to another. */
export interface Neighbour {
  passage: number;
  /** Their similarity, from 0 to 1. */
  similarity: number;
}

/** The least bytes that hold the number of any passage. */
function numberBytes(passages: number): number {
  return Math.max(1, Math.ceil(Math.log2(passages) / 8));
}

/** Rounds a similarity to what records hold, 255ths. */
export function roundSimilarity(similarity: number): number {
  return Math.round(255 * similarity) / 255;
}

/** Bytes of each record in an index of `passages` passages: all have one length, so that each can be found by its number. */
export function recordBytes(passages: number): number {
  return NEIGHBOURS * (numberBytes(passages) + 1);
}

/** Writes the neighbours of a passage: the number of each, lowest byte first, and its similarity in 255ths; zeros fill the rest. */
export function writeRecord(neighbours: readonly Neighbour[], passages: number): Uint8Array {
  const record = new Uint8Array(recordBytes(passages));
  const width = numberBytes(passages);
  for (const [place, { passage, similarity }] of neighbours.slice(0, NEIGHBOURS).entries()) {
    const at = place * (width + 1);
    for (let byte = 0; byte < width; byte++) record[at + byte] = (passage >>> (8 * byte)) & 0xff;
    record[at + width] = Math.round(255 * similarity);
  }
  return record;
}

/** Reads a record: the neighbours whose similarity is above zero, in the order written. */
export function readRecord(record: Uint8Array, passages: number): Neighbour[] {
  const width = numberBytes(passages);
  const neighbours: Neighbour[] = [];
  for (let at = 0; at < record.length; at += width + 1) {
    const similarity = (record[at + width] ?? 0) / 255;
    if (similarity === 0) continue;
    let passage = 0;
    for (let byte = width - 1; byte >= 0; byte--) passage = passage * 256 + (record[at + byte] ?? 0);
    neighbours.push({ passage, similarity });
  }
  return neighbours;
}
