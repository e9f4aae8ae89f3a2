import { visibleLine } from "./hide-invisible.ts";

/** Marks of Markdown, entities, addresses that GitHub links by themselves, and what begins a list, a rule or a heading with its line. */
const SPECIAL = /[\\`*_[\]<>#|~]|&(?=#?\w+;)|:(?=\/\/)|(?<=\bwww)\.|(?<=\S)@(?=\S)|^(?:[-+=]|\d+(?=[.)]))/gi;

/** Writes a text into a line of Markdown, so that it can be neither a heading, a list, a link nor anything but text. */
export function escapeMarkdown(text: string): string {
  return visibleLine(text).replace(SPECIAL, (mark) => (/^\d/.test(mark) ? `${mark}\\` : `\\${mark}`));
}
