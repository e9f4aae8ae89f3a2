import { html } from "hono/html";
import type { ArticleHead } from "../../../index/read/article-reader.ts";
import type { PassageIndex } from "../../../index/read/passage-index.ts";
import { articleUrl, siteOf } from "../../../reading/make-urls.ts";
import type { View } from "../view.ts";
import { writeJsonLd } from "./json-ld.ts";

/** An article as schema.org has it. Its page here is based on the article, where that has an address of its own. */
function describeArticle({ record, summary }: ArticleHead, page: string, site: { title: string; url: string }) {
  const { url, title, source, authors, published, tags, lang } = record;
  return {
    "@context": "https://schema.org",
    "@type": "Article",
    headline: title,
    ...(summary !== null && { description: summary }),
    url: page,
    mainEntityOfPage: url ?? page,
    ...(url !== null && { isBasedOn: url }),
    ...(published !== null && { datePublished: published }),
    ...(authors.length > 0 && { author: authors.map((name) => ({ "@type": "Person", name })) }),
    ...(source !== null && { publisher: { "@type": "Organization", name: source } }),
    ...(tags.length > 0 && { keywords: tags }),
    inLanguage: lang,
    isPartOf: { "@type": "WebSite", name: site.title, url: site.url },
    encoding: { "@type": "MediaObject", encodingFormat: "text/markdown", contentUrl: `${page}?format=markdown` },
  };
}

/**
 * What the head of an article's page says to search engines and to those who show a link to it. The page of an article that has
 * an address of its own is a copy, so the address of record is that one; search engines list the original and follow the links here.
 */
export function makeArticleHead(article: ArticleHead, index: PassageIndex, { isPublic, address, title }: View) {
  if (!isPublic) return html``;
  const { record, summary } = article;
  const site = siteOf(index, address.origin);
  const page = `${site}/articles/${encodeURIComponent(record.id)}`;
  const canonical = articleUrl(article, site).replace(/#.*$/, "");
  const data = describeArticle(article, page, { title, url: `${site}/` });
  return html`<link rel="canonical" href="${canonical}">
<link rel="alternate" type="text/markdown" href="${page}?format=markdown">
<meta property="og:type" content="article">
<meta property="og:title" content="${record.title}">
${summary === null ? "" : html`<meta property="og:description" content="${summary}">\n`}<meta property="og:url" content="${canonical}">
<meta property="og:site_name" content="${title}">
<meta property="og:image" content="${site}/pages/icon-512.png">
${record.published === null ? "" : html`<meta property="article:published_time" content="${record.published}">\n`}${record.authors.map((name) => html`<meta property="article:author" content="${name}">\n`)}<meta name="twitter:card" content="summary">
${writeJsonLd(data)}`;
}
