/** Which version of its page an article is, as its path says it. */
export interface PageVersion {
  /** The path without its version: what all versions of the page have in common. */
  page: string;
  /** The version as it is written there; empty where the path names none. */
  label: string;
  /**
   * What names it: a folder, a part of a name, or a folder of versions that are cut from the page without one, as Docusaurus keeps
   * them in `versioned_docs`; `null` for nothing.
   */
  place: "folder" | "name" | "cut" | null;
  /** Whether the version is a bare number, which may as well be that of a lesson or a year. */
  isBare: boolean;
}

/** How a version compares: what is current is above what has a number, and that above what is not released. */
interface VersionRank {
  stage: number;
  numbers: readonly number[];
}

const CURRENT = "latest|stable|current|lts";
const UNRELEASED =
  "next|canary|nightly|dev|devel|develop|development|main|master|trunk|head|edge|unstable|unreleased|preview|pre|alpha|beta|rc|snapshot|experimental";
const NUMBERS = String.raw`\d+(?:[._]\d+)*(?:[._]x)?`;
const SUFFIX = String.raw`(?:[-_.]?(?:${UNRELEASED})(?:[-_.]?\d+)*)?`;

/** A folder that is a version: `v2`, `1.9`, `2.x`, `version-2.0`, `16`, `latest`, `next`. */
const FOLDER = new RegExp(
  `^(?:(?:v|ver|version|rel|release|branch)?[-_. ]?${NUMBERS}${SUFFIX}|${CURRENT}|${UNRELEASED})$`,
  "i",
);

/** A version in a longer name, set apart: `install-v2`, `api.1.9`. */
const IN_NAME = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(?:v\d+(?:[._]\d+)*(?:[._]x)?|\d+(?:\.\d+)+(?:\.x)?|\d+\.x)${SUFFIX}(?![\p{L}\p{N}])`,
  "iu",
);

const EXTENSION = /\.[A-Za-z]+$/;
const BARE = /^\d+$/;
const CUT_FOLDER = /(^|\/)(?:versioned_|(?=[^/]+_versioned_docs\/))([^/]*?)(?:_versioned_docs)?\//;
const CUT_TRANSLATION = /(docusaurus-plugin-content-docs[^/]*\/)current\//;

/** What may stand around a version in a name. */
const SEPARATORS = /^[-_.@ ]+|[-_.@ ]+$/g;

const withoutVersion = (name: string) => name.replace(IN_NAME, "").replace(SEPARATORS, "");

/**
 * Reads which version of its page an article at a path is: a folder says it, else a part of a name. A file that is called by a
 * version and nothing else, `v1.9.md`, is about that version.
 */
export function parsePageVersion(path: string): PageVersion {
  const bare = path.replace(EXTENSION, "");
  const named = bare.replace(CUT_FOLDER, "$1$2/").replace(CUT_TRANSLATION, "$1");
  const parts = named.split("/");
  const folder = parts.slice(0, -1).findIndex((part) => FOLDER.test(part));
  const at = folder < 0 ? parts.findIndex((part) => IN_NAME.test(part) && withoutVersion(part) !== "") : folder;
  const part = parts[at] ?? "";
  const label = folder < 0 ? (IN_NAME.exec(part)?.[0] ?? "") : part;
  const rest = folder < 0 ? [withoutVersion(part)] : [];
  const page = at < 0 ? named : parts.toSpliced(at, 1, ...rest).join("/");
  const place = named !== bare ? "cut" : folder >= 0 ? "folder" : at >= 0 ? "name" : null;
  return { page: page.toLowerCase(), label, place, isBare: BARE.test(label) };
}

/** Reads the version of an article at a place; `null` when it is one of many in a file, whose path says nothing of it. */
export function versionAt({ file, line }: { file: string; line: number | null }): PageVersion | null {
  return line === null ? parsePageVersion(file) : null;
}

/** Whether paths name two versions of one page. */
export function areVersions(one: PageVersion | null, other: PageVersion | null): boolean {
  return one !== null && other !== null && one.page === other.page && one.label !== other.label;
}

const IS_CURRENT = new RegExp(`^(?:${CURRENT})$`, "i");
const IS_UNRELEASED = new RegExp(`(?<![a-z])(?:${UNRELEASED})[-_.\\d]*$`, "i");

/** What a number of a version that is written `x` counts: more than any. */
const ANY = Number.MAX_SAFE_INTEGER;

function numbersOf(label: string): number[] {
  const [numbers = ""] = /\d+(?:[._](?:\d+|x))*/i.exec(label) ?? [];
  return numbers === "" ? [] : numbers.split(/[._]/).map((number) => (/x/i.test(number) ? ANY : Number(number)));
}

/** The rank of a page without a version beside its versions: the next where they are cut from it, the first of files, else the current one. */
function rankPage(places: ReadonlySet<PageVersion["place"]>): VersionRank {
  if (places.has("cut")) return { stage: 0, numbers: [] };
  return { stage: places.has("folder") ? 2 : 1, numbers: [] };
}

function rankOf(label: string): VersionRank {
  if (IS_CURRENT.test(label)) return { stage: 2, numbers: [] };
  return { stage: IS_UNRELEASED.test(label) ? 0 : 1, numbers: numbersOf(label) };
}

function compareRanks(a: VersionRank, b: VersionRank): number {
  if (a.stage !== b.stage) return b.stage - a.stage;
  const length = Math.max(a.numbers.length, b.numbers.length);
  for (let at = 0; at < length; at++) {
    const difference = (b.numbers[at] ?? 0) - (a.numbers[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/**
 * Puts versions of one page in order, the newest first: what is called current, then released versions by their numbers (`v10`
 * before `v9`), then what is not released (`next`, `2.0-beta`). A page without a version is current beside folders of versions, the
 * next where these are cut from it, and the first beside files (`plan.md`, `plan-v2.md`). Equals stay in their order.
 */
export function sortByVersion<T>(items: readonly T[], versionOf: (item: T) => PageVersion): T[] {
  const places = new Set(items.map((item) => versionOf(item).place));
  const ranked = items.map((item) => {
    const { label } = versionOf(item);
    return { item, rank: label === "" ? rankPage(places) : rankOf(label) };
  });
  return ranked.sort((a, b) => compareRanks(a.rank, b.rank)).map(({ item }) => item);
}

/** A version that a query names: marked by a `v`, by a point, by the word `version` or the like before it or behind it. */
const MENTION = new RegExp(
  String.raw`(?<![\p{L}\p{N}.])(?:(?:v|(?:version|release|ver)[-. ]*)(${NUMBERS}${SUFFIX})|(\d+(?:\.\d+)+(?:\.x)?${SUFFIX}|\d+\.x)|(?:version|release|branch|docs) (${CURRENT}|${UNRELEASED})|(${CURRENT}|${UNRELEASED}) (?:version|release|branch|docs))(?![\p{L}\p{N}])`,
  "giu",
);

/** Finds the versions that a query names, as they are written in it: `v2`, `1.9`, `version 3`, `next version`. */
export function findVersions(query: string): string[] {
  return Array.from(
    query.matchAll(MENTION),
    ([, marked, pointed, behind, before]) => marked ?? pointed ?? behind ?? before ?? "",
  );
}

/** Whether two versions are one as far as both say: `2` is `2.0` and `2.x`, `1.9` is not `1.10`. */
export function isSameVersion(one: string, other: string): boolean {
  const [a, b] = [numbersOf(one), numbersOf(other)];
  if (a.length === 0 || b.length === 0) return one !== "" && one.toLowerCase() === other.toLowerCase();
  const isUnreleased = (label: string) => IS_UNRELEASED.test(label);
  return isUnreleased(one) === isUnreleased(other) && a.every((number, at) => isAlike(number, b[at]));
}

function isAlike(number: number, other: number | undefined): boolean {
  return other === undefined || other === number || number === ANY || other === ANY;
}
