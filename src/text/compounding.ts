/** Languages that write several words as one, whose last says what it is. */
const COMPOUNDING = new Set(["da", "de", "fi", "nb", "nl", "nn", "no", "sv"]);

/** Tells whether a language writes several words as one. */
export function makesCompounds(code: string): boolean {
  return COMPOUNDING.has(code);
}
