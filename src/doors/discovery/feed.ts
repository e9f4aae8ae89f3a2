import type { ArticleHead } from "../../index/read/article-reader.ts";
import { articleUrl } from "../../reading/make-urls.ts";
import { escapeXml, XML_DECLARATION } from "./escape-xml.ts";
import { identify } from "./identity.ts";
import type { Published } from "./published-document.ts";

/** Entries of the feed: programs that read feeds ask several times a day, and few sites publish more in that time. */
const ENTRIES = 50;

/** What a feed of articles without days says: it has to say some time, and the same for the same articles. */
const NO_DAY = "1970-01-01";

const atomTime = (day: string | null) => `${day ?? NO_DAY}T00:00:00Z`;

/** An article of the feed. Its id is its page here, which is the same whatever becomes of its own address; its source stands for authors that are not known. */
function makeEntry(head: ArticleHead, site: string): string {
  const { record, summary } = head;
  const page = `${site}/articles/${encodeURIComponent(record.id)}`;
  const by = record.authors.length > 0 ? record.authors : [record.source ?? []].flat();
  const authors = by.map((name) => `<author><name>${escapeXml(name)}</name></author>\n`);
  const tags = record.tags.map((tag) => `<category term="${escapeXml(tag)}"/>\n`);
  return `<entry xml:lang="${escapeXml(record.lang)}">
<id>${escapeXml(page)}</id>
<title>${escapeXml(record.title)}</title>
<link href="${escapeXml(articleUrl(head, site))}"/>
<updated>${atomTime(record.published)}</updated>
<published>${atomTime(record.published)}</published>
${authors.join("")}${tags.join("")}${summary === null ? "" : `<summary>${escapeXml(summary)}</summary>\n`}</entry>
`;
}

/** The newest articles that have a day, as an Atom feed (RFC 4287). */
export async function makeFeed({ index, site }: Published): Promise<string> {
  const { title, description, version } = identify(index, site);
  const { newest, day } = index.columns;
  const dated = [...newest.slice(0, ENTRIES)].filter((article) => day[article] !== 0);
  const heads = await index.articles.readHeads(dated);
  return `${XML_DECLARATION}<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${escapeXml(index.corpus.language)}">
<id>${escapeXml(`${site}/`)}</id>
<title>${escapeXml(title)}</title>
<subtitle>${escapeXml(description)}</subtitle>
<link href="${escapeXml(`${site}/`)}"/>
<link rel="self" type="application/atom+xml" href="${escapeXml(`${site}/feed.xml`)}"/>
<icon>${escapeXml(`${site}/pages/icon.svg`)}</icon>
<updated>${atomTime(heads[0]?.record.published ?? null)}</updated>
<author><name>${escapeXml(title)}</name></author>
<generator version="${version}">Pressmark</generator>
${heads.map((head) => makeEntry(head, site)).join("")}</feed>
`;
}
