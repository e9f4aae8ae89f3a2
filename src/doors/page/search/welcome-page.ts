import { html } from "hono/html";
import type { ArticleList, ArticleListRequest } from "../../../contract/article-documents.ts";
import type { PassageIndex } from "../../../index/read/passage-index.ts";
import { listArticles } from "../../../operations/list-articles.ts";
import type { OperationContext } from "../../../operations/operation.ts";
import { makeFirstHead } from "../head/service-head.ts";
import type { Html } from "../html.ts";
import { makeLayout } from "../layout.ts";
import type { View } from "../view.ts";
import { makeCheatSheet, offerExamples } from "./cheat-sheet.ts";
import { listNewest } from "./list-newest.ts";
import { makeSearchForm } from "./search-form.ts";

/** Articles named on the first page: a screenful. */
export const SHOWN = 12;

/** The first page: the form, what the corpus holds, and its newest articles. */
function makeWelcomePage(index: PassageIndex, { articles, total }: ArticleList, view: View): Html {
  const { words } = view;
  const { description, language } = index.corpus;
  const content = html`${makeSearchForm(view, null, true)}
<div id="results">${view.maySearch ? html`${offerExamples(index, words)}${makeCheatSheet(index, words)}` : ""}
${description === null ? "" : html`<p class="about" lang="${language}" dir="auto">${description}</p>`}
${view.mayRead ? listNewest({ articles, total }, words) : ""}</div>`;
  return makeLayout(view, {
    title: null,
    description,
    styles: ["search"],
    scripts: ["search", "completions"],
    head: makeFirstHead(index, view),
    content,
  });
}

/** Shows the first page. */
export async function showWelcome(request: ArticleListRequest, context: OperationContext, view: View): Promise<string> {
  return makeWelcomePage(context.index, await listArticles.run(request, context), view);
}
