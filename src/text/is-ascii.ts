// biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII is meant
const ASCII = /^[\x00-\x7f]*$/;

/** Tells whether a text is all ASCII, so that nothing need be looked up in Unicode. */
export function isAscii(text: string): boolean {
  return ASCII.test(text);
}
