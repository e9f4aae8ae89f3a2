/** A passage that an engine found, as it says so. */
export interface Found {
  id: number;
  score: number | null;
  /** What it matched, in small letters. */
  terms: readonly string[];
}

/** A passage as it is shown. */
export interface Shown {
  title: string;
  text: string;
}

/** A half-open range of a text. */
interface Range {
  start: number;
  end: number;
}

/** Letters of a snippet, as many as one of Pressmark's has at most, and those of it before the first mark. */
const [SNIPPET_LENGTH, LEAD] = [240, 60];

/** Finds the words of a text that an engine matched. */
export function findHighlights(text: string, terms: ReadonlySet<string>): Range[] {
  return Array.from(text.matchAll(/[\p{L}\p{N}]+/gu), ({ 0: word, index }) => ({ word, index }))
    .filter(({ word }) => terms.has(word.toLowerCase()))
    .map(({ word, index }) => ({ start: index, end: index + word.length }));
}

/** Cuts what stands around the first mark. */
export function makeSnippet(text: string, highlights: readonly Range[]): string {
  const start = Math.max(0, (highlights[0]?.start ?? 0) - LEAD);
  return text.slice(start, start + SNIPPET_LENGTH);
}

/** Gives the address of a passage, which other engines do not have. */
export function urlOf(id: number): string {
  return `https://example.org/passages/${id}`;
}

/** Makes a whole answer of the passages that an engine found: their texts, marked by the terms that it says it matched. */
export function makeAnswer(found: readonly Found[], passages: Readonly<Record<number, Shown>>): string {
  const hits = found.map(({ id, score, terms }) => {
    const { title = "", text = "" } = passages[id] ?? {};
    const highlights = findHighlights(text, new Set(terms));
    return { id, title, url: urlOf(id), score, text, snippet: makeSnippet(text, highlights), highlights };
  });
  return JSON.stringify({ hits });
}
