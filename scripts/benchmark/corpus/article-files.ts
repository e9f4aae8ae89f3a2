import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { deserialize, serialize } from "node:v8";
import type { PreparedArticle } from "../../../src/corpus/article.ts";
import { VisibleText } from "../../../src/text/visible-text.ts";

/** Writes articles to a new folder, a file each, until they have so many passages. */
export function writeArticles(folder: string, articles: Iterable<PreparedArticle>, passages: number): void {
  mkdirSync(folder);
  let [number, left] = [0, passages];
  for (const article of articles) {
    writeFileSync(join(folder, `${number++}`), serialize(article));
    left -= article.passages.length;
    if (left <= 0) return;
  }
}

/** Reads the articles of a folder one by one, up to so many passages; the last is cut off after them. */
export function* readArticles(folder: string, most: number): Generator<PreparedArticle> {
  for (let [number, left] = [0, most]; left > 0; number++) {
    const stored: PreparedArticle = deserialize(readFileSync(join(folder, `${number}`)));
    const passages = stored.passages.slice(0, left);
    // Only fields come through a file: what a reader sees is made again from them.
    const whole = new VisibleText(stored.text, stored.visible.markup);
    const visible = whole.within({ start: 0, end: passages.at(-1)?.span.end ?? 0 });
    yield { ...stored, passages, visible, text: visible.written };
    left -= passages.length;
  }
}
