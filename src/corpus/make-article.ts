import { hasWord } from "../text/has-word.ts";
import { languageOf } from "../text/language.ts";
import type { VisibleText } from "../text/visible-text.ts";
import type { Article } from "./article.ts";
import type { Skipped, SourceArticle } from "./formats/format.ts";
import { detectLanguage } from "./metadata/detect-language.ts";
import { findInlineTags } from "./metadata/find-inline-tags.ts";
import { findTitle } from "./metadata/find-title.ts";
import type { FrontMatter } from "./metadata/front-matter.ts";
import { type PathFacts, readPath } from "./metadata/read-path.ts";
import { withoutRepeats } from "./metadata/read-texts.ts";

/** The language of a text; that of the corpus, which may name a region, when it is the same or cannot be detected. */
function findLanguage({ text }: VisibleText, ofCorpus: string): string {
  const detected = detectLanguage(text);
  return detected === null || detected === languageOf(ofCorpus).code ? ofCorpus : detected;
}

/** Why an article is not published; `null` when it is. Only `drafts` may be the name of a folder of what is published. */
function findHold({ heldBack, isReleased }: FrontMatter, { drafts }: PathFacts): string | null {
  const isInDrafts = drafts !== null && !(isReleased && !drafts.startsWith("_"));
  return heldBack ?? (isInDrafts ? `is in the folder ${drafts}` : null);
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

/** A file of many articles says nothing of any. */
const NO_FACTS: PathFacts = { day: null, title: null, drafts: null };

/** Makes an article of what its format reads; leaves out what is held back, and what shows its reader no word. `language` is that of the corpus. */
export function makeArticle(source: SourceArticle, language: string): Article | Skipped {
  const { id, metadata, origin, blocks, visible, dropped } = source;
  const facts = origin.line === null ? readPath(origin.file) : NO_FACTS;
  const hold = findHold(metadata, facts);
  if (hold !== null) return { origin, reason: hold };
  if (!hasWord(visible.text)) return { origin, reason: "has no text" };
  const { title, hasHeadline, isGuess } = chooseTitle(source, facts.title);
  const tags = withoutRepeats([...(metadata.tags ?? []), ...findInlineTags(blocks)]);
  const name = facts.title !== null && facts.title !== title ? [facts.title] : [];
  const guessed = new Set([
    ...(isGuess ? ["title"] : []),
    ...(metadata.guessed ?? []),
    ...(metadata.lang ? [] : ["lang"]),
  ]);
  const record = {
    id,
    title,
    url: metadata.url ?? null,
    source: metadata.source ?? null,
    authors: metadata.authors ?? [],
    published: metadata.published ?? facts.day,
    tags,
    lang: metadata.lang ?? findLanguage(visible, language),
  };
  return {
    record,
    hasHeadline,
    summary: metadata.summary ?? null,
    aliases: metadata.aliases ?? [],
    guessed: [...guessed],
    about: [...(metadata.summary ? [metadata.summary] : []), ...(metadata.tags ?? []), ...name],
    origin,
    blocks,
    visible,
    dropped,
  };
}
