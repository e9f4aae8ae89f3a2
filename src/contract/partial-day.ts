import { z } from "zod";

const FIRST_DAY = { YYYY: "-01-01", "YYYY-MM": "-01", "YYYY-MM-DD": "" } as const;

function isRealDay(text: string): boolean {
  const rest = Object.entries(FIRST_DAY).find(([shape]) => shape.length === text.length)?.[1];
  return rest !== undefined && z.iso.date().safeParse(text + rest).success;
}

/**
 * A year, a month or a day: `2025`, `2025-07` or `2025-07-28`, checked against the calendar.
 *
 * Compared as a string with a whole day it stands for its first day: `"2025-07" <= "2025-07-01"`.
 */
export const PartialDay = z
  .string()
  .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, { abort: true })
  .refine(isRealDay)
  .meta({ examples: ["2025-07"] });
