/** Attributes of shortcodes and components whose text the reader sees: captions, headings of cards, names of tabs. */
const SHOWN_ATTRIBUTE = /(?<![\w-])(alt|alt-text|title|label|caption)\s*=\s*(?:\{\s*)?(?:"([^"]*)"|'([^']*)')/g;

/** Gives what a reader sees of the attributes of a shortcode or component, each text once; `""` when there is none. */
export function captionOf(attributes: string): string {
  const values = Array.from(attributes.matchAll(SHOWN_ATTRIBUTE), ([, , double, single]) => double ?? single ?? "");
  return [...new Set(values.map((value) => value.replace(/\s+/g, " ").trim()))]
    .filter((value) => value !== "")
    .join(". ");
}
