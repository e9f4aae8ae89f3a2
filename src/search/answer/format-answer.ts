import type { Hit, SearchResponse } from "../../contract/search-response.ts";
import { describeMatch } from "./describe-match.ts";
import { listNotes } from "./list-notes.ts";

/** Characters that would be read as Markdown in a heading or a link's text. */
const SPECIAL = /[\\`*_[\]<>#|]/g;

function escapeMarkdown(text: string): string {
  return text.replace(SPECIAL, (mark) => `\\${mark}`);
}

/** Quotes a text, so that whatever stands in it is read as somebody's words. */
function quote(text: string): string {
  return text.replace(/^/gm, "> ");
}

function formatHit({ rank, title, section, url, text, id, article }: Hit): string {
  const place = [article.source, article.published, ...section].filter((part) => part !== null).map(escapeMarkdown);
  return [`## ${rank}. [${escapeMarkdown(title)}](<${url}>)`, [...place, `\`${id}\``].join(" · "), quote(text)].join(
    "\n\n",
  );
}

/** Writes an answer as Markdown: what was asked and how well it was met, then each passage quoted under its link. */
export function formatAnswer(answer: SearchResponse): string {
  const { query, hits, interpretation, next_cursor: cursor } = answer;
  const head = `# ${escapeMarkdown(query)}\n\n${describeMatch(answer)}`;
  const notes = listNotes(interpretation)
    .map((note) => `- ${escapeMarkdown(note)}`)
    .join("\n");
  const more = cursor === null ? "" : `More: cursor \`${cursor}\``;
  return [head, notes, ...hits.map(formatHit), more]
    .filter((part) => part !== "")
    .join("\n\n")
    .concat("\n");
}
