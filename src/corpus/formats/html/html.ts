import type { Element, Root, RootContent } from "hast";
import type { Warning } from "../../fault.ts";
import { makeArticleId } from "../../metadata/make-article-id.ts";
import { mergeMetadata } from "../../metadata/merge-metadata.ts";
import { type HeadFacts, readHead } from "../../metadata/read-head.ts";
import { type MetadataPlace, type MetadataReading, readMetadata } from "../../metadata/read-metadata.ts";
import { readPath } from "../../metadata/read-path.ts";
import { describeGuess, NO_TEXT, normaliseText } from "../decode-text.ts";
import type { Format, ParsedText, Skipped, SourceArticle, SourceFile } from "../format.ts";
import { parsePage as readPlainPage } from "../plain-text/plain-text.ts";
import type { Content } from "./check-content.ts";
import { decodeHtml } from "./decode-html.ts";
import { attribute, elementsOf, isElement, type Parent, textOf } from "./elements.ts";
import { extractContent } from "./extract-content.ts";
import { isListing } from "./is-listing.ts";
import { makeBlocks } from "./make-blocks.ts";
import { parsePage } from "./parse-html.ts";
import { readFlat } from "./read-flat.ts";
import { withFrontMatter } from "./read-front-matter.ts";
import { readPageMetadata } from "./read-page-metadata.ts";
import { readProperties } from "./read-properties.ts";
import { isShell, readArticleBody, readNoscript } from "./scripted-page.ts";
import { simplifyPage } from "./simplify-page.ts";
import { writeMarkdown } from "./write-markdown.ts";

function isTitle(node: RootContent, title: string): node is Element {
  return isElement(node) && /^h[1-6]$/.test(node.tagName) && textOf(node) === title;
}

function withoutHeading<Node extends Parent>(parent: Node, title: string): Node {
  const children = parent.children
    .filter((child) => !isTitle(child, title))
    .map((child) => (isElement(child) ? withoutHeading(child, title) : child));
  return { ...parent, children };
}

/** Elements that only hold blocks. */
const WRAPPERS: ReadonlySet<string> = new Set(["html", "body", "main", "article", "section", "div"]);

/** The nodes inside of all elements that hold the whole article and nothing else. */
function unwrap(nodes: readonly RootContent[]): readonly RootContent[] {
  const shown = nodes.filter((node) => node.type !== "text" || node.value.trim() !== "");
  const [only] = shown;
  return shown.length === 1 && only && isElement(only) && WRAPPERS.has(only.tagName) ? unwrap(only.children) : nodes;
}

/** An article with its title as its first heading where the page has it in one: often outside of the article, or behind its date. */
function leadWithTitle(article: Parent, page: Root, title: string): Root {
  const heading = [...elementsOf(page)].find((element) => isTitle(element, title));
  const children = unwrap(article.type === "root" ? article.children : [article]);
  if (!heading) return { type: "root", children: [...children] };
  const rest = withoutHeading({ type: "root", children: [...children] }, title);
  return { ...rest, children: [{ ...heading, tagName: "h1" }, ...rest.children] };
}

/** The address that a page's relative addresses start from: `base` of the page, completed by the page's own. */
function findBase(page: Root, address: string | null): string | null {
  const element = elementsOf(page).find(({ tagName }) => tagName === "base");
  const href = element ? attribute(element, "href") : "";
  const own = address ?? undefined;
  return href !== "" && URL.canParse(href, own) ? new URL(href, own).href : address;
}

/** The article of a page; where only scripts show it, from its JSON-LD or from what it has for browsers without; `null` for none. */
function findContent(page: Root): Content | null {
  const content = extractContent(page);
  if (!isShell(page, content.article)) return content;
  const notice = { text: textOf(content.article), reason: "notice" };
  const [article, plain] = [readArticleBody(page), readNoscript(page)];
  const found = article ? { article, dropped: [] } : plain && extractContent(plain);
  return found && { ...found, dropped: [...found.dropped, ...(notice.text === "" ? [] : [notice])] };
}

/** Reasons for which the lines are left out that say who wrote a page, and when. */
const CREDITS: ReadonlySet<string> = new Set(["byline", "page data", "above the text"]);

/** What a page says of itself in its text. Its address has the year. */
function readPageHead({ visible, dropped }: ParsedText, paths: readonly string[]): HeadFacts {
  const credits = dropped.filter(({ reason }) => CREDITS.has(reason)).map(({ text }) => text);
  const year = paths.map((path) => readPath(path).year).find((one) => one !== null) ?? null;
  return readHead([...credits, ...visible.lines()], year);
}

/** What a page says of itself, its properties first. */
function readOwnMetadata(page: Root, place: MetadataPlace): Pick<MetadataReading, "metadata" | "warnings"> {
  const metadata = readPageMetadata(page, place.base);
  const properties = readProperties(page);
  if (properties.length === 0) return { metadata, warnings: [] };
  const read = readMetadata(properties, place);
  return { metadata: mergeMetadata(read.metadata, metadata), warnings: read.warnings };
}

/** Reads the article of a page from its tree. Throws an Error for a page of which no tree can be made. */
function* readTree(file: string, text: string, base: string | null): Generator<SourceArticle | Skipped | Warning> {
  const origin = { file, line: null };
  const { page: parsed, isFlattened } = parsePage(text);
  if (isFlattened)
    yield {
      ...origin,
      kind: "markup",
      warning: "has elements over 512 deep in one another; its blocks are read side by side",
    };
  const page = simplifyPage(parsed);
  const content = findContent(page);
  if (!content) return yield { origin, reason: "has no text until its scripts run" };
  const { metadata, warnings } = readOwnMetadata(page, { origin, base });
  yield* warnings;
  const article = leadWithTitle(content.article, page, metadata.title ?? "");
  const blocks = makeBlocks(article, findBase(page, metadata.url ?? base));
  const written = { ...writeMarkdown(blocks), dropped: content.dropped };
  const head = readPageHead(written, metadata.url ? [file, new URL(metadata.url).pathname] : [file]);
  yield { id: makeArticleId(file), metadata, head, origin, ...written };
}

/** Reads a page of which no tree can be made as the plain text that it shows, with what it says of itself. */
function readAsText(file: string, page: string, base: string | null): SourceArticle {
  const { text, facts } = readFlat(page);
  const metadata = readPageMetadata(facts, base);
  return {
    id: makeArticleId(file),
    metadata,
    origin: { file, line: null },
    ...readPlainPage(normaliseText(text), file),
  };
}

function* read({ path: file, bytes }: SourceFile, base: string | null): ReturnType<Format["read"]> {
  const origin = { file, line: null };
  const decoded = decodeHtml(bytes);
  if (decoded === null) return yield { origin, reason: NO_TEXT };
  if (decoded.isGuess) yield { ...origin, kind: "encoding", warning: describeGuess(decoded) };
  const text = normaliseText(decoded.text);
  if (isListing(file, text)) return yield { origin, reason: "only lists other pages" };
  try {
    return yield* [...readTree(file, text, base)];
  } catch (error) {
    const problem = error instanceof Error ? error.message : error;
    yield { ...origin, kind: "markup", warning: `${problem}; read as plain text` };
  }
  yield readAsText(file, text, base);
}

/** Pages of HTML, of which the article is kept. */
export const html: Format = { extensions: [".html", ".htm", ".xhtml"], read: withFrontMatter(read) };
