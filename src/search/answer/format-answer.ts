import { QUOTED } from "../../contract/quoted.ts";
import type { Hit, SearchResponse } from "../../contract/search-response.ts";
import { escapeMarkdown } from "../../text/escape-markdown.ts";
import { describeMatch } from "./describe-match.ts";
import { listNotes } from "./list-notes.ts";

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
  const quoted = hits.length === 0 ? "" : `; text is ${QUOTED.text_is}`;
  const head = `# ${escapeMarkdown(query)}\n\n${describeMatch(answer)}${quoted}`;
  const notes = listNotes(interpretation)
    .map((note) => `- ${escapeMarkdown(note)}`)
    .join("\n");
  const more = cursor === null ? "" : `More: cursor \`${cursor}\``;
  return [head, notes, ...hits.map(formatHit), more]
    .filter((part) => part !== "")
    .join("\n\n")
    .concat("\n");
}
