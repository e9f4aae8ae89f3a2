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

/** Files that a vault shows in place and that are no notes: pictures, and what has sounds, moves or is drawn. */
const PICTURE = /\.(?:avif|bmp|gif|jpe?g|png|svg|webp)$/i;
const MEDIA = /\.(?:3gp|base|canvas|excalidraw(?:\.md)?|flac|m4a|mkv|mov|mp[34]|og[agv]|pdf|wav|webm)$/i;

/** The size in which something is shown: `300`, `300x200`. */
const SIZE = /^\s*\d+(?:x\d*)?\s*$/;

/** A picture as Markdown has it, whose alternative text is its caption; nothing for one without. */
function writePicture(file: string, caption: string): string {
  const label = caption.replace(/[\\[\]*_`~<&]/g, String.raw`\$&`);
  return caption === "" ? "" : `![${label}](${encodeURI(file).replace(/\(/g, "%28").replace(/\)/g, "%29")})`;
}

/** What stays of `![[embedded file|caption]]`: a picture, or a link to a note, whose text is found there and not here. */
function showEmbed(target: string, alias: string): Pick<Cut, "shown" | "href" | "reason"> {
  const [file = "", ...places] = target.split("#");
  const caption = alias
    .split(/\\?\|/)
    .filter((part) => !SIZE.test(part))
    .join("|")
    .trim();
  if (PICTURE.test(file.trim())) return { shown: writePicture(file.trim(), caption), reason: "embed" };
  if (MEDIA.test(file.trim())) return { shown: caption, reason: "embed" };
  const name = file.trim().replace(/^.*\//, "").replace(/\.md$/i, "");
  const title = [name, ...places.filter((place) => !place.startsWith("^"))].filter((part) => part !== "").join(" > ");
  const shown = caption || title;
  return shown === "" ? { shown, reason: "embed" } : { shown, href: linkWiki(target), reason: null };
}

/** `[[Page|shown]]`, and `![[embedded file]]`. */
export const readWikiLink: Reader = ({ text }, at) => {
  const [written, bang = "", target = "", alias] = WIKI.exec(text.slice(at, at + 650)) ?? [];
  if (written === undefined || (bang === "" && /[\w\])]/.test(text.charAt(at - 1)))) return null;
  const end = at + written.length;
  if (bang !== "") return foundCut({ start: at, end, ...showEmbed(target, alias ?? "") });
  const page = target.replace(/^#/, "").replace(/#\^?/g, " > ");
  return foundCut({ start: at, end, shown: alias ?? page, href: linkWiki(target), reason: null });
};
