import { createTextFormat } from "../text-format.ts";
import { parsePlainText } from "./parse-plain-text.ts";

/** Plain text, read by its lines. */
export const plainText = createTextFormat({ extensions: [".txt"], parse: parsePlainText });
