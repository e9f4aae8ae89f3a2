import type { SourceFile } from "./formats/format.ts";
import { type ExportedPost, readSubstack } from "./read-substack.ts";
import { withoutExtension } from "./without-extension.ts";

/** The page of an account in an export of Medium, and a post beside it. */
const ACCOUNT = /^(.*\/)?profile\/profile\.html$/;
const POST = /^posts\/.+[-_][\da-f]{6,12}\.html$/;

/** Finds what an export of Medium holds beside the posts: addresses, sessions, bookmarks, claps. */
function holdAccount(files: readonly SourceFile[], folder: string): [path: string, reason: string][] {
  const inside = files.filter(({ path }) => path.startsWith(folder)).map(({ path }) => path.slice(folder.length));
  if (!inside.some((path) => POST.test(path))) return [];
  const others = inside.filter((path) => !path.startsWith("posts/") && path.endsWith(".html"));
  return others.map((path) => [
    folder + withoutExtension(path),
    "is held back, since it is of the account, not a post",
  ]);
}

/** What the other files of an export tell of its articles: which are no posts, or none for everyone, and what they are called. */
export class Exports {
  readonly #holds: ReadonlyMap<string, string>;
  readonly #posts: ReadonlyMap<string, ExportedPost>;

  /** Reads the tables among the files; `base` completes addresses. Linear in the files for each export. */
  constructor(files: readonly SourceFile[], base: string | null) {
    const accounts = files.flatMap(({ path }) => {
      const found = ACCOUNT.exec(path);
      return found ? [found[1] ?? ""] : [];
    });
    this.#posts = new Map(readSubstack(files, base));
    this.#holds = new Map(accounts.flatMap((folder) => holdAccount(files, folder)));
  }

  /** Why a file is held back; `null` when it is not. */
  reasonFor(path: string): string | null {
    const name = withoutExtension(path);
    return this.#posts.get(name)?.hold ?? this.#holds.get(name) ?? null;
  }

  /** A file with what is said of it elsewhere. */
  complete<F extends SourceFile>(file: F): F {
    const post = this.#posts.get(withoutExtension(file.path));
    // Bytes are read when they are asked for, and so are not copied.
    return post ? Object.assign(Object.create(file), { given: post.facts }) : file;
  }
}
