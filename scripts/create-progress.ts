/** The terminal, or whatever stands in its place. */
export interface Terminal {
  isTTY?: boolean;
  write(text: string): unknown;
}

/** Shows what is being done, on one line that the next text replaces; an empty text leaves nothing. */
export type ShowProgress = (text: string) => void;

/** To the start of the line, and clear it (ECMA-48). */
const CLEAR_LINE = "\r\u001b[K";

/** Creates a line of progress on a terminal; elsewhere, as in a log, nothing is shown. */
export function createProgress(terminal: Terminal): ShowProgress {
  return terminal.isTTY ? (text) => terminal.write(CLEAR_LINE + text) : () => {};
}
