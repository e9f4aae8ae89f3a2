/** Words that nearly every English passage has, the commonest first. */
export const COMMON = [
  "the",
  "of",
  "and",
  "to",
  "in",
  "a",
  "is",
  "that",
  "for",
  "was",
  "by",
  "on",
  "with",
  "as",
  "it",
  "be",
];
const LETTERS = Array.from("abcdefghijklmnopqrstuvwxyz");

/** Several of something, as one query. */
const write = (parts: readonly string[]) => parts.join(" ").slice(0, 512);
const each = (make: (letter: string) => string) => write(LETTERS.map(make));
const phrases = (mark: string) =>
  write(COMMON.slice(0, 9).map((word, at) => `${mark}"${word} ${COMMON[at + 1] ?? ""} the"`));

/** The most that can be asked in one query, by what is asked for, given some words of the articles. */
function worstQueries(words: readonly string[]): Record<string, string> {
  const [one = "", other = ""] = words;
  return {
    "a phrase and a beginning, 36 times": '"of the" s* '.repeat(36),
    "of the 32 times in a phrase": `"${"of the ".repeat(32)}"`,
    "a beginning 64 times": "s* ".repeat(64),
    "a beginning for each letter, required": each((letter) => `+${letter}*`),
    "a beginning for each letter": each((letter) => `${letter}*`),
    "a beginning for each letter, in the title": each((letter) => `title:${letter}*`),
    "a beginning for each letter, in the title, required": each((letter) => `+title:${letter}*`),
    "a beginning for each letter, excluded": `${one} ${each((letter) => `-${letter}*`)}`,
    "a beginning for each letter, each excluded and required": each((letter) => `+${letter}* -${letter}zz*`),
    "the commonest beginnings, required": write(
      ["t", "a", "b", "s", "c", "o", "i", "w"].map((letter) => `+${letter}*`),
    ),
    "beginnings of a name of two words": each((letter) => `the-${letter}*`),
    "one beginning of one letter": "t*",
    "five common words": "the of and to in",
    "all common words": write(COMMON),
    "common words, again and again": write(
      COMMON.flatMap((word) => COMMON.slice(0, 6).flatMap((next) => [word, next])),
    ),
    "common words, required": write(COMMON.map((word) => `+${word}`)),
    "common words in the title": write(COMMON.map((word) => `title:${word}`)),
    "common words, excluded": write([one, ...COMMON.map((word) => `-${word}`)]),
    "nothing but exclusions": write(COMMON.map((word) => `-${word}`)),
    "eight phrases of common words": write(
      ["of the", "in the", "to the", "and the", "for the", "by the", "on the", "with the"].map((text) => `"${text}"`),
    ),
    "phrases of three common words": phrases(""),
    "phrases of common words, in the title": phrases("title:"),
    "phrases of common words, excluded": `${one} ${phrases("-")}`,
    "one phrase of all common words": `"${write(COMMON).slice(0, 500)}"`,
    "one common word 64 times in a phrase": `"${"the ".repeat(64)}"`,
    "64 frequent words": write(words),
    "64 frequent words, required": write(words.map((word) => `+${word}`)),
    "frequent words in pairs, as phrases": write(words.map((word, at) => `"${word} ${words[at + 1] ?? one}"`)),
    "64 misspelt words": write(words.slice(0, 40).map((word) => `${word.slice(0, -2)}q${word.slice(-2)}x`)),
    "four misspelt words among common ones": `${one}qq ${other}qx government xx${one} peple ${write(COMMON)}`,
    "long words without a meaning": write(LETTERS.slice(0, 4).map((letter) => `${letter}xq`.repeat(40))),
    "letters alone": write(LETTERS.flatMap((letter) => LETTERS.slice(0, 9).map(() => letter))),
    "names of many words": write(LETTERS.map((letter) => `${letter}-of-the-and-to-in`)),
    "names with signs": `${"the.of/and_to-in@".repeat(30)}`,
    "numbers in groups of three": "1 000 ".repeat(80),
    "camel case": "TheOfAndToInIsThat".repeat(28),
    "quotation marks that nothing closes": '"“„«「'.repeat(100),
    "stars alone": "* ".repeat(250),
    "filters that nothing meets": write(LETTERS.map((letter) => `source:${letter} tag:${letter} author:${letter}`)),
    "filters by id that nothing meets": `${one} ${write(LETTERS.map((letter) => `in:${letter}`))}`,
    "a filter that nothing meets, and everything required": `source:nobody ${each((letter) => `+${letter}*`)}`,
    "Chinese letters alone": Array.from({ length: 250 }, (_, at) => String.fromCodePoint(0x4e00 + at * 7)).join(""),
    "Korean beginnings": Array.from({ length: 120 }, (_, at) => String.fromCodePoint(0xac00 + at * 28)).join(" "),
    "accents upon accents": `${one}${"\u0301".repeat(500)}`,
    "joined letters": "ﷺ".repeat(500),
  };
}

/**
 * Requests that ask for as much as is allowed, each by a name that says what it is: the worst that is known. `words` are the most
 * frequent of the articles, but for common ones.
 */
export function worstRequests(words: readonly string[]): Record<string, string> {
  const search = (query: string, more = "") => `/search?q=${encodeURIComponent(query.slice(0, 512).trim())}${more}`;
  const quote = (text: string) => `/quotes?text=${encodeURIComponent(text.slice(0, 2000))}`;
  const ofQueries = Object.entries(worstQueries(words)).map(([name, query]) => [name, search(query)]);
  const common = write(COMMON);
  const [one = "", other = ""] = words;
  const requests = {
    "50 passages of common words, explained": search(common, "&limit=50&explain=true&facets=all&max_per_article=10"),
    "50 passages of frequent words, explained": search(write(words), "&limit=50&explain=true&facets=all"),
    "50 passages of beginnings, explained": search(
      each((letter) => `${letter}*`),
      "&limit=50&explain=true",
    ),
    "the first 50, diverse": search(`${one} ${other}`, "&sort=diverse&limit=50"),
    "the newest 50": search(common, "&sort=newest&limit=50&max_per_article=10"),
    "within a few tokens": search(common, "&max_tokens=200"),
    "a quote of ten times of the": quote("of the ".repeat(10)),
    "a quote of common words": quote(`${common} `.repeat(30)),
    "a quote of one common word": quote("the ".repeat(500)),
    "a quote in ten parts": quote(Array.from({ length: 10 }, () => "of the and to").join(" … ")),
    "a quote in 400 parts": quote("the … ".repeat(330)),
    "a quote of frequent words": quote(`${words.join(" ")} `.repeat(9)),
    "a quote of code": quote("[of](/the) > and ".repeat(110)),
    "a quote of letters": quote("a b c d e f g h ".repeat(125)),
    "a completion of one letter": "/suggest?q=t&limit=20",
    "a completion of common words": `/suggest?q=${encodeURIComponent(`${common} t`)}&limit=20`,
    "a completion of 512 characters": `/suggest?q=${encodeURIComponent("of the ".repeat(73))}&limit=20`,
    "articles by common words of their titles": `/articles?limit=100&title=${encodeURIComponent(common)}`,
    "articles by 64 words of their titles": `/articles?limit=100&title=${encodeURIComponent(write(words))}`,
    "a list of 100 articles": "/articles?limit=100",
    "an article that does not exist": `/articles/${"the-of-and-".repeat(40)}`,
  };
  return { ...Object.fromEntries(ofQueries), ...requests };
}
