import type { FrontMatter } from "./front-matter.ts";

function isKnown(value: unknown): boolean {
  return value !== null && value !== undefined && !(Array.isArray(value) && value.length === 0);
}

/** What an owner says of an article, with what the article itself says where its owner says nothing. */
export function mergeMetadata(own: FrontMatter, ofArticle: FrontMatter): FrontMatter {
  return { ...ofArticle, ...Object.fromEntries(Object.entries(own).filter(([, value]) => isKnown(value))) };
}
