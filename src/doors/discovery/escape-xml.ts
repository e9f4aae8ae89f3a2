/** What XML 1.0 has no way to write: control characters, half of a surrogate pair, and two non-characters (section 2.2, Char). */
const FORBIDDEN = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

/** Marks, and white space that a parser would make spaces or line feeds of. */
const SPECIAL = /[&<>"'\t\n\r]/g;

/** Writes a text into XML, an element or an attribute, so that a parser reads the same text; without what XML cannot hold. */
export function escapeXml(text: string): string {
  return text.replace(FORBIDDEN, "").replace(SPECIAL, (mark) => `&#${mark.charCodeAt(0)};`);
}

/** What begins every document in XML. */
export const XML_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';
