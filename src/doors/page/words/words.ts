import type { LeftOutKind, WarningKind } from "../../../contract/corpus-document.ts";
import type { Suggestion } from "../../../contract/suggestions.ts";
import type { NoteKind } from "../../../search/note-texts.ts";
import type { GuideWords } from "./guide-words.ts";

/** What the frame of every page says, the search form, and pages that say what went wrong. */
interface FrameWords {
  /** Label of the search field, and what stands in it while it is empty. */
  searchLabel: string;
  searchHint: string;
  searchButton: string;
  /** Link for keyboards, past what all pages begin with. */
  skip: string;
  /** Link from a page that is no search to the first one. */
  goSearch: string;
  forPrograms: string;
  forAssistants: string;
  status: string;
  connect: string;
  /** What an error is called, by the status of its answer. */
  errors: Readonly<Record<400 | 401 | 403 | 404 | 405 | 413 | 429 | 500 | 503, string>>;
  fromBeginning: string;
  keyNeeded: string;
  key: string;
  openWithKey: string;
  /** How long a key is kept, and a sentence with a link in the middle for who has given it already. */
  keyKept: string;
  keyAgain: readonly [before: string, link: string, after: string];
  /** Links at the head of each page, and what they are together. */
  articles: string;
  about: string;
  pages: string;
}

/** What the first page and the results of a search say. */
interface SearchWords {
  order: string;
  relevance: string;
  newest: string;
  oldest: string;
  diverse: string;
  /** How many passages match; 0 too. */
  passages(count: number): string;
  nothing: string;
  nothingFiltered: string;
  tryOthers: string;
  searchAll: string;
  corrected(from: string, to: string): string;
  more: string;
  moreOfSame: string;
  newestOf(count: number): string;
  articles: string;
  /** What a search can be narrowed by. */
  filters: Readonly<Record<"source" | "tag" | "author" | "year" | "lang" | "in" | "after" | "before", string>>;
  chosen(filter: string, value: string): string;
  takeAway(chosen: string): string;
  narrow: string;
  didYouMean(queries: string): string;
  /** Says where nearly the same is told. */
  alsoIn(places: string): string;
  /** Link to a passage that has no headings above it. */
  toPassage: string;
  /** Link to the page here of an article that is elsewhere. */
  readHere: string;
  moreOfArticle: string;
  howRead: string;
  /** What there is to say of how a query was read. */
  read: Readonly<Record<"terms" | "phrases" | "required" | "excluded" | "ignored" | "filters", string>>;
  /** Names the words that no article has. */
  lacks(words: string): string;
  whatToTry: string;
  without(filters: string): string;
  wordsAlone(words: string): string;
  near(words: string): string;
  howToSearch: string;
  /** What each form of the query language means, after an example of it. */
  syntax: Readonly<
    Record<
      "phrase" | "must" | "not" | "title" | "beginning" | "source" | "tag" | "author" | "lang" | "after" | "before",
      string
    >
  >;
  forExample(queries: string): string;
  allArticles: string;
  /** How many completions there are; 0 too. */
  completions(count: number): string;
  /** What a script says when there were too many requests, and when nothing can be reached. */
  limited: string;
  lost: string;
  kinds: Readonly<Record<Suggestion["kind"], string>>;
  /** What there is to tell of how a query was read, as the search says it; `{filter}` is the name of a filter, `{count}` a number of passages. */
  notes: Readonly<Record<NoteKind, string>>;
}

/** What the page of an article says. */
interface ArticleWords {
  original: string;
  alsoHere: string;
  readOn: string;
  /** Heading of the outline. */
  contents: string;
  /** How long an article takes to read. */
  minutes(count: number): string;
  hours(count: number): string;
  /** Names, for who cannot see them, of the tags and of what leads through the hits of a search. */
  tags: string;
  search: string;
  /** Which hit of how many, and of which search; the numbers as the language writes them. */
  hit(rank: string, of: string, query: string): string;
  /** Link back to the results. */
  results: string;
  previousHit: string;
  nextHit: string;
  /** Link to the part before, in a long article. */
  readBack: string;
  cite: string;
  /** The plainest way to cite, beside Markdown, BibTeX and so on. */
  link: string;
  copy: string;
  copied: string;
  /** Link to a citation as a file. */
  file: string;
  /** Heading of the articles most like this one. */
  similar: string;
  /** Names, for who cannot see them, of what may be wider than the page. */
  table(number: number): string;
  code(number: number): string;
  footnotes: string;
  /** Link back from a footnote, by what stands where it is referred to. */
  backToNote(number: string): string;
}

/** What the list of articles and the account of the corpus say. */
interface BrowseWords {
  /** How many articles there are; 0 too. */
  articles(count: number): string;
  /** Which of a list are on this page: `21–40 of 423`; the numbers are written as readers do. */
  shown(first: string, last: string, total: string): string;
  byTitle: string;
  /** Label of the field for words of a title, and its button. */
  titleWords: string;
  filter: string;
  narrow: string;
  /** What a list is narrowed by. */
  kinds: Readonly<Record<"year" | "letter" | "source" | "tag" | "author" | "lang" | "title", string>>;
  /** What taking a filter away is called for who does not see the cross. */
  remove(filter: string): string;
  allArticles: string;
  undated: string;
  nothing: string;
  first: string;
  previous: string;
  next: string;
  /** Leads to all values of a kind. */
  all(count: number): string;
  /** The account of the corpus, and its parts. */
  corpus: string;
  overTime: string;
  articlesBy: Readonly<Record<"month" | "year" | "decade", string>>;
  period: string;
  asTable: string;
  size: string;
  wordCount(count: number): string;
  index: string;
  headings: Readonly<Record<"source" | "tag" | "author" | "lang", string>>;
  telling: string;
  named: string;
  count: string;
  repeats: string;
  noRepeats: string;
  copies(count: number): string;
  nearDuplicates(count: number): string;
  olderVersions(count: number): string;
  build: string;
  noWarnings: string;
  warnings: Readonly<Record<WarningKind, string>>;
  leftOut: string;
  leftOutKinds: Readonly<Record<LeftOutKind, string>>;
  concerned: string;
  /** Where whoever owns the corpus finds more: what a command prints. */
  seeBuild(command: string): string;
  deployed(day: string): string;
}

/** What the pages say in one language. A text with places to fill in is a function. */
export interface Words {
  /** BCP 47 tag. */
  lang: string;
  dir: "ltr" | "rtl";
  frame: FrameWords;
  search: SearchWords;
  article: ArticleWords;
  browse: BrowseWords;
  guide: GuideWords;
}

/** The forms of a text that has a number in it, by the plural category of the number; `#` stands for it. */
type PluralForms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/** Makes the function that puts a number into the form that a language has for it. */
export function createPlural(lang: string): (count: number, forms: PluralForms) => string {
  const [rules, format] = [new Intl.PluralRules(lang), new Intl.NumberFormat(lang)];
  return (count, forms) => (forms[rules.select(count)] ?? forms.other).replace("#", format.format(count));
}
