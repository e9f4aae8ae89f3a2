/** The years before the first of an era, and the years that it had, from the first that was counted by this calendar. */
const ERAS: ReadonlyMap<string, { before: number; first: number; last: number }> = new Map([
  ["令和", { before: 2018, first: 1, last: 99 }],
  ["平成", { before: 1988, first: 1, last: 31 }],
  ["昭和", { before: 1925, first: 1, last: 64 }],
  ["大正", { before: 1911, first: 1, last: 15 }],
  ["明治", { before: 1867, first: 6, last: 45 }],
  ["民國", { before: 1911, first: 1, last: 199 }],
  ["民国", { before: 1911, first: 1, last: 199 }],
]);

/** How a year is written behind the name of its era, for a pattern. */
export const ERA = [...ERAS.keys()].join("|");

/** Gives the year of an era by this calendar: 2024 for the sixth of 令和. `null` for one that the era did not have. */
export function readEraYear(era: string, year: number): number | null {
  const known = ERAS.get(era);
  return known && year >= known.first && year <= known.last ? known.before + year : null;
}

const HAN_DIGITS = "〇一二三四五六七八九";

/** Reads a number of at most four digits, in Han letters as well: `十二` is 12, `二〇二四` 2024, and the first year of an era `元`. */
export function readHanNumber(text: string): number {
  if (text === "元") return 1;
  const digits = Array.from(text.replaceAll("零", "〇"), (letter) => HAN_DIGITS.indexOf(letter));
  const ten = text.indexOf("十");
  if (/^\d+$/.test(text)) return Number(text);
  if (ten < 0) return Number(digits.join(""));
  return (ten === 0 ? 1 : (digits[0] ?? 0)) * 10 + (digits[ten + 1] ?? 0);
}

/** The years between that of Buddha and this calendar, whose years began together only from this one on. */
const BUDDHIST = 543;
const FIRST_BUDDHIST = 2484;

/**
 * Gives the year by this calendar of a day that is written in Thai: 2024 for 2567. `null` where the two may be mistaken for one another.
 */
export function readThaiYear(year: number, written: string): number | null {
  const isBuddhist = year >= FIRST_BUDDHIST;
  if (isBuddhist ? /ค\.ศ/.test(written) : /พ\.ศ/.test(written)) return null;
  return isBuddhist ? year - BUDDHIST : year;
}

/** The days of a day by this calendar. */
interface PlainDay {
  year: number;
  month: number;
  day: number;
}

const PERSIAN = new Intl.DateTimeFormat("en-u-ca-persian-nu-latn", {
  year: "numeric",
  month: "numeric",
  day: "numeric",
  timeZone: "UTC",
});

/** The numbers of a day by the solar calendar of Iran: `month/day/year`, with the name of the era behind. */
const persianOf = (time: number) => PERSIAN.format(time).match(/\d+/g)?.join("/");

const DAY_MS = 86_400_000;

/** Gives a day of the solar calendar of Iran by this one; `null` for one that it does not have. */
export function readPersianDay({ year, month, day }: PlainDay): PlainDay | null {
  // The year begins on one of these days of March; its first six months have 31 days, the others 30.
  const first = [19, 20, 21, 22]
    .map((one) => Date.UTC(year + 621, 2, one))
    .find((time) => persianOf(time) === `1/1/${year}`);
  if (first === undefined) return null;
  const time = first + (Math.min(month - 1, 6) * 31 + Math.max(month - 7, 0) * 30 + day - 1) * DAY_MS;
  if (persianOf(time) !== `${month}/${day}/${year}`) return null;
  const date = new Date(time);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}
