/** Languages whose names of months are known, English first: where a name means two months, the first language has it. */
const LANGUAGES = "en-US en-GB de fr es pt it nl sv da nb fi pl cs sk hu ro hr sl tr ru uk bg el id lt lv et ca".split(
  " ",
);

/** How a month is written: by itself and after a day, since many languages decline it; in full and in short. */
const STYLES = (["long", "short"] as const).flatMap((month) => [
  { month, timeZone: "UTC" } as const,
  { month, day: "numeric", timeZone: "UTC" } as const,
]);

/** A name of letters alone; Chinese, Japanese and Korean number their months. */
const NAME = /^[\p{L}\p{M}]{3,}$/u;

function addNames(names: Map<string, number>, language: string): void {
  for (const style of STYLES) {
    const format = new Intl.DateTimeFormat(language, style);
    for (let month = 1; month <= 12; month += 1) {
      const parts = format.formatToParts(Date.UTC(2020, month - 1, 1));
      const name =
        parts
          .find(({ type }) => type === "month")
          ?.value.replace(/\.$/, "")
          .toLowerCase() ?? "";
      if (NAME.test(name) && !names.has(name)) names.set(name, month);
    }
  }
}

/** The number of each month by its names in lower case, without the dot of a short one, as `Intl` has them. */
export const MONTH_NAMES: ReadonlyMap<string, number> = (() => {
  const names = new Map<string, number>();
  for (const language of LANGUAGES) addNames(names, language);
  return names;
})();
