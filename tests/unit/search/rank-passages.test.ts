import { describe, expect, test } from "vitest";
import { type Files, makeIndex } from "../../support/make-index.ts";
import { articlesOf, search } from "../../support/search.ts";

const rank = async (files: Files, query: string) => articlesOf(await search(await makeIndex(files), query));

/** Sixteen words that no query here has. */
const FILLER = "Elsewhere that week rain fell upon quiet fields while farmers mended fences beside slow brown rivers.";

/** As many others, so that two passages with the same beginning are no near-duplicates. */
const OTHER_FILLER = FILLER.replaceAll(/\w+/g, "$&x");
const LONG_FILLER = `${FILLER.replaceAll(/\w+/g, "$&y")} ${FILLER.replaceAll(/\w+/g, "$&z")}`;

describe("A small ranking set", async () => {
  const index = await makeIndex({
    "border.md": `# Border\n\nThe loudspeaker broadcasts fell silent. ${FILLER}`,
    "headline.md": `# Loudspeaker broadcasts end\n\nThe loudspeaker broadcasts fell silent. ${OTHER_FILLER}`,
    "long.md": `# Week\n\nThe loudspeaker broadcasts fell silent. ${LONG_FILLER}`,
    "radio.md": `# Radio\n\nThe evening broadcasts fell silent. ${FILLER}`,
    "speaker.md": `# Army\n\nThe one loudspeaker fell silent. ${FILLER}`,
    "television.md": `# Television\n\nThe morning broadcasts fell silent. ${FILLER}`,
    "weather.md": `# Weather\n\nNothing fell silent. ${FILLER}`,
  });

  test("loudspeaker broadcasts", async () => {
    expect(articlesOf(await search(index, "loudspeaker broadcasts"))).toEqual([
      "headline", // both words, in its title too
      "border", // both words
      "long", // both words, in twice as many others
      "speaker", // one word, which four passages have
      "radio", // one word, which five passages have
      "television", // as radio; equals stand in the order of the corpus
    ]);
  });

  test("A word in another form counts as much", async () => {
    const scores = async (query: string) => (await search(index, query)).hits.map(({ id, score }) => [id, score]);
    expect(await scores("loudspeakers broadcasting")).toEqual(await scores("loudspeaker broadcasts"));
  });

  test("Common words of a question change nothing", async () => {
    const hits = async (query: string) => (await search(index, query)).hits.map(({ id, score }) => [id, score]);
    expect(await hits("What is it about the loudspeaker broadcasts?")).toEqual(await hits("loudspeaker broadcasts"));
  });

  test("Scores never rise from one rank to the next", async () => {
    const scores = (await search(index, "loudspeaker broadcasts fell")).hits.map(({ score }) => score);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    expect(Math.min(...scores)).toBeGreaterThan(0);
  });
});

describe("A passage comes first", () => {
  test("that says more of what was asked, before one that says a part of it again and again", async () => {
    const files = {
      "often.txt": `Leaflets, leaflets and leaflets. ${FILLER}`,
      "whole.txt": `Leaflets over the border again. ${FILLER}`,
      "x.txt": `The border was quiet. ${FILLER}`,
    };
    expect(await rank(files, "leaflets border")).toEqual(["whole", "often", "x"]);
  });

  test("that says it more often, other things being equal", async () => {
    const files = { "once.txt": `Leaflets and kites. ${FILLER}`, "twice.txt": `Leaflets and leaflets. ${FILLER}` };
    expect(await rank(files, "leaflets")).toEqual(["twice", "once"]);
  });

  test("that has the words side by side, before one that has them apart", async () => {
    const files = {
      "apart.txt": `Joint statements followed. ${FILLER} Drills began.`,
      "together.txt": `Joint drills began. ${FILLER} Statements followed.`,
    };
    expect(await rank(files, "joint drills")).toEqual(["together", "apart"]);
  });

  test("that has the words in the order typed, with as many others between them", async () => {
    const files = {
      "a.txt": `The hostages of the release waited. ${FILLER}`,
      "b.txt": `The release of the hostages waited. ${FILLER}`,
    };
    expect(await rank(files, "release of the hostages")).toEqual(["b", "a"]);
    expect(await rank(files, "hostages of the release")).toEqual(["a", "b"]);
  });

  test("of an article that says more of it, other things being equal", async () => {
    const files = {
      "once.md": `# Report\n\n## One\n\nLeaflets landed. ${FILLER}\n\n## Two\n\nBalloons came. ${FILLER}`,
      "twice.md": `# Report\n\n## One\n\nLeaflets flew. ${FILLER}\n\n## Two\n\nLeaflets fell. ${FILLER}`,
    };
    expect(await rank(files, "leaflets")).toEqual(["twice", "twice", "once"]);
  });

  test("that has it in its heading too", async () => {
    const files = {
      "plain.md": `# Report\n\n## Other\n\nLeaflets came. ${FILLER}`,
      "under.md": `# Report\n\n## Leaflets\n\nLeaflets flew. ${FILLER}`,
    };
    expect(await rank(files, "leaflets")).toEqual(["under", "plain"]);
  });

  test("with the one telling word of a question, before those with three that nearly all passages have", async () => {
    const common = (name: string) => `${name} talks in Seoul this week. ${FILLER}`;
    const files = {
      ...Object.fromEntries(["a", "b", "c", "d", "e", "f", "g"].map((name) => [`${name}.txt`, common(name)])),
      "z.txt": `Fishermen drifted home. ${FILLER}`,
    };
    expect((await rank(files, "fishermen talks Seoul week"))[0]).toBe("z");
  });

  test("with the rarer of two words", async () => {
    const files = {
      "a.txt": `Talks began. ${FILLER}`,
      "b.txt": `Talks ended. ${FILLER}`,
      "c.txt": `Fishermen drifted. ${FILLER}`,
    };
    expect((await rank(files, "talks fishermen"))[0]).toBe("c");
  });
});

describe("What is like the best passages", () => {
  const files = {
    "a.txt": "Leaflets were printed for the museum, whose garden opens to schools in May.",
    "b.txt": "Leaflets were carried by balloons from Paju, where the wind drives them north.",
    "best.txt": "Leaflets, more leaflets: balloons rose at Paju, and the wind took them.",
    "c.txt": "Balloons rose from Paju once more, and the wind took them over the river.",
  };

  test("comes before what is not, other things being equal", async () => {
    expect(await rank(files, "leaflets")).toEqual(["best", "b", "a"]);
  });

  test("is not found for that alone", async () => {
    expect(await rank(files, "leaflets")).not.toContain("c");
    expect(await rank(files, "leaflets balloons -river")).not.toContain("c");
  });

  test("is left where it is in an order that is to be diverse", async () => {
    const index = await makeIndex(files);
    expect(articlesOf(await search(index, "leaflets", { sort: "diverse" }))).toEqual(["best", "a", "b"]);
  });

  test("is any of several copies, whichever passes the filters", async () => {
    const copies = { "b1.txt": files["b.txt"], "b2.txt": files["b.txt"], "b3.txt": files["b.txt"] };
    const index = await makeIndex({ ...files, ...copies });
    expect(articlesOf(await search(index, "leaflets", { in: ["a", "b3", "best"] }))).toEqual(["best", "b3", "a"]);
  });

  test("is told by the passages that pass the filters", async () => {
    const index = await makeIndex(files);
    expect(articlesOf(await search(index, "leaflets", { in: ["a", "b"] }))).toEqual(["a", "b"]);
  });
});

describe("Every script can be searched", () => {
  const files = {
    "ar.txt": "رفضت بيونغ يانغ الحوار.",
    "en.txt": "Pyongyang refused dialogue.",
    "ja.txt": "北朝鮮は対話を拒否した。",
    "ko.txt": "평양은 대화를 거부했다.",
    "ru.txt": "Пхеньян отверг диалог.",
    "th.md": "เกาหลีเหนือปฏิเสธการเจรจา",
    "zh.txt": "朝鲜拒绝了对话。",
  };

  test.each([
    ["ar", "الحوار"],
    ["en", "PYONGYANG"],
    ["ja", "対話"],
    ["ko", "대화를".normalize("NFD")],
    ["ru", "ПХЕНЬЯН"],
    ["th", "ปฏิเสธ"],
    ["zh", "拒绝"],
  ])("%s: %s", async (id, query) => {
    expect(await rank(files, query)).toEqual([id]);
  });
});

describe("Spellings meet", () => {
  const files = {
    "lee.txt": "President Lee Jae-myung’s offer stood.",
    "muller.txt": "Herr Müller counted 1,000 U.S. troops.",
    "anti.txt": "The anti-North leaflets flew.",
  };

  test.each([
    ["Lee Jae Myung", "lee"],
    ["jae-myung's", "lee"],
    ["Muller", "muller"],
    ["1000", "muller"],
    ["US", "muller"],
    ["u.s.", "muller"],
    ["North", "anti"],
  ])("%s", async (query, id) => {
    expect(await rank(files, query)).toEqual([id]);
  });
});

describe("A word that the corpus does not have", async () => {
  const index = await makeIndex({
    "guterres.txt": "António Guterres welcomed the talks.",
    "loud.txt": "Loudspeakers fell silent.",
    "tanks.txt": "The tanks rolled on.",
  });

  test.each([
    ["a letter left out", "guteres", "guterres"],
    ["two letters changed places", "loudspaekers", "loud"],
    ["only the beginning", "loudsp", "loud"],
  ])("finds those spelt nearly so: %s", async (_, query, id) => {
    expect(articlesOf(await search(index, query))).toEqual([id]);
  });

  test("and what was found by a guess is shown", async () => {
    expect((await search(index, "guteres")).hits).toMatchObject([{ highlights: [[8, 16]] }]);
  });

  test("and is a number finds no other: 2019 is not nearly 2018", async () => {
    const years = { "a.txt": "Talks began in 2018.", "b.txt": "They broke down on the 28th of February." };
    expect(await rank(years, "2019")).toEqual([]);
    expect(await rank(years, "27th")).toEqual([]);
    expect(await rank(years, "201")).toEqual([]);
  });

  test("A word that it has finds no other, however near: talks are no tanks", async () => {
    expect(articlesOf(await search(index, "talks"))).toEqual(["guterres"]);
  });

  test("Nothing near is no hit, and no error", async () => {
    expect((await search(index, "xylophone")).envelope).toMatchObject({ total: 0, match_quality: "none" });
  });
});

describe("An article of one line can be found", () => {
  test.each([
    ["a Markdown headline", { "a.md": "# Talks refused" }],
    ["a line of plain text without an end stop, as Thai has none", { "a.txt": "Talks refused" }],
    [
      "a document of a collection that has only a title",
      { "a.jsonl": '{"_id":"a","title":"Talks refused","text":""}' },
    ],
  ])("%s", async (_, files) => {
    expect(await rank(files, "talks")).toEqual(["a"]);
  });
});

describe("The order asked for", async () => {
  const index = await makeIndex({
    "a.md": "---\npublished: 2024-01-15\n---\nTalks, talks and talks again.",
    "b.md": "Talks without a day.",
    "c.md": "---\npublished: 2025-07-28\n---\nTalks of which little else was said on that day in July.",
    "d.md": "---\npublished: 2025-07-28\n---\nTalks, talks, talks.",
  });

  test("newest first; of one day the better first; those without a day last", async () => {
    expect(articlesOf(await search(index, "talks", { sort: "newest" }))).toEqual(["d", "c", "a", "b"]);
  });

  test("oldest first; those without a day last all the same", async () => {
    expect(articlesOf(await search(index, "talks", { sort: "oldest" }))).toEqual(["a", "d", "c", "b"]);
  });

  test("The quality of the match is that of the best passage, not of the newest", async () => {
    const mixed = await makeIndex({
      "new.md": "---\npublished: 2025-01-01\n---\nTalks.",
      "old.md": "---\npublished: 2024-01-01\n---\nTalks over leaflets and loudspeakers.",
    });
    const { envelope } = await search(mixed, "talks leaflets loudspeakers", { sort: "newest" });
    expect(envelope.match_quality).toBe("strong");
  });
});
