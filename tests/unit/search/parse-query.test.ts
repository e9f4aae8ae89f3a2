import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseQuery } from "../../../src/search/query/parse-query.ts";
import { languageOf } from "../../../src/text/language.ts";
import { typedQueryOf } from "../../support/arbitrary-query.ts";

const parse = (query: string, ...codes: string[]) =>
  parseQuery(query, (codes.length > 0 ? codes : ["en"]).map(languageOf));
const searched = (query: string, ...codes: string[]) => parse(query, ...codes).words.map(({ word }) => word);

/** What a query asks for beyond words, each as it is named. */
const asked = (query: string) =>
  parse(query).demands.map(({ name, kind, role, field }) => `${role} ${kind}${field ? ` in ${field}` : ""}: ${name}`);

describe("A question is read as its subject", () => {
  test("Common words are set aside and said so", () => {
    expect(searched("Who is the leader of the DPRK?")).toEqual(["leader", "dprk"]);
    expect(parse("Who is the leader of the DPRK?").ignored).toEqual(["who", "is", "the", "of"]);
  });

  test("A word typed several times, in whatever form, is searched once, and counted", () => {
    expect(parse("Drill, drill, drills and talks!").words).toMatchObject([
      { word: "drills", count: 3 },
      { word: "talks", count: 1 },
    ]);
  });

  test("A query of common words only is searched as it is, with a note", () => {
    const { words, ignored, notes } = parse("to be or not to be");
    expect(words.map(({ word }) => word)).toEqual(["to", "be", "or", "not"]);
    expect(ignored).toEqual([]);
    expect(notes).toEqual([expect.stringContaining("only common words")]);
  });

  test.each(["🙂", "???", "→"])("A query of signs alone is searched for them: %s", (query) => {
    expect(searched(query)).toEqual([query]);
    expect(parse(query).notes).toEqual([]);
  });

  test("Signs beside words are not searched", () => {
    expect(searched("talks 🙂 ?")).toEqual(["talks"]);
  });

  test.each(["—", '""', "+ -", "..."])("A query without a letter or digit has no words, with a note: %s", (query) => {
    expect(parse(query)).toMatchObject({ words: [], notes: [expect.stringContaining("no letter or digit")] });
  });

  test("Words after the 64th are named as ignored", () => {
    const { words, ignored, notes } = parse(Array.from({ length: 66 }, (_, at) => `w${at}`).join(" "));
    expect(words).toHaveLength(64);
    expect(ignored).toEqual(["w64", "w65"]);
    expect(notes).toEqual([expect.stringContaining("first 64 words")]);
  });

  test("The 64 words are counted wherever they stand, and filters are none of them", () => {
    const many = Array.from({ length: 60 }, (_, at) => `w${at}`).join(" ");
    const { words, demands, ignored, filters } = parse(`${many} "x1 x2" -y1 title:z1 z2 tag:talks`);
    expect([words.length, demands.length, ignored, filters.wanted]).toEqual([62, 3, ["z2"], { tag: ["talks"] }]);
  });
});

describe("The query language", () => {
  test.each([
    [
      "words between quotation marks are a phrase that must be there",
      '"the reason" talks',
      ["must phrase: the reason"],
    ],
    ["a minus excludes a word", "talks -Seoul", ["not word: Seoul"]],
    ["a minus excludes a phrase", 'talks -"joint drills"', ["not phrase: joint drills"]],
    ["a minus excludes a word with a hyphen as a phrase", "talks -Jae-myung", ["not phrase: Jae-myung"]],
    ["a word of the title must be in it", "title:talks", ["must word in title: title:talks"]],
    ["a phrase of the title", 'title:"the talks"', ['must phrase in title: title:"the talks"']],
    ["a title without a word", "-title:talks Seoul", ["not word in title: title:talks"]],
    ["the beginning of a word may be there", "loudspeak*", ["should beginning: loudspeak*"]],
    ["or must", "+loudspeak*", ["must beginning: loudspeak*"]],
    ["or must not", "-loudspeak*", ["not beginning: loudspeak*"]],
    ["or must be in the title", "title:loudspeak*", ["must beginning in title: title:loudspeak*"]],
  ])("%s", (_, query, wanted) => {
    expect(asked(query)).toEqual(wanted);
    expect(parse(query).notes).toEqual([]);
  });

  test("a plus makes a word one that must be there, so does a pair of quotation marks around one word", () => {
    expect(parse('+talks seoul “drills” +the "of"').words).toMatchObject([
      { word: "talks", isRequired: true },
      { word: "seoul", isRequired: false },
      { word: "drills", isRequired: true },
      { word: "the", isRequired: true },
      { word: "of", isRequired: true },
    ]);
    expect(parse('+talks seoul “drills” +the "of"').ignored).toEqual([]);
  });

  test("the words of a phrase count by themselves too, unless they are common", () => {
    const { words, ignored, notes } = parse('"to be or not to be" "joint drills" drills');
    expect(words).toMatchObject([
      { word: "joint", isQuoted: true, count: 1 },
      { word: "drills", isQuoted: false, count: 2 },
    ]);
    expect([ignored, notes]).toEqual([[], []]);
  });

  test("what is excluded, or sought in the title, or a beginning, is no word that may be anywhere", () => {
    expect(searched('-talks -"joint drills" title:seoul loud* sea')).toEqual(["sea"]);
  });

  test("a phrase in a title keeps its common words, each in its place", () => {
    const [demand] = parse('title:"end of the talks"').demands;
    expect(demand?.wording).toEqual([
      { terms: ["end"], offset: 0 },
      { terms: ["of"], offset: 1 },
      { terms: ["the"], offset: 2 },
      { terms: ["talk"], offset: 3 },
    ]);
  });
});

describe("A question that quotes", () => {
  test("scores the quotation, and leaves out nothing that lacks it", () => {
    const { demands, words } = parse('why does the screen say "disk is full" and "retry" here');
    expect(demands).toMatchObject([{ role: "should", name: "disk is full" }]);
    expect(words.filter(({ isRequired }) => isRequired)).toEqual([]);
  });

  test("requires what has a plus", () => {
    const { demands, words } = parse('why does the screen say +"disk is full" and +"retry" here');
    expect(demands).toMatchObject([{ role: "must" }]);
    expect(words.filter(({ isRequired }) => isRequired)).toMatchObject([{ word: "retry" }]);
  });

  test("of a few words asks for the phrase", () => {
    expect(asked('who said "no reason"')).toEqual(["must phrase: no reason"]);
  });
});

test("Common words take none of the 64", () => {
  const { words, ignored } = parse(Array.from({ length: 64 }, (_, at) => `the w${at}`).join(" "));
  expect(words).toHaveLength(64);
  expect(ignored).toEqual(["the"]);
});

describe("Filters in a query", () => {
  test("are what is wanted, several of one alternatives, and what is not", () => {
    const { words, filters, notes } = parse(
      'source:"The U.S. Post" tag:talks tag:평양 author:“José Núñez” lang:en in:a-1 -tag:sport -source:Desk talks',
    );
    expect(filters).toEqual({
      wanted: {
        source: ["The U.S. Post"],
        tag: ["talks", "평양"],
        author: ["José Núñez"],
        lang: ["en"],
        in: ["a-1"],
      },
      unwanted: { tag: ["sport"], source: ["Desk"] },
    });
    expect([words.length, notes]).toEqual([1, []]);
  });

  test("take days, months and years; of one bound typed twice the last counts", () => {
    expect(parse("after:2024-05 +before:2025-07-28 after:2025").filters.wanted).toEqual({
      after: "2025",
      before: "2025-07-28",
    });
  });

  test.each([
    ["a day that is none", "after:soon", ["soon"]],
    ["a day that no month has", "before:2025-02-30", ["2025", "02", "30"]],
    ["a day that is excluded", "-after:2025", ["2025"]],
    ["a filter typed more than 20 times", `${"tag:a ".repeat(20)}tag:b`, ["tag", "b"]],
  ])("are read as words when they cannot hold, with a note: %s", (_, query, words) => {
    const { words: found, notes, filters } = parse(query);
    expect(found.map(({ word }) => word)).toEqual(words);
    expect(notes).toEqual([expect.stringContaining("is read as words")]);
    expect(filters.unwanted).toEqual({});
  });

  test("without a value are words, with a note", () => {
    expect(searched("source: Reuters")).toEqual(["source", "reuters"]);
    expect(parse("source: Reuters").notes).toEqual(["source: has no value, so it is read as a word"]);
  });
});

describe("A star", () => {
  test.each(["loud*speaker", "*speaker", "l*ud*", '"loudspeak* talks"', "title:*speaker", "-lo*d"])(
    "that does not end a word is passed over, with a note: %s",
    (query) => {
      expect(parse(query).notes).toEqual([expect.stringContaining("only at the end of a word")]);
      expect(parse(query).demands.filter(({ kind }) => kind === "beginning")).toEqual([]);
    },
  );

  test("behind two words with a hyphen is for the last", () => {
    expect(parse("Jae-my*").demands).toMatchObject([{ kind: "beginning", words: ["jae", "my"] }]);
  });
});

test.each(["Lee Jae-myung", "anti-North broadcasts", "1950-53", "what he said: no", "C++", "2 * 3", "the “enemy”"])(
  "What only looks like an operator is no reason for a note: %s",
  (query) => {
    expect(parse(query).notes).toEqual([]);
    expect(parse(query).demands).toEqual([]);
  },
);

test("Of many phrases and beginnings the first eight of each are used, with a note, and the words of all phrases", () => {
  const letters = [..."abcdefghijkl"];
  const query = [...letters.map((letter) => `${letter}*`), ...letters.map((letter) => `"${letter}1 ${letter}2"`)];
  const { demands, words, notes } = parse(query.join(" "));
  expect(demands.map(({ kind }) => kind)).toEqual([
    ...Array<string>(8).fill("beginning"),
    ...Array<string>(8).fill("phrase"),
  ]);
  expect(words).toHaveLength(24);
  expect(notes).toEqual(["Only the first 8 phrases and beginnings of the query are used"]);
  expect(parse('"a b" "a b" "a b"').notes).toEqual([]);
});

describe("In a corpus of several languages", () => {
  test("a word may have a term of each", () => {
    expect(parse("Häuser talks", "en", "de", "he").words.map(({ terms }) => terms)).toEqual([
      ["hauser", "haus"],
      ["talk", "talks"],
    ]);
  });

  test("words are common in the language that most of them are common in", () => {
    expect(searched("Welche Gespräche hat die Armee abgelehnt?", "en", "de")).toEqual([
      "gesprache",
      "armee",
      "abgelehnt",
    ]);
    expect(searched("Who refused the talks that die out?", "en", "de")).toEqual(["refused", "talks", "die"]);
    expect(searched("die talks", "de", "en")).toEqual(["talks"]);
    expect(searched("die talks", "en", "de")).toEqual(["talks"]);
    expect(searched("die the talks", "en", "de")).toEqual(["die", "talks"]);
  });
});

test("Nothing that is typed is an error, and a query that is understood is understood again", () => {
  const anything = fc.oneof(typedQueryOf, fc.string({ unit: "grapheme" }), fc.string({ unit: "binary" }));
  fc.assert(
    fc.property(anything, fc.subarray(["en", "de", "ja", "ko", "xx"]), (query, codes) => {
      const read = parseQuery(query, codes.map(languageOf));
      expect(parseQuery(query, codes.map(languageOf))).toEqual(read);
      expect(read.tokens.length).toBeLessThanOrEqual(64);
      for (const { wording, words, name } of read.demands) {
        expect(wording).toHaveLength(words.length);
        expect(name).not.toBe("");
      }
    }),
    { numRuns: 1000 },
  );
});
