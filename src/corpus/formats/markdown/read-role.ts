import { foundCut, type Reader } from "./reading.ts";

/** A role of MyST: `{ref}`text <target>``. */
const ROLE = /\{([a-z][\w:+.-]*)\}(`{1,3})(?!`)([^`]{1,300})\2(?!`)/y;

/** Roles that draw a sign, and those whose words are text; the words of any other are shown as code. */
const SIGNS = /^(?:fa\w*|octicon|material-\w+)$/;
const WORDS =
  /^(?:ref|numref|doc|any|term|abbr|download|eq|cite\S*|dfn|guilabel|menuselection|button-\w+|sub|sup|emphasis|strong)$/;

/** A role: its words stay, without its name and where it leads. */
export const readRole: Reader = (reading, at) => {
  if (reading.isMdx || /[\w^\\}$]/.test(reading.text.charAt(at - 1))) return null;
  ROLE.lastIndex = at;
  const [written, name = "", ticks = "", body = ""] = ROLE.exec(reading.text) ?? [];
  if (written === undefined) return null;
  const words = /^(.*\S)\s*<[^<>]*>$/s.exec(body)?.[1];
  const isText = words !== undefined || WORDS.test(name);
  const shown = SIGNS.test(name) ? "" : isText ? (words ?? body) : `${ticks}${body}${ticks}`;
  return foundCut({ start: at, end: at + written.length, shown, reason: "role" });
};
