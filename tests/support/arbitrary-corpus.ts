import fc from "fast-check";
import type { PreparedArticle } from "../../src/corpus/article.ts";
import { type PassageDraft, prepare } from "./prepared-article.ts";

/** Words that nearly every passage has some of, so that terms repeat and stand together. */
const OFTEN = ["talks", "talk", "north", "korea", "the", "of", "loudspeaker", "loudspeakers", "sea", "refused"];

/** Words of every script, some of them spelt as others are, and enough of them for queries of many clauses. */
const SELDOM = [
  ..."seoul and dialogue don't Kim’s U.S. 1,000 naïve São Ångström Müller muller guterres fisherman".split(" "),
  ..."fishermen border broadcast broadcasts leaflet leaflets silence silent army week rain river farm".split(" "),
  ..."평양은 평양 대화를 거부했다 Пхеньян Пхеньяна диалог отверг 朝鮮 𐐀𐐨𐐲 𐐨𐐲 😀 ᄀ".split(" "),
  ..."Haus Häuser Häusern die und Gespräche Αθήνα الحوار والحوار การเจรจา".split(" "),
  ..."北朝鮮は対話を拒否した 東京都 京都 ハハハハ 朝鲜拒绝了对话".split(" "),
  ..."kite drone flag tank truce treaty".split(" "),
];

/** Words that no passage has: spelt nearly as others, their beginnings, and nothing like any. */
const UNKNOWN = ["loudspaeker", "tlaks", "guteres", "fisher", "loud", "nort", "broadcats", "xyzzy", "диалпг", "𐐲𐐲"];

/** Languages that read words in ways of their own, some with a region, and one that nothing is known of. */
const LANGUAGES = ["en", "en", "de", "de-AT", "ko", "JA", "ru", "tlh"] as const;

/** A word that passages may have, those that nearly all have more often than others. */
export const knownWord = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...OFTEN) },
  { weight: 2, arbitrary: fc.constantFrom(...SELDOM) },
);

/** Words that often stand together, common words and endings among them. */
export const PHRASES = [
  "north korea",
  "Talks of the North",
  "refused talks talk",
  "평양은 대화를",
  "朝鮮は対話",
  "die Häuser",
];

const wording = fc.oneof({ weight: 5, arbitrary: knownWord }, { weight: 1, arbitrary: fc.constantFrom(...PHRASES) });

const gap = fc.oneof(
  { weight: 6, arbitrary: fc.constant(" ") },
  { weight: 1, arbitrary: fc.constantFrom(", ", ". ", "\n", "-", " — ") },
);

const words = (most: number) => fc.array(wording, { maxLength: most });

/** Text whose words are hidden here and there, as a link's target is. */
const passage: fc.Arbitrary<PassageDraft> = fc
  .record({
    pieces: fc.array(fc.tuple(wording, gap, fc.boolean(), fc.boolean()), { maxLength: 25 }),
    section: fc.array(
      words(3).map((list) => list.join(" ")),
      { maxLength: 2 },
    ),
  })
  .map(({ pieces, section }) => {
    let text = "";
    const markup = [];
    for (const [word, after, first, second] of pieces) {
      const start = text.length;
      text += word;
      if (first && second) markup.push({ start, end: text.length, shown: "" });
      text += after;
    }
    return { text, section, markup };
  });

const DAYS = ["2023-12-31", "2024-01-01", "2025-07-01", "2025-07-28", "2025-07-28"] as const;

const draft = fc.record({
  title: fc.option(words(4).map((list) => list.join(" "))),
  passages: fc.array(passage, { maxLength: 5 }),
  source: fc.option(fc.constantFrom("Desk", "desk", "The U.S. Post", "José")),
  authors: fc.array(fc.constantFrom("Ada Lovelace", "José Núñez", "jose nunez"), { maxLength: 3 }),
  published: fc.option(fc.constantFrom(...DAYS)),
  tags: fc.array(fc.constantFrom("talks", "Drills", "drills", "평양"), { maxLength: 3 }),
  lang: fc.constantFrom(...LANGUAGES),
});

/** Ids in another order than the articles, with letters of several scripts. */
function idOf(at: number): string {
  return `${["z", "é", "평양", "a", "𐐨"][at % 5]}-${(at * 7) % 11}`;
}

/** A few articles with few words, some of them the same but for the id. */
export const corpusOf: fc.Arbitrary<PreparedArticle[]> = fc
  .array(
    draft.chain((one) => fc.constantFrom([one], [one], [one, one])),
    { minLength: 1, maxLength: 6 },
  )
  .map((drafts) => drafts.flat().map((each, at) => prepare({ ...each, id: idOf(at) })));

/** What people type: words of the corpus and others, seldom very many. */
export const queryOf: fc.Arbitrary<string> = fc
  .oneof(
    { weight: 6, arbitrary: fc.array(fc.oneof(knownWord, fc.constantFrom(...OFTEN)), { minLength: 1, maxLength: 5 }) },
    {
      weight: 3,
      arbitrary: fc.array(fc.oneof(knownWord, fc.constantFrom(...UNKNOWN)), { minLength: 1, maxLength: 5 }),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(knownWord, fc.integer({ min: 8, max: 16 }), knownWord)
        .map(([first, common, second]) => [first, ...Array.from({ length: common }, () => "of"), second]),
    },
    { weight: 1, arbitrary: fc.shuffledSubarray([...SELDOM, ...OFTEN, ...UNKNOWN], { minLength: 35 }) },
  )
  .map((list) => list.join(" "));

/** Synonyms that an owner might list, of one word or of several. */
export const synonymsOf: fc.Arbitrary<string[][]> = fc.array(
  fc.array(
    fc
      .array(fc.constantFrom(...OFTEN, ...SELDOM.slice(0, 6)), { minLength: 1, maxLength: 3 })
      .map((list) => list.join(" ")),
    { minLength: 2, maxLength: 3 },
  ),
  { maxLength: 3 },
);
