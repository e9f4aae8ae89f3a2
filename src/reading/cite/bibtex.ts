import { digest } from "../../text/digest.ts";
import type { Author } from "./author.ts";
import type { Citation } from "./citation.ts";

/** Month macros, which every style has. */
const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/** What TeX reads as a command, and how it is written as text. Braces are named, since BibTeX counts escaped ones too. */
const SPECIALS: Readonly<Record<string, string>> = {
  "\\": "\\textbackslash{}",
  "{": "\\textbraceleft{}",
  "}": "\\textbraceright{}",
  "~": "\\textasciitilde{}",
  "^": "\\textasciicircum{}",
};

/** Marks that TeX joins with the next into another: two hyphens into a dash, two apostrophes into a quotation mark. */
const JOINED = /([-'`])(?=\1)|[?!](?=`)/g;

/** Escapes a text for TeX; accents and other scripts stay as they are, in UTF-8. */
function escapeTex(text: string): string {
  return text
    .replace(/[\\{}~^]/g, (mark) => SPECIALS[mark] ?? mark)
    .replace(/[$&#%_]/g, "\\$&")
    .replace(JOINED, "$&{}");
}

function formatAuthor(author: Author): string {
  if ("literal" in author) return `{${escapeTex(author.literal)}}`;
  // Braces keep together what might be read as a suffix, a particle or the word that parts authors.
  return `{${escapeTex(author.family)}}, {${escapeTex(author.given)}}`;
}

/** Digits of the hash in a key that the id alone does not give. */
const KEY_HASH = 8;

/** A key in ASCII: the id, or what of it is ASCII and a hash of all. */
function makeKey(id: string): string {
  const plain = id.replace(/[^A-Za-z0-9.:_-]+/g, "");
  return plain === id ? id : [plain.replace(/^-+|-+$/g, ""), digest(id, KEY_HASH)].filter(Boolean).join("-");
}

/** Writes a citation for BibTeX and biblatex, `@misc`, which every style knows. */
export function formatBibtex({ id, title, authors, source, published, url, lang, tags }: Citation): string {
  const [year, month] = published?.split("-") ?? [];
  const fields: [name: string, value: string | undefined][] = [
    ["author", authors.length === 0 ? undefined : `{${authors.map(formatAuthor).join(" and ")}}`],
    // Without the inner braces styles write all but the first word in small letters.
    ["title", `{{${escapeTex(title)}}}`],
    ["howpublished", source === null ? undefined : `{${escapeTex(source)}}`],
    ["year", year && `{${year}}`],
    ["month", MONTHS[Number(month) - 1]],
    ["date", published === null ? undefined : `{${published}}`],
    ["url", `{${url}}`],
    ["language", `{${lang}}`],
    ["keywords", tags.length === 0 ? undefined : `{${tags.map(escapeTex).join(", ")}}`],
  ];
  const written = fields.flatMap(([name, value]) => (value === undefined ? [] : [`  ${name} = ${value}`]));
  return `@misc{${makeKey(id)},\n${written.join(",\n")}\n}\n`;
}
