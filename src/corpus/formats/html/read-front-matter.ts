import { mergeMetadata } from "../../metadata/merge-metadata.ts";
import { type FrontMatterReading, parseFrontMatter } from "../../metadata/parse-front-matter.ts";
import { readMetadata } from "../../metadata/read-metadata.ts";
import { decodeText } from "../decode-text.ts";
import type { Dropped, Format } from "../format.ts";
import type { Cut } from "../markdown/cut.ts";
import { readTemplate } from "../markdown/read-template.ts";
import { Reading } from "../markdown/reading.ts";

type ReadPage = Generator<ReturnType<Format["read"]> extends Iterable<infer Item> ? Item : never>;

/** A page's path, and what completes addresses. */
interface PagePlace {
  path: string;
  base: string | null;
}

/** The beginning of a page that may have front matter: white space and a fence. */
const FENCE = /^\s{0,100}(?:---|\+\+\+|;;;|\{\s)/;

/** Whether a page may have front matter, by its first ASCII characters: those of UTF-16 have zeros between them. */
function mayHaveFence(bytes: Uint8Array): boolean {
  return FENCE.test(String.fromCharCode(...bytes.subarray(0, 200)).replace(/[^\t\n\r -~]/g, ""));
}

/** What a page begins with that other pages are made from: a tag of its generator, or one in its title, or the address of its language or style. */
const TEMPLATE =
  /^\uFEFF?\s*(?:\{[{%]|<%)|^[^<]{0,100}<(?:!doctype[^>]*>\s*<)?html\b[^>]{0,500}(?:\{[{%]|<%)|<(?:link|base)\b[^>]{0,500}(?:\{[{%]|<%)|<title>\s*(?:\{%-?\s*(?:block|if|trans)\b|\{\{[^{}<]{0,200}\}\}\s*<|<%)/i;

/** An element of a component that scripts repeat, or show when it is needed. */
const DIRECTIVE = /<[a-z][^<>]{0,500}\s(?:v-(?:for|if|else|model|bind|on|slot)|\*ng(?:For|If)|x-for)\b/i;

/** Whether the beginning of a file is that of a part of a page that scripts fill: one with directives, or with nothing but expressions. */
function isComponent(head: string): boolean {
  if (!/^\s{0,100}</.test(head) || /<(?:!doctype|html|body)\b/i.test(head)) return false;
  const shown = head.replace(/<[^<>]*>/g, " ");
  const said = shown.replace(/\{\{[^{}]*\}\}/g, " ");
  return DIRECTIVE.test(head) || (said !== shown && !/[\p{L}\p{N}]/u.test(said));
}

/** Tags by which a generator of pages chooses, repeats, includes and translates. */
const CONTROL =
  /\{%[-+]?\s*(?:if|for|set|block|macro|import|from|include|extends|call|trans|load|url)\b|\{\{[-<]?\s*(?:range|define|block|partial|template|with|if|end)\b/;

/** Whether a file is a part of a page that a generator fills: no page by itself, with tags that control what becomes of it. */
function isFragment(head: string): boolean {
  if (!/^\s{0,100}</.test(head) || /<(?:!doctype|html|body)\b/i.test(head)) return false;
  return CONTROL.test(head.replace(/<(pre|code|script|style|textarea)\b[\s\S]*?<\/\1>/gi, " "));
}

/** Characters of a page in which a generator's tags show that it is a template. */
const MAX_HEAD = 4_000;

/** Elements whose contents are code, which is left as it is, and the beginning of a template tag. */
const MARK = /<(pre|code|script|style|textarea)\b|\{/gi;

const escapeHtml = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

/** What a template tag leaves of a page: of one around code, an element around it. */
function showCuts(cuts: readonly Cut[], page: string): Cut[] {
  const [open, close] = cuts;
  if (!open?.shown.startsWith("```") || !close) return [...cuts];
  const code = escapeHtml(page.slice(open.end, close.start).trim());
  return [{ ...open, end: close.end, shown: `<pre><code>${code}</code></pre>` }];
}

function* findTags(page: string): Generator<Cut> {
  const reading = new Reading(page, false);
  const mark = new RegExp(MARK);
  for (let match = mark.exec(page); match; match = mark.exec(page)) {
    const { 1: element, index } = match;
    const found = element === undefined ? readTemplate(reading, index) : null;
    const end = element === undefined ? found?.end : reading.after(`</${element}>`, index);
    if (found) yield* showCuts(found.cuts, page);
    mark.lastIndex = end ?? mark.lastIndex;
  }
}

/** Takes the tags of a site's generator out of a page. Linear. */
function cutTags(page: string): { page: string; dropped: Dropped[] } {
  const cuts = [...findTags(page)];
  const pieces = cuts.map(({ start, shown }, at) => page.slice(cuts[at - 1]?.end ?? 0, start) + shown);
  const dropped = cuts.flatMap(({ start, end, reason }) =>
    reason === null ? [] : [{ text: page.slice(start, end), reason }],
  );
  return { page: pieces.join("") + page.slice(cuts.at(-1)?.end ?? 0), dropped };
}

/** Reads a page below its front matter, as `readPage` does, without the tags of its generator. */
function* readBelow(parted: FrontMatterReading, { path, base }: PagePlace, readPage: Format["read"]): ReadPage {
  const { metadata, warnings, ignored } = readMetadata(parted.entries, { origin: { file: path, line: null }, base });
  yield* [...parted.warnings, ...warnings];
  const { page, dropped } = cutTags(parted.body);
  for (const item of readPage({ path, bytes: new TextEncoder().encode(page) }, base)) {
    if (!("metadata" in item)) yield item;
    else
      yield {
        ...item,
        metadata: mergeMetadata(metadata, item.metadata),
        ignored,
        dropped: [...dropped, ...item.dropped],
      };
  }
}

/**
 * Makes a reader of pages read front matter as well, as Jekyll and Hugo do: a page that has it is a template, whose tags are left
 * out. What other pages are made from is no article. Any other page is read as it is.
 */
export function withFrontMatter(readPage: Format["read"]): Format["read"] {
  return function* read({ path, bytes }, base) {
    const head = new TextDecoder().decode(bytes.subarray(0, MAX_HEAD));
    if (TEMPLATE.test(head) || isComponent(head) || isFragment(head))
      return yield { origin: { file: path, line: null }, reason: "is a template of pages" };
    const decoded = mayHaveFence(bytes) ? decodeText(bytes) : null;
    const parted = decoded && parseFrontMatter(decoded.text, path);
    if (parted && "message" in parted) return yield parted;
    const hasFrontMatter = parted && parted.body !== decoded.text;
    yield* hasFrontMatter ? readBelow(parted, { path, base }, readPage) : readPage({ path, bytes }, base);
  };
}
