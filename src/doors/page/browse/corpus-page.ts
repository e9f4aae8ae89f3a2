import { html } from "hono/html";
import type { CorpusDocument, CorpusRequest } from "../../../contract/corpus-document.ts";
import type { Attribute } from "../../../index/read/article-attributes.ts";
import { corpus } from "../../../operations/corpus.ts";
import type { OperationContext } from "../../../operations/operation.ts";
import type { Count } from "../../../search/score/count-facets.ts";
import { compareTitles, fileTitle } from "../../../text/title-order.ts";
import type { Html } from "../html.ts";
import { makeLayout } from "../layout.ts";
import type { View } from "../view.ts";
import { formatDay } from "../words/format-day.ts";
import type { Words } from "../words/words.ts";
import { formatBytes, formatNumber, nameLanguage } from "./format-period.ts";
import { linkArticles } from "./link-articles.ts";
import { drawShare, makeTimeline } from "./timeline-chart.ts";

type Listed = CorpusDocument["sources" | "tags" | "authors" | "languages"];
/** What was asked for, and how the page is made for who asked. */
type Asked = Pick<View, "words" | "maySearch"> & CorpusRequest;
type SourceEntry = CorpusDocument["sources"]["values"][number];

function makeSize({ index, size }: CorpusDocument, words: Words): Html {
  const { browse, search } = words;
  const facts = [
    html`<a href="/articles">${browse.articles(index.articles)}</a>`,
    search.passages(index.passages),
    browse.wordCount(size.words),
    words.search.chosen(browse.index, formatBytes(size.bytes, words)),
  ];
  return html`<ul class="facts" aria-label="${browse.size}">${facts.map((fact) => html`<li>${fact}</li>`)}</ul>`;
}

/** A search for a word; the word alone for who may not search. */
function linkSearch(word: string, { maySearch }: Pick<View, "maySearch">): Html {
  if (!maySearch) return html`${word}`;
  return html`<a href="/?${new URLSearchParams({ q: word })}">${word}</a>`;
}

/** The link to all values of a kind, where not all are shown. */
function makeAllLink(attribute: Attribute, { total, values }: Listed, { words: { browse }, all }: Asked): Html {
  if (total === values.length || attribute === "lang" || attribute === all) return html``;
  return html`<p class="all"><a href="/corpus?all=${attribute}#${attribute}">${browse.all(total)}</a></p>`;
}

function makeSource({ value, count, words: telling }: SourceEntry, most: number, asked: Asked): Html {
  const { words } = asked;
  const links = telling.map((word, at) => html`${at > 0 ? ", " : ""}${linkSearch(word, asked)}`);
  const told = html`<p class="telling"><span class="unseen">${words.browse.telling}: </span>${links}</p>`;
  return html`<li><p class="line"><a href="${linkArticles({ source: [value] })}"><bdi>${value}</bdi></a> ${drawShare(count, most)} <span class="number">${formatNumber(count, words)}</span></p>
${telling.length > 0 ? told : ""}</li>`;
}

function makeSources(listed: CorpusDocument["sources"], asked: Asked): Html {
  const { words } = asked;
  const { browse } = words;
  const { values } = listed;
  if (values.length === 0) return html``;
  const most = Math.max(...values.map(({ count }) => count));
  const isTold = values.some((source) => source.words.length > 0);
  return html`<section><h2 id="source">${browse.headings.source}</h2>${isTold ? html`<p class="aside" aria-hidden="true">${browse.telling}:</p>` : ""}
<ul class="sources">${values.map((source) => makeSource(source, most, asked))}</ul>${makeAllLink("source", listed, asked)}</section>`;
}

function makeItems(attribute: Attribute, values: readonly Count[], words: Words): Html {
  const items = values.map(({ value, count }) => {
    const name = attribute === "lang" ? nameLanguage(value, words) : value;
    return html`<li><a href="${linkArticles({ [attribute]: [value] })}"><bdi>${name}</bdi></a> <span class="number">${formatNumber(count, words)}</span></li>`;
  });
  return html`<ul class="values">${items}</ul>`;
}

/** Values under their letters. */
function listByLetter(values: readonly Count[], words: Words, attribute: Attribute): Html[] {
  const places = values.map((one) => ({ ...one, ...fileTitle(one.value) })).sort(compareTitles);
  const groups = [...Map.groupBy(places, ({ letter }) => letter)];
  return groups.map(([letter, some]) => html`<h3 class="letter">${letter}</h3>${makeItems(attribute, some, words)}`);
}

/** The values of a kind: all of them under their letters, or the most frequent, most first. */
function makeValues(attribute: Attribute, listed: Listed, asked: Asked): Html {
  if (listed.values.length === 0) return html``;
  const { words, all } = asked;
  const lists =
    all === attribute ? listByLetter(listed.values, words, attribute) : makeItems(attribute, listed.values, words);
  return html`<section><h2 id="${attribute}">${words.browse.headings[attribute]}</h2>${lists}${makeAllLink(attribute, listed, asked)}</section>`;
}

function makeRepeats({ repeats }: CorpusDocument, { browse }: Words): Html {
  const told = [
    repeats.copies > 0 ? browse.copies(repeats.copies) : null,
    repeats.near_duplicates > 0 ? browse.nearDuplicates(repeats.near_duplicates) : null,
    repeats.older_versions > 0 ? browse.olderVersions(repeats.older_versions) : null,
  ].filter((one) => one !== null);
  const list = html`<ul>${told.map((one) => html`<li>${one}</li>`)}</ul>`;
  return html`<section><h2>${browse.repeats}</h2>${told.length > 0 ? list : html`<p>${browse.noRepeats}</p>`}</section>`;
}

function makeKinds(counted: readonly { name: string; count: number }[], words: Words): Html {
  return html`<ul class="kinds">${counted.map(({ name, count }) => html`<li>${name} <span class="number">${formatNumber(count, words)}</span></li>`)}</ul>`;
}

/** What the build warned of and left out, in kinds; an owner is told where to find the rest. */
function makeBuild({ build }: CorpusDocument, words: Words): Html {
  const { browse } = words;
  const { warnings, left_out: leftOut, warned } = build;
  const kinds = makeKinds(
    warnings.map(({ kind, count }) => ({ name: browse.warnings[kind], count })),
    words,
  );
  const left = makeKinds(
    leftOut.map(({ kind, count }) => ({ name: browse.leftOutKinds[kind], count })),
    words,
  );
  const links = warned.map(({ title, url }) => html`<li><a href="${url}"><bdi>${title}</bdi></a></li>`);
  return html`<section><h2>${browse.build}</h2>
${warnings.length > 0 ? html`${kinds}<p class="aside">${browse.seeBuild("pressmark build")}</p>` : html`<p>${browse.noWarnings}</p>`}
${links.length > 0 ? html`<details><summary>${browse.concerned}</summary><ul>${links}</ul></details>` : ""}
${leftOut.length > 0 ? html`<h3>${browse.leftOut}</h3>${left}` : ""}</section>`;
}

function makeColophon({ index, deployed }: OperationContext, words: Words): Html {
  const since = deployed ? html`${words.browse.deployed(formatDay(deployed.slice(0, 10), words))} · ` : "";
  return html`<p class="aside">${since}<code>${index.reference.version}</code></p>`;
}

/** The page that shows what a corpus holds, at a glance. */
export async function showCorpus(input: CorpusRequest, context: OperationContext, view: View): Promise<string> {
  const { words, titleLang } = view;
  const { browse } = words;
  const document = await corpus.run(input, context);
  const { description } = document.corpus;
  const asked = { words, maySearch: view.maySearch, ...input };
  const names = document.names.map((name) => html`<li>${linkSearch(name, view)}</li>`);
  const content = html`<div class="browse"><header class="opening"><h1>${browse.corpus}</h1></header>
${description === null ? "" : html`<p class="about" lang="${titleLang}" dir="auto">${description}</p>`}
${makeSize(document, words)}
<section><h2>${browse.overTime}</h2>${makeTimeline(document.timeline, words)}</section>
${makeSources(document.sources, asked)}
${names.length > 0 ? html`<section><h2>${browse.named}</h2><ul class="values">${names}</ul></section>` : ""}
${makeValues("tag", document.tags, asked)}
${makeValues("author", document.authors, asked)}
${makeValues("lang", document.languages, asked)}
${makeRepeats(document, words)}
${makeBuild(document, words)}
${makeColophon(context, words)}</div>`;
  return String(await makeLayout(view, { title: browse.corpus, styles: ["browse"], content }));
}
