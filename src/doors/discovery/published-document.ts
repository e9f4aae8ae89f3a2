import type { PassageIndex } from "../../index/read/passage-index.ts";

/** What a document is made of. */
export interface Published {
  index: PassageIndex;
  /** The address that links begin with. */
  site: string;
  /** Whether search engines are asked to leave the service alone. */
  isHidden: boolean;
  /** The address that was asked for. */
  address: URL;
}

/** A document by which others find what a public service has; a private one has none. */
export interface PublishedDocument {
  path: string;
  type: string;
  cache: string;
  /** Whether it is for those who list services or their pages: one that search engines are asked to leave alone has no such document. */
  isListing?: boolean;
  /** Rejects with a NotFoundError for a part that there is not. */
  make(of: Published): string | Promise<string>;
}
