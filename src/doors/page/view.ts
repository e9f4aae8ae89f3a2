import type { PassageIndex } from "../../index/read/passage-index.ts";
import { chooseWords } from "./words/choose-words.ts";
import type { Words } from "./words/words.ts";

/** What is known of a request for a page. */
interface Asked {
  /** The address of the page, as it was asked for. */
  address: string;
  acceptLanguage: string | undefined;
  /** None before the index could be read. */
  index: PassageIndex | null | undefined;
  isPublic: boolean;
  mayRead: boolean;
  maySearch: boolean;
}

/** How a page is made for one reader. */
export interface View {
  /** The address of the page, as it was asked for. */
  address: URL;
  words: Words;
  /** Title of the corpus, at the head of each page, and its language. */
  title: string;
  titleLang: string;
  /** Whether the page may say where others find the service, which a private one does not. */
  isPublic: boolean;
  /** Whether the reader may open articles, which some keys do not allow: pages then have no links to them. */
  mayRead: boolean;
  /** Whether the reader may search: pages have no form and no links to searches where a key does not allow it. */
  maySearch: boolean;
}

/** Finds how a page is to be made for a reader. */
export function makeView({ address, acceptLanguage, index, isPublic, mayRead, maySearch }: Asked): View {
  const { title = "Pressmark", language } = index?.corpus ?? {};
  return {
    address: new URL(address),
    words: chooseWords(acceptLanguage, language),
    title,
    titleLang: language ?? "en",
    isPublic,
    mayRead,
    maySearch,
  };
}
