import { LIMITS } from "../../contract/limits.ts";
import { PartialDay } from "../../contract/search-request.ts";
import { writeNote } from "../note-texts.ts";
import type { QueryFilters } from "./parsed-query.ts";
import type { QueryPart } from "./scan-query.ts";

/** A bound has one day: the one typed last counts. */
function addDay(filters: QueryFilters, bound: "after" | "before", { sign, text, typed }: QueryPart): string | null {
  const day = PartialDay.safeParse(text);
  if (sign === "-") return writeNote("dayMinus", typed, bound);
  if (!day.success) return writeNote("dayForm", typed, bound);
  filters.wanted[bound] = day.data;
  return null;
}

/** Adds a typed filter, such as `source:Reuters` or `-tag:sport`; gives the reason when it cannot be one, else `null`. */
export function addFilter(filters: QueryFilters, part: QueryPart): string | null {
  const { field, sign, text, typed } = part;
  if (field === null || field === "title") return `${typed} is no filter`;
  if (field === "after" || field === "before") return addDay(filters, field, part);
  const chosen = sign === "-" ? filters.unwanted : filters.wanted;
  const values = chosen[field] ?? [];
  if (text.length > LIMITS.valueLength || values.length === LIMITS.filterValues)
    return writeNote("manyValues", typed, LIMITS.filterValues);
  chosen[field] = [...values, text.trim()];
  return null;
}
