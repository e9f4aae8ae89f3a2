import { visibleLine } from "../../text/hide-invisible.ts";
import { parseDay } from "./parse-day.ts";

/** What the path of an article says of it. */
export interface PathFacts {
  /** The day that its name or folders begin with, as Jekyll has it. */
  day: string | null;
  /** Whether that day is of a folder, which may be that of an export or of reading. */
  isFolderDay: boolean;
  /** The only year that is in it. */
  year: number | null;
  /** Its name as a title, when it was written for people. */
  title: string | null;
  /** Name of the folder of drafts, of parts of pages or of sources of pages that it lies in. */
  unpublished: string | null;
  /** Whether its name says that it is a draft. */
  isDraft: boolean;
}

const EXTENSION = /\.[A-Za-z]+$/;
/** `2024/03/01`, `2024-3-1`, `2024/mar/01`, `2024_03_01`; behind `api` or `version` a day names what holds from then on. */
const DAY =
  /(?<=^|\/)(?<!(?:^|\/)(?:apis?|versions?)\/)(\p{Nd}{4})(?:[-/](\p{Nd}{1,2}|\p{L}{3,12})[-/](\p{Nd}{1,2})|_(\p{Nd}{2})_(\p{Nd}{2}))(?=[-_ ./]|$)/iu;
/** The scheme and the host of an address; and what follows its path. */
const HOST = /^(?:[a-z][a-z\d+.-]*:)?\/\/[^/]*/i;
const AFTER_PATH = /[?#].*$/s;
const YEAR = /(?<!\d)(?:19|20)\d{2}(?!\d)/g;
const LEADING_DAY = /^\p{Nd}{4}-\p{Nd}{1,2}-\p{Nd}{1,2}[-_ .]*/u;
/** Folders of drafts, those in which Jekyll, Eleventy and Sphinx keep the frames of pages, and where Sphinx copies what it made pages of. */
const UNPUBLISHED =
  /(?:^|\/)(_?drafts(?=\/)|_(?:includes|layouts|templates)(?=\/.*\.x?html?$)|_sources(?=\/.*\.(?:rst|md|ipynb)\.txt$))/i;
/** A draft in an export of Medium, `draft_Title-1a2b3c4d5e6f.html`, which may have been converted since. */
const DRAFT = /(?:^|\/)draft_[^/]*-[\da-f]{6,12}\.[a-z]+$/i;
/** The number that Notion puts behind the name of each page. */
const NOTION_ID = / [\da-f]{32}$/;
/** Names of files that stand for their folder. */
const FOLDER_PAGE = /(?:^|\/)(?:_?index|readme)$/i;

const WORD = /^[\p{L}\p{M}'’-]{2,}$/u;
/** One word that people write as a title: a capital and small letters, or a script without capitals. */
const PROPER = /^(?:\p{Lu}[\p{L}\p{M}'’]*[\p{Ll}\p{M}][\p{L}\p{M}'’]*|\p{Lo}[\p{Lo}\p{M}]+)$/u;

/** Makes a title of a name: `feeding-hens` is "Feeding hens". `null` for numbers, hashes and names of one small word. */
function titleOfName(name: string): string | null {
  const bare = name.replace(LEADING_DAY, "").replace(NOTION_ID, "");
  const spaced = (/\s/.test(bare) ? bare : bare.replace(/[-_]+/g, " ")).trim();
  const words = spaced.split(/\s+/);
  const isTitle = words.filter((word) => WORD.test(word)).length >= 2 || (words.length === 1 && PROPER.test(spaced));
  return isTitle ? spaced.charAt(0).toUpperCase() + spaced.slice(1) : null;
}

function findYear(path: string): number | null {
  const [year, ...others] = new Set(path.match(YEAR));
  return year !== undefined && others.length === 0 ? Number(year) : null;
}

interface DayInPath {
  day: string | null;
  /** Whether a part of the path follows. */
  isOfFolder: boolean;
}

function findDay(path: string): DayInPath {
  const found = DAY.exec(path);
  if (!found) return { day: null, isOfFolder: false };
  const { 0: matched, 1: year } = found;
  const [month = "", day] = found.slice(2).filter((part) => part !== undefined);
  const isNumber = /^\p{Nd}/u.test(month);
  return {
    day: parseDay(isNumber ? `${year}-${month}-${day}` : `${day} ${month} ${year}`),
    isOfFolder: path.includes("/", found.index + matched.length),
  };
}

/**
 * Finds the day in the path of an address, whole or relative, as many sites have it: `/2024/03/01/title`. `null` for none, and for
 * years that no site has, which are parts of numbers.
 */
export function findAddressDay(address: string): string | null {
  const { day } = findDay(address.trim().replace(AFTER_PATH, "").replace(HOST, ""));
  return day !== null && /^(?:19|20)/.test(day) ? day : null;
}

/** Reads what a path says of its article. The page of a folder (`index`, `README`) is named after the folder. */
export function readPath(path: string): PathFacts {
  const named = visibleLine(path).normalize("NFC").toWellFormed().replace(EXTENSION, "").replace(FOLDER_PAGE, "");
  const { day, isOfFolder } = findDay(named);
  return {
    day,
    isFolderDay: isOfFolder,
    year: findYear(named),
    title: titleOfName(named.slice(named.lastIndexOf("/") + 1)),
    unpublished: UNPUBLISHED.exec(path)?.[1] ?? null,
    isDraft: DRAFT.test(path),
  };
}
