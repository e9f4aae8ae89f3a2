import { hasWord } from "../text/has-word.ts";
import { visibleLine } from "../text/hide-invisible.ts";
import { languageOf } from "../text/language.ts";
import type { VisibleText } from "../text/visible-text.ts";
import type { Article } from "./article.ts";
import type { ParsedText, Skipped, SourceArticle } from "./formats/format.ts";
import { detectLanguage } from "./metadata/detect-language.ts";
import { findInlineTags } from "./metadata/find-inline-tags.ts";
import { findTitle } from "./metadata/find-title.ts";
import type { FrontMatter } from "./metadata/front-matter.ts";
import { findAddressDay, type PathFacts, readPath } from "./metadata/read-path.ts";
import { withoutRepeats } from "./metadata/read-texts.ts";

/** The language of a text; that of the corpus, which may name a region, when it is the same or cannot be detected. */
function findLanguage({ text }: VisibleText, ofCorpus: string): string {
  const detected = detectLanguage(text);
  return detected === null || detected === languageOf(ofCorpus).code ? ofCorpus : detected;
}

/** Why an article is not published; `null` when it is. `drafts` may be the name of a folder of what is published; the name of a file is a guess too. */
function whyHeldBack({ heldBack, isReleased }: FrontMatter, { unpublished, isDraft }: PathFacts): string | null {
  if (!heldBack && isDraft && !isReleased) return "is a draft by its name";
  const isInFolder = unpublished !== null && !(isReleased && !unpublished.startsWith("_"));
  return heldBack ?? (isInFolder ? `is in the folder ${unpublished}` : null);
}

/** Texts on one line each, without those that show nothing. */
const visibleLines = (texts: readonly string[] | null | undefined) =>
  (texts ?? []).map(visibleLine).filter((text) => text !== "");

/** What is said of an article as a reader sees it: nothing that draws nothing, and no line ends, which could pass for a part of an answer. */
function showMetadata(given: FrontMatter): FrontMatter {
  const line = (text: string | null | undefined) => visibleLine(text ?? "") || null;
  return {
    ...given,
    title: line(given.title),
    summary: line(given.summary),
    source: line(given.source),
    authors: visibleLines(given.authors),
    tags: visibleLines(given.tags),
    aliases: visibleLines(given.aliases),
  };
}

/** A title with whether it says more than the text does, and whether its owner did not write it as one. */
interface ChosenTitle {
  title: string;
  hasHeadline: boolean;
  isGuess: boolean;
}

/** The title that an owner gave, else the headline, else the name of the file, else the first sentence. */
function chooseTitle({ metadata, blocks, visible }: SourceArticle, name: string | null): ChosenTitle {
  if (metadata.title) return { title: metadata.title, hasHeadline: true, isGuess: false };
  const found = findTitle(blocks, visible);
  if (found.isHeadline) return { title: found.title, hasHeadline: true, isGuess: false };
  return name === null
    ? { title: found.title, hasHeadline: false, isGuess: true }
    : { title: name, hasHeadline: true, isGuess: true };
}

/** Who wrote an article and when, and which of the two was guessed. */
interface Credits {
  authors: string[];
  published: string | null;
  guessed: string[];
}

/**
 * The authors and the day that an owner gave, a day in the path, else what the first lines say. A day in the article's own
 * address is a guess; but it is surer than the first lines, and than a folder.
 */
function chooseCredits({ metadata, head }: SourceArticle, { day, isFolderDay }: PathFacts): Credits {
  const authors = metadata.authors ?? [];
  const addressDay = metadata.addressDay ?? findAddressDay(metadata.url ?? "");
  const published = metadata.published ?? (isFolderDay && addressDay !== null ? null : day);
  const found = {
    authors: authors.length > 0 ? [] : (head?.authors ?? []),
    published: published === null ? (addressDay ?? head?.published ?? null) : null,
  };
  return {
    authors: [...authors, ...found.authors],
    published: published ?? found.published,
    guessed: [...(found.authors.length > 0 ? ["authors"] : []), ...(found.published === null ? [] : ["published"])],
  };
}

/** A file of many articles says nothing of any. */
const NO_FACTS: PathFacts = {
  day: null,
  isFolderDay: false,
  year: null,
  title: null,
  unpublished: null,
  isDraft: false,
};

/** What the index keeps of an article beside its text; what its owner does not say is found out. */
function makeHead(source: SourceArticle, facts: PathFacts, language: string): Omit<Article, keyof ParsedText> {
  const { id, metadata, origin, blocks, visible } = source;
  const { summary = null, tags, lang, url = null, source: publisher = null } = metadata;
  const { title, hasHeadline, isGuess } = chooseTitle(source, facts.title);
  const credits = chooseCredits(source, facts);
  const found = [...(isGuess ? ["title"] : []), ...(lang ? [] : ["lang"]), ...credits.guessed];
  return {
    record: {
      id,
      title,
      url,
      source: publisher,
      authors: credits.authors,
      published: credits.published,
      tags: withoutRepeats([...(tags ?? []), ...findInlineTags(blocks)]),
      lang: lang ?? findLanguage(visible, language),
    },
    hasHeadline,
    summary,
    day: [credits.published, metadata.updated ?? null].reduce((a, b) => ((a ?? "") < (b ?? "") ? b : a)),
    aliases: metadata.aliases ?? [],
    guessed: withoutRepeats([...found, ...(metadata.guessed ?? [])]),
    about: [...(tags ?? []), facts.title].flatMap((text) => (text === null || text === title ? [] : [text])),
    origin,
  };
}

/** An article that is left out: held back, or without a word. */
interface LeftOut extends Skipped {
  isHeld: boolean;
}

/** Makes an article of what its format reads; leaves out what is held back, and what shows its reader no word. `language` is that of the corpus. */
export function makeArticle(source: SourceArticle, language: string): Article | LeftOut {
  const { origin, blocks, visible, dropped } = source;
  const metadata = showMetadata(source.metadata);
  const facts = origin.line === null ? readPath(origin.file) : NO_FACTS;
  const hold = whyHeldBack(metadata, facts);
  if (hold !== null) return { origin, reason: hold, isHeld: true };
  if (!hasWord(visible.text)) return { origin, reason: "has no text", isHeld: false };
  return { ...makeHead({ ...source, metadata }, facts, language), blocks, visible, dropped };
}
