import { addHash, makeArticleId } from "./make-article-id.ts";

/** Letters in which a path differs from its id, the extension apart: of `v1-11.md` none, of `v1.11.md` one. */
function countChanges(path: string, id: string): number {
  const name = path.replace(/\.[A-Za-z]+$/, "");
  return Math.abs(name.length - id.length) + Array.from(name).filter((letter, at) => letter !== id.charAt(at)).length;
}

/** Orders paths with one id: the plainest first, then as they sort. */
const byPlainness = (id: string) => (a: string, b: string) =>
  countChanges(a, id) - countChanges(b, id) || (a < b ? -1 : 1);

/**
 * Gives each article an id of its own. Of files whose names make one id, the plainest has it, and each other has it with a hash
 * of its path: so an id depends on no other file, but for names that differ in nothing but case, separators,
 * punctuation or the extension.
 */
export class ArticleIds {
  readonly #hashed = new Map<string, string>();
  readonly #taken = new Map<string, string>();
  /** What was hashed last for an id in a file: all before it is taken. */
  readonly #hashedLast = new Map<string, string>();

  /** `paths` are those of the files that hold one article each. */
  constructor(paths: Iterable<string>) {
    for (const [id, sharers] of Map.groupBy(paths, makeArticleId))
      if (sharers.length > 1)
        for (const path of sharers.toSorted(byPlainness(id)).slice(1)) this.#hashed.set(path, addHash(id, path));
  }

  /** Gives the id of an article at a path, or at `file:line`; `wanted` is what its format makes of its name. */
  claim(wanted: string, place: string): { id: string; rival: string | null } {
    const id = this.#hashed.get(place) ?? wanted;
    const rival = this.#taken.get(id) ?? null;
    const first = `${place.replace(/:\d+$/, "")} ${id}`;
    let free = id;
    for (let key = this.#hashedLast.get(first) ?? first; this.#taken.has(free); key += "'") {
      free = addHash(id, key);
      this.#hashedLast.set(first, key);
    }
    this.#taken.set(free, place);
    return { id: free, rival };
  }
}
