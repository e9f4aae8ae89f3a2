import { z } from "zod";

/** A half-open range `[start, end)` into a text, in UTF-16 code units. */
const Range = z.array(z.int().nonnegative()).length(2);

/** Ranges of a text to highlight: ordered, disjoint, each `[start, end)` in UTF-16 code units. */
export const Highlights = z.array(Range);
export type Highlights = z.infer<typeof Highlights>;

/** Where a passage lies in its article's text: `text.slice(start, end)`, in UTF-16 code units. */
export const Span = z.object({ start: z.int().nonnegative(), end: z.int().nonnegative() });
export type Span = z.infer<typeof Span>;
