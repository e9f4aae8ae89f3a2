import { digest } from "../text/digest.ts";

/** Hexadecimal digits of a passage's hash: 40 bits tell the passages of any one article apart. */
const HASH_LENGTH = 10;

/**
 * Makes the ids of an article's passages from their texts, in order: `<article id>~<hash>`, so that a citation
 * survives edits elsewhere in the article. An equal text later in the article gets `-2`, `-3`, ….
 */
export function makePassageIds(articleId: string, texts: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return texts.map((text) => {
    const hash = digest(text, HASH_LENGTH);
    const count = (seen.get(hash) ?? 0) + 1;
    seen.set(hash, count);
    return `${articleId}~${hash}${count > 1 ? `-${count}` : ""}`;
  });
}
