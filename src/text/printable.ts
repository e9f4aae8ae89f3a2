/** C0 but for line feed and tab, DEL, C1, and the marks that turn the direction of the text after them. */
const UNPRINTABLE = /(?![\n\t])[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu;

const escapeUnit = (unit: string) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;

/** Makes text safe to print on a terminal: characters that would command it, or hide what is there, become `\u001b`. */
export function printable(text: string): string {
  return text.replace(UNPRINTABLE, escapeUnit);
}

/** Makes text safe to print as part of a line, such as a title or the name of a file: {@link printable}, line feeds and tabs too. */
export function printableLine(text: string): string {
  return printable(text).replace(/[\n\t]/g, escapeUnit);
}
