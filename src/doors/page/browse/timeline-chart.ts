import { html } from "hono/html";
import type { CorpusDocument } from "../../../contract/corpus-document.ts";
import type { Html } from "../html.ts";
import type { Words } from "../words/words.ts";
import { formatNumber, formatPeriod } from "./format-period.ts";
import { choosePeriod, linkArticles } from "./link-articles.ts";

type Timeline = CorpusDocument["timeline"];

/** Height of the drawing in its own units, and the least height of a bar: a lower one could not be seen. */
const HEIGHT = 100;
const LEAST = 2;

/** The gap between two bars, as a share of the width that each has. */
const GAP = 0.18;

/** Years of each unit, for the link of a bar. */
const YEARS = { month: 1, year: 1, decade: 10 };

/** The place of a period among all of its unit, so that those without articles leave a gap. */
function placeOf(period: string, unit: Timeline["unit"]): number {
  const [year = 0, month = 1] = period.split("-").map(Number);
  if (unit === "month") return 12 * year + month;
  return unit === "year" ? year : year / YEARS.decade;
}

/** Names a period as readers do; a decade by its first and last year. */
function namePeriod(period: string, unit: Timeline["unit"], words: Words): string {
  const name = formatPeriod(period, words, "short");
  return unit === "decade" ? `${name}–${Number(period) + YEARS.decade - 1}` : name;
}

/** The periods of a timeline with their names, the addresses of their articles and their places in the drawing. */
function listBars({ unit, counts }: Timeline, words: Words) {
  const first = placeOf(counts[0]?.value ?? "", unit);
  return counts.map(({ value, count }) => ({
    name: namePeriod(value, unit, words),
    count,
    place: placeOf(value, unit) - first,
    href: linkArticles({ ...choosePeriod(value, YEARS[unit]), sort: "oldest" }),
  }));
}

type Bar = ReturnType<typeof listBars>[number];

function drawBar({ name, count, place, href }: Bar, most: number, words: Words): Html {
  const height = Math.max(LEAST, (count / most) * HEIGHT);
  const label = `${name}: ${words.browse.articles(count)}`;
  // What is over a low bar can be clicked too.
  return html`<a href="${href}" aria-label="${label}"><title>${label}</title>
<rect class="reach" x="${place}" y="0" width="1" height="${HEIGHT}" fill="transparent"></rect>
<rect class="bar" x="${(place + GAP / 2).toFixed(2)}" y="${(HEIGHT - height).toFixed(1)}" width="${1 - GAP}" height="${height.toFixed(1)}" fill="currentColor"></rect></a>`;
}

function makeTable(bars: readonly Bar[], words: Words): Html {
  const { browse } = words;
  const rows = bars.map(
    ({ name, count, href }) =>
      html`<tr><th scope="row"><a href="${href}">${name}</a></th><td class="number">${formatNumber(count, words)}</td></tr>`,
  );
  return html`<details><summary>${browse.asTable}</summary>
<table><thead><tr><th scope="col">${browse.period}</th><th scope="col" class="number">${browse.count}</th></tr></thead><tbody>${rows}</tbody></table></details>`;
}

/**
 * Draws the articles over time, each bar a link to those of its time. It is a group and not an image: what is in an image is
 * nothing to a screen reader, and so no link. The same stands in a table below.
 */
export function makeTimeline(timeline: Timeline, words: Words): Html {
  const { browse } = words;
  const bars = listBars(timeline, words);
  const [first, last] = [bars[0], bars.at(-1)];
  const undated =
    timeline.undated > 0 ? html`<p class="aside">${browse.undated}: ${formatNumber(timeline.undated, words)}</p>` : "";
  if (!first || !last) return html`${undated}`;
  const most = Math.max(...bars.map(({ count }) => count));
  const span = `${browse.articlesBy[timeline.unit]}: ${first.name}–${last.name}`;
  const end = first === last ? "" : html`<span>${last.name}</span>`;
  return html`<figure class="timeline" dir="ltr"><p class="peak" aria-hidden="true">${formatNumber(most, words)}</p>
<svg role="group" aria-labelledby="timeline" viewBox="0 0 ${last.place + 1} ${HEIGHT}" preserveAspectRatio="none">
<title id="timeline">${span}</title>${bars.map((bar) => drawBar(bar, most, words))}</svg>
<figcaption aria-hidden="true"><span>${first.name}</span>${end}</figcaption></figure>
${undated}${makeTable(bars, words)}`;
}

/** Draws how much of a whole something is, beside its number. */
export function drawShare(count: number, most: number): Html {
  return html`<svg class="share" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true"><rect width="${((100 * count) / most).toFixed(1)}" height="1" fill="currentColor"></rect></svg>`;
}
