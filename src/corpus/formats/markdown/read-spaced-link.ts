import { foundCut, type Reader } from "./reading.ts";

/** A link or picture whose address has spaces, which Markdown allows only in angle brackets, before a title or at its ends. */
const SPACED = /\[([^[\]\n]{0,300})\]\([ \t]*([^\s()<>"'][^()<>"'\n]{0,300})\)/y;

/** An address of the web, a path, or the name of a file. */
const ADDRESS = /^(?:https?:\/\/|\.{0,2}\/)|\.[a-z\d]{2,4}$/i;

/** A link to a file whose name has spaces, as vaults and editors write it: its text stays, and leads there. */
export const readSpacedLink: Reader = ({ text }, at) => {
  SPACED.lastIndex = at;
  const [written, words = "", given = ""] = SPACED.exec(text) ?? [];
  const address = given.trim();
  if (written === undefined || !/[ \t]/.test(address) || !ADDRESS.test(address)) return null;
  const end = at + written.length;
  const isPicture = text.charAt(at - 1) === "!";
  if (isPicture)
    return foundCut({ start: at - 1, end, shown: /\.[a-z]+$/i.test(words) ? "" : words, reason: "picture" });
  return foundCut({ start: at, end, shown: words, href: address.replace(/[ \t]/g, "%20"), reason: null });
};
