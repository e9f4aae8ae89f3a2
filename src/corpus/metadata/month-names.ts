/** Languages whose names of months are known, English first: where a name means two months, the first language has it. */
const LANGUAGES =
  "en-US en-GB de fr es pt it nl sv da nb fi pl cs sk hu ro hr sl tr ru uk bg el id lt lv et ca he ar-EG ar-LB ar-DZ ar-MA fa ur hi bn mr th".split(
    " ",
  );

/** How a month is written: by itself and after a day, since many languages decline it; in full and in short. */
const STYLES = (["long", "short"] as const).flatMap((month) => [
  { month, timeZone: "UTC" } as const,
  { month, day: "numeric", timeZone: "UTC" } as const,
]);

/** A name of letters alone, or one of Thai or Arabic as it may be there; Chinese, Japanese and Korean number their months. */
const NAME =
  /^(?:[\p{L}\p{M}]{3,}|\p{Script=Arabic}{2,}(?: \p{Script=Arabic}+)?|[\p{Script=Devanagari}\p{Script=Bengali}]{2,}|[\p{Script=Thai}.]+)$/u;

/** Makes names comparable that are written with one letter or another: `أبريل` and `إبريل`, `مای` and `ماي`. As long as the text. */
export function foldLetters(text: string): string {
  return text
    .replace(/[أإآٱ]/g, "ا")
    .replace(/[يى]/g, "ی")
    .replace(/ك/g, "ک");
}

/** The names of the months of a calendar, by the numbers that it gives them. */
function addNames(names: Map<string, number>, language: string, calendar: string): void {
  for (const style of STYLES) {
    const format = new Intl.DateTimeFormat(language, { ...style, calendar });
    const numbers = new Intl.DateTimeFormat("en", { month: "numeric", calendar, timeZone: "UTC" });
    for (let month = 1; month <= 12; month += 1) {
      // In the middle of a month here those of other calendars have begun too.
      const day = Date.UTC(2020, month - 1, calendar === "gregory" ? 1 : 25);
      const part = format.formatToParts(day).find(({ type }) => type === "month");
      const name = foldLetters((part?.value ?? "").normalize("NFC").replace(/\.$/, "").toLowerCase());
      if (NAME.test(name) && !names.has(name)) names.set(name, Number(numbers.format(day)));
    }
  }
}

/** The number of each month by its names in lower case, without the dot of a short one and folded, as `Intl` has them. */
export const MONTH_NAMES: ReadonlyMap<string, number> = (() => {
  const names = new Map<string, number>();
  for (const language of LANGUAGES) addNames(names, language, "gregory");
  return names;
})();

/** The same of the solar calendar of Iran. */
export const PERSIAN_MONTHS: ReadonlyMap<string, number> = (() => {
  const names = new Map<string, number>();
  addNames(names, "fa", "persian");
  return names;
})();
