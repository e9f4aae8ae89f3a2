import { linkWiki } from "../../wiki-address.ts";
import type { Cut } from "./cut.ts";
import { foundCut, type Reader } from "./reading.ts";

/** `==marked==` */
export const readMark: Reader = ({ text }, at) => {
  const [written, inside = ""] = /^==(?![\s=])([^\n=]{1,500}(?<!\s))==(?![\w=])/.exec(text.slice(at, at + 600)) ?? [];
  if (written === undefined || /[\w=]/.test(text.charAt(at - 1))) return null;
  const inner = at + 2 + inside.length;
  const marks = [at, inner].map((start): Cut => ({ start, end: start + 2, shown: "", reason: null }));
  return { cuts: marks, end: inner + 2 };
};

/** `%%a comment%%` of Obsidian, or one of lines between two of `%%`. */
export const readPercents: Reader = (reading, at) => {
  const { text } = reading;
  const end = reading.after("%%", at + 2);
  if (end === null || /[\d%]/.test(text.charAt(at - 1)) || /[\w%]/.test(text.charAt(end))) return null;
  const isBlock = /(?:^|\n)$/.test(text.slice(Math.max(0, at - 1), at)) && /^(?:\n|$)/.test(text.slice(end, end + 1));
  return isBlock || !text.slice(at, end).includes("\n")
    ? foundCut({ start: at, end, shown: "", reason: "comment" })
    : null;
};

const WIKI = /^(!?)\[\[(?![\s[\]])([^[\]\n|\\]{1,300})(?:\\?\|([^[\]\n]{0,300}))?\]\](?!\(|\[(?!\^))/;

/** `[[Page|shown]]`, and `![[embedded file]]`. */
export const readWikiLink: Reader = ({ text }, at) => {
  const [written, bang = "", target = "", alias] = WIKI.exec(text.slice(at, at + 650)) ?? [];
  if (written === undefined || (bang === "" && /[\w\])]/.test(text.charAt(at - 1)))) return null;
  const end = at + written.length;
  const page = target.replace(/^#/, "").replace(/#\^?/g, " > ");
  if (bang === "") return foundCut({ start: at, end, shown: alias ?? page, href: linkWiki(target), reason: null });
  return foundCut({ start: at, end, shown: alias && !/^[\dx]+$/.test(alias) ? alias : "", reason: "embed" });
};
