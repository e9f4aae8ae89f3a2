import { html } from "hono/html";
import type { PassageIndex } from "../../../index/read/passage-index.ts";
import { foldWord } from "../../../text/fold-word.ts";
import { tokenise } from "../../../text/tokenise.ts";
import type { Html } from "../html.ts";
import { fillText, listPieces } from "../words/fill-text.ts";
import type { Words } from "../words/words.ts";
import { linkQuery } from "./link-search.ts";

/** Letters of a word that stand for those that begin so: enough to say what is meant. */
const BEGINNING = 4;

/** Writes a value as the query language takes it. */
function quote(value: string): string {
  return /[\s"]/.test(value) ? `"${value.replaceAll('"', " ")}"` : value;
}

function wordsOf(text: string): string[] {
  return Array.from(tokenise(text), ({ start, end }) => text.slice(start, end));
}

/** The years of the newest and of the oldest article; `null` where none has a day. Those without one come last. */
function findYears({ day, newest }: PassageIndex["columns"]): (string | null)[] {
  let last = newest.length - 1;
  while (last >= 0 && day[newest[last] ?? 0] === 0) last -= 1;
  if (last < 0) return [null, null];
  return [0, last].map((at) =>
    String(day[newest[at] ?? 0])
      .slice(0, -4)
      .padStart(4, "0"),
  );
}

/** Whether fewer than half of the passages have a word, so that something is left without it. */
function isTelling({ terms, languages, reference }: PassageIndex, word: string): boolean {
  const found = languages.flatMap(({ termOf }) => terms.find(termOf(foldWord(word)))?.passages ?? []);
  return found.length > 0 && 2 * Math.max(...found) < reference.passages;
}

/** Examples of the query language that these articles answer; `null` where they have nothing for one. */
function makeExamples(index: PassageIndex) {
  const { outline, languages, columns } = index;
  const { names, titles, tags, sources, authors } = outline;
  const said = [...names, ...titles];
  const phrase = said.find((text) => wordsOf(text).length > 1) ?? null;
  const words = said.flatMap(wordsOf).filter((word) => Array.from(word).length > 2);
  const [first = null] = words;
  const second = words.find((word) => word !== first && isTelling(index, word)) ?? null;
  const [title = null] = titles.flatMap(wordsOf).filter((word) => word.length > BEGINNING);
  const [tag = null] = tags;
  const [source = null] = sources;
  const [author = null] = authors;
  const [newest = null, oldest = null] = findYears(columns);
  return {
    phrase: phrase && quote(phrase.replace(/["“”„«»「」『』]/g, "")),
    must: first && second && `${first} +${second}`,
    not: second && `-${second}`,
    title: title && `title:${title}`,
    beginning: title && `${Array.from(title).slice(0, BEGINNING).join("").toLowerCase()}*`,
    source: source && `source:${quote(source)}`,
    tag: tag && `tag:${quote(tag)}`,
    author: author && `author:${quote(author)}`,
    lang: languages[1] ? `lang:${languages[1].code}` : null,
    after: newest && `after:${newest}`,
    before: newest && newest !== oldest ? `before:${newest}` : null,
  };
}

/** The query language in a table, with examples that lead to what these articles have for them. */
export function makeCheatSheet(index: PassageIndex, { search }: Words): Html {
  const examples = new Map(Object.entries(makeExamples(index)));
  const rows = Object.entries(search.syntax).flatMap(([form, meaning]) => {
    const example = examples.get(form);
    return example
      ? [html`<tr><td><a href="${linkQuery(example)}"><code>${example}</code></a></td><td>${meaning}</td></tr>`]
      : [];
  });
  return html`<details class="help"><summary>${search.howToSearch}</summary><table>${rows}</table></details>`;
}

/** Searches to begin with: as many as fit a line. */
const OFFERED = 3;

/** Names a few things that the articles are about, each a search; nothing where there is none. */
export function offerExamples({ outline: { names, titles } }: PassageIndex, words: Words): Html {
  const offered = [...names, ...titles].slice(0, OFFERED);
  if (offered.length === 0) return html``;
  const links = offered.map((query) => html`<a href="${linkQuery(query)}"><bdi>${query}</bdi></a>`);
  return html`<p class="hint">${fillText(words.search.forExample, listPieces(links, words, "conjunction"))}</p>`;
}
