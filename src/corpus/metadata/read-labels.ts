import { foldDigits } from "../../text/fold-digits.ts";
import { findDays, type NamedDay } from "./find-days.ts";

/** Longest line that is a byline or a date and nothing else, in UTF-16 code units. */
const MAX_LABEL = 120;

/** What a byline begins with. */
const BY =
  /^(?:(?:written|reported|posted|published|words|story|text)\s+)?(?:by|von|par|por|door|af|av)(?::\s*|\s+)(?=\S)/iu;
/** What may stand before that: "Posted on May 3, 2021 by Jane Doe". */
const DATED = /^(?:posted|published)\s+on\s+.{5,30}?\s(?=by\s)/i;
const AUTHOR = /^(?:authors?|autor(?:en|in|es)?|auteurs?|reporters?|writer|作者|文|記者|记者|글)\s*[:：]\s*/iu;
const KOREAN_BYLINE = /^(\p{Script=Hangul}{2,4})\s+(?:기자|특파원)$/u;

/** What parts one name from the next, or from what is said of it. */
const NAME_END = /\s*(?:[,|•·;/@()]|\s[-–—]\s|\s(?:and|und|et|y|&|in|for|at)\s)\s*/iu;
const NAME =
  /^(?:\p{Lu}[\p{L}\p{M}'’.-]*|[\p{Script=Han}\p{Script=Hangul}\p{Script=Katakana}]{2,})(?:\s+(?:(?:de|van|von|der|den|bin|al|el|la|da|di|du|le)\s+)*\p{Lu}[\p{L}\p{M}'’.-]*){0,4}$/u;

/** Roles and houses stand where names do. */
const NO_NAME =
  /\b(?:reporters?|editors?|correspondents?|writers?|staff|news|desk|agency|agencies|bureau|media|team|press|times|updated|published|posted|january|february|march|april|june|july|august|september|october|november|december)\b/i;

/** A name in capitals as it is written elsewhere: JANE DOE is Jane Doe. */
function writeName(name: string): string {
  if (name !== name.toUpperCase() || name === name.toLowerCase()) return name;
  return name.replace(/\p{L}[\p{L}\p{M}]*/gu, (word) => word.charAt(0) + word.slice(1).toLowerCase());
}

function isName(text: string, isMarked: boolean): boolean {
  return NAME.test(text) && !NO_NAME.test(text) && (isMarked || /\s/.test(text));
}

/**
 * Reads the names of a byline: `By Jane Doe and Kim Ho, Reporters` names two people. Empty for a line that is none, such as
 * `By the sea`.
 */
export function readByline(line: string): string[] {
  const text = line.trim().replace(DATED, "");
  if (text.length > MAX_LABEL) return [];
  const korean = KOREAN_BYLINE.exec(text)?.[1];
  if (korean) return [korean];
  const marked = AUTHOR.exec(text);
  const lead = marked ?? BY.exec(text);
  if (!lead) return [];
  const [first = "", ...others] = text
    .slice(lead[0].length)
    .replace(/[.\s]+$/, "")
    .split(NAME_END);
  if (!isName(first, marked !== null)) return [];
  return [first, ...others.filter((name) => isName(name, false))].map(writeName);
}

/** What a line says of the day that it gives. */
export interface DateLine {
  day: NamedDay;
  /** Whether it is the day of a change. */
  isChange: boolean;
}

/** What may stand around the day in a line that only gives one: labels, days of the week, times, and signs. */
const LABELS =
  /(?<![\p{L}\p{M}])(?:first\s+)?(?:published|posted|created|date|written|last|updated?|modified|edited|on|at|am|pm|um|uhr|the|gmt|utc|[bcemp][ds]t|[jk]st|hrs?|edt|ist|z|von|le|el|veröffentlicht|aktualisiert|stand|publié|publicado|actualizado|mis\s+à\s+jour|à|ago|hours?|פורסם|תאריך|ב|م|نشرت?|تاريخ|بتاريخ|النشر|في|منتشر|شده|در|วันที่|เผยแพร่|เมื่อ|दिनांक|तारीख|তারিখ|প্রকাশিত)(?![\p{L}\p{M}])|公開日?|発行日?|更新日?|掲載日?|发布(?:时间|于)?|发表(?:时间|于)?|更新(?:时间|于)?|입력|등록|수정|게시|日期|时间|오전|오후|午前|午後/giu;
const CHANGE = /updat|modif|edited|aktualisiert|stand|mis\s+à\s+jour|actualizado|更新|수정/iu;
const WEEKDAYS = new Set(
  "en de fr es it pt nl ja ko zh he ar fa ur hi bn th".split(" ").flatMap((language) =>
    (["long", "short"] as const).flatMap((weekday) =>
      Array.from({ length: 7 }, (_, day) =>
        new Intl.DateTimeFormat(language, { weekday, timeZone: "UTC" })
          .format(Date.UTC(2020, 0, 5 + day))
          .replace(/\.$/, "")
          .toLowerCase()
          .split(" "),
      ).flat(),
    ),
  ),
);

/** Whether a rest of a date line says nothing more: its labels, times and days of the week taken out. */
function saysNothing(rest: string): boolean {
  const words = foldDigits(rest)
    .replace(/\bby\s+\p{L}+\s*$/iu, " ")
    .replace(/\d{1,2}[:.h時]\s?\d{2}(?:[:.]\d{2}|分)?(?:\s*[ap]\.?m\.?)?|\d+\s+min(?:utes?)?\s+read/gi, " ")
    .replace(/T(?=\s)/g, " ")
    .replace(LABELS, " ")
    .split(/[^\p{L}\p{M}\p{N}\u200c]+/u)
    .filter((word) => word !== "" && !WEEKDAYS.has(word.toLowerCase().replace(/ที่$/, "")));
  return words.length === 0;
}

/**
 * Reads a line that gives a day and nothing else, such as `Published: Friday, 28 July 2017, 10:32 GMT`; `null` for any
 * other. Of two days the first counts.
 */
export function readDateLine(line: string): DateLine | null {
  if (line.length > MAX_LABEL || !/[\p{Nd}年]/u.test(line)) return null;
  const days = findDays(line);
  const [day] = days;
  if (!day) return null;
  const rest = days.reduceRight((text, { start, end }) => `${text.slice(0, start)} ${text.slice(end)}`, line);
  return saysNothing(rest) ? { day, isChange: CHANGE.test(line.slice(0, day.start)) } : null;
}

/** "By Reuters": a byline that names nobody. */
const NAMELESS = /^(?:By|BY):?\s+\p{Lu}[\p{L}.&'’-]*(?:\s+\p{Lu}[\p{L}.&'’-]*){0,3}$/u;

/** "Updated 3 hours ago": a day that nobody knows afterwards. */
const AGE =
  /^(?:(?:last\s+)?(?:updated|published|posted):?\s+)?(?:\d+|an?)\s+(?:min(?:ute)?|hour|day|week|month|year)s?\s+ago$/i;

/** What a line says that is no text of its own. */
export type LabelKind = "byline" | "date line";

/** Tells whether a line says who wrote a text, or when, and nothing else. */
export function labelOf(line: string): LabelKind | null {
  if (NAMELESS.test(line) || readByline(line).length > 0) return "byline";
  return AGE.test(line) || readDateLine(line) !== null ? "date line" : null;
}
