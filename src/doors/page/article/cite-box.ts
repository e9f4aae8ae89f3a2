import { html } from "hono/html";
import { formatBibtex } from "../../../reading/cite/bibtex.ts";
import { type Citation, formatMarkdown } from "../../../reading/cite/citation.ts";
import { formatCsl } from "../../../reading/cite/csl.ts";
import { formatRis } from "../../../reading/cite/ris.ts";
import type { Html } from "../html.ts";
import type { Words } from "../words/words.ts";

/** The citations that are files too: the value of `format`, the name, the extension. */
const FILES = [
  { format: "bibtex", name: "BibTeX", extension: "bib", write: formatBibtex },
  { format: "ris", name: "RIS", extension: "ris", write: formatRis },
  { format: "csl", name: "CSL-JSON", extension: "json", write: formatCsl },
] as const;

/** What is cited: the article, and the passage that the page was opened at, by its anchor and its address. */
export interface Cited {
  citation: Citation;
  passage: { anchor: string; url: string } | null;
}

/**
 * How to cite an article, to copy or as files. The link is that of the passage that the page was opened at; a script keeps it so
 * when the reader goes on to another.
 */
export function makeCiteBox({ citation, passage }: Cited, { article: words }: Words): Html {
  const { id, url } = citation;
  const at = passage?.url ?? url;
  const row = (name: string, text: string, file: Html = html``) =>
    html`<div class="form"><h3>${name}</h3>${file}<button type="button" class="copy" hidden data-copied="${words.copied}" aria-label="${words.copy}: ${name}">${words.copy}</button>
<pre tabindex="0" role="group" aria-label="${name}"><code>${text.trim().replaceAll("\r\n", "\n")}</code></pre></div>`;
  const address = `/articles/${encodeURIComponent(id)}`;
  const files = FILES.map(({ format, name, extension, write }) =>
    row(
      name,
      write(citation),
      html`<a href="${address}?format=${format}" download="${id}.${extension}">${words.file}</a>`,
    ),
  );
  return html`<details class="cite" data-article="${id}" data-anchor="${passage?.anchor ?? ""}" data-passage="${at}">
<summary><h2>${words.cite}</h2></summary>
<div id="Cite">${row(words.link, at)}${row("Markdown", formatMarkdown({ ...citation, url: at }))}${files}<p role="status" class="unseen"></p></div>
</details>`;
}
