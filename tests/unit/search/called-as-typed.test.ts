import { describe, expect, test } from "vitest";
import { type Files, makeIndex } from "../../support/make-index.ts";
import { articlesOf, search } from "../../support/search.ts";

const rank = async (files: Files, query: string) => articlesOf(await search(await makeIndex(files), query));

/** Says a name again and again, as an article about something near it does. */
const OFTEN = (name: string) => `# Notes\n\n${`We met ${name} today, and ${name} again. `.repeat(4)}`;

describe("What is called as was typed comes first", () => {
  test("an article, before others that say its title more often", async () => {
    const files = {
      "often.md": OFTEN("the harbour office"),
      "office.md": "# Harbour office\n\nOpen from nine to five.",
    };
    expect(await rank(files, "harbour office")).toEqual(["office", "often"]);
  });

  test("an article, before one whose title goes on", async () => {
    const files = {
      "more.md": `# Harbour office for boats\n\n${"The harbour office for boats lies by the harbour. ".repeat(3)}`,
      "office.md": "# Harbour office\n\nOpen from nine to five.",
    };
    expect(await rank(files, "harbour office")).toEqual(["office", "more"]);
    expect(await rank(files, "harbour office for boats")).toEqual(["more", "office"]);
  });

  test("an article that has other titles too, by each of them", async () => {
    const names = "---\naliases: [Mooring office, Where to pay, Gate]\n---\n# Harbour office and gate\n\n";
    const files = {
      "often.md": `${OFTEN("the harbour office and gate")}\n\n${"The mooring office is where to pay. ".repeat(3)}`,
      "section.md": `# Boats\n\n## Harbour\n\n${"The harbour office and gate. ".repeat(3)}`,
      "office.md": `${names}Open from nine to five.`,
    };
    for (const title of ["Harbour office and gate", "Mooring office", "Where to pay"])
      expect((await rank(files, title))[0]).toBe("office");
  });

  test("an article whose title is nothing but common words", async () => {
    const files = {
      "people.md": `# Volunteers\n\n${"Those who help are the ones who have time. ".repeat(3)}`,
      "band.md": "# The Who\n\nA rock band from London.",
    };
    expect(await rank(files, "The Who")).toEqual(["band", "people"]);
  });

  test("of several articles that are called the same but for endings the one of the very words", async () => {
    const files = {
      "one.md": `# Minute\n\n${"The minute of a time. ".repeat(3)}`,
      "many.md": "# Minutes\n\nHow long something takes.",
    };
    expect(await rank(files, "minute")).toEqual(["one", "many"]);
    expect(await rank(files, "minutes")).toEqual(["many", "one"]);
  });

  test("of several articles of as many words the one that has the common words too", async () => {
    const files = {
      "all.md": "# Boat list all\n\nPrints what there is.",
      "drafts.md": `# Boat list drafts\n\n${"Boat list drafts prints a boat list. ".repeat(3)}`,
    };
    expect(await rank(files, "boat list all")).toEqual(["all", "drafts"]);
  });

  test("a passage below that heading, before others of its article", async () => {
    const index = await makeIndex({
      "boats.md": `# Boats\n\n## Rowing\n\n${"Moorings cost more, and moorings fill up. ".repeat(3)}\n\n## Moorings\n\nAsk at the gate.`,
    });
    expect((await search(index, "moorings")).hits.map(({ section }) => section)).toEqual([["Moorings"], ["Rowing"]]);
  });

  test("but not a passage below a heading of as many words with other common ones", async () => {
    const index = await makeIndex({
      "boats.md": `# Boats\n\n## Where to moor here\n\nAsk at the gate.\n\n## How to moor\n\nTie two knots.\n\n## When to moor\n\n${"Moor early, and moor well. ".repeat(3)}`,
    });
    const first = async (query: string) => (await search(index, query)).hits[0]?.section;
    expect(await first("how to moor")).toEqual(["How to moor"]);
    expect(await first("when to moor")).toEqual(["When to moor"]);
    expect(await first("why to moor")).toEqual(["When to moor"]);
  });

  test("of near-duplicates the one with that title is shown", async () => {
    const text = "Gives the reference of a page by its path, with the language and the format that were asked for.";
    const files = { "alpha.md": `# Urls and references\n\n${text}`, "beta.md": `# References\n\n${text}` };
    expect(await rank(files, "references")).toEqual(["beta"]);
  });

  test("whatever the order of the query's words, and with others in between it is no name", async () => {
    const files = {
      "often.md": OFTEN("the harbour office"),
      "office.md": "# Harbour office\n\nOpen from nine to five.",
    };
    expect(await rank(files, "office harbour")).toEqual(["office", "often"]);
    expect(await rank(files, "we met the harbour office today")).toEqual(["often", "office"]);
  });
});

describe("Where no title is written, an article is known by how it begins", () => {
  const rest =
    "Elsewhere that week rain fell upon quiet fields while farmers mended fences beside slow brown rivers and waited.";
  const files = {
    "late.txt": `${rest} The ferry sank.`,
    "early.txt": `The ferry sank. ${rest.replaceAll(/\w+/g, "$&x")}`,
  };

  test("by words near each other", async () => {
    expect(await rank(files, "ferry sank")).toEqual(["early", "late"]);
  });
});

test("A request that says again and again what it is about is about that", async () => {
  const files = {
    "fog.txt": "Fog. Fog hid the coast until noon, and boats waited outside.",
    "rain.txt": "Rain fell on the coast until noon, and boats waited outside.",
    "snow.txt": "Snow fell on the coast until noon, and boats waited outside.",
  };
  const request =
    "I read about rain, and snow. Is there fog? When is fog likely, how long does fog last, what is fog made of?";
  expect((await rank(files, request))[0]).toBe("fog");
});

describe("A word as typed comes before another word with the same stem", () => {
  const files = {
    "clubs.md": `# United clubs\n\n${"The organization organizes organizations. ".repeat(3)}`,
    "music.md": "# Church music\n\nAn organ needs care, and organs are costly.",
  };

  test("organ before organization, and the other way round", async () => {
    expect(await rank(files, "organ")).toEqual(["music", "clubs"]);
    expect(await rank(files, "organs")).toEqual(["music", "clubs"]);
    expect(await rank(files, "organization")).toEqual(["clubs", "music"]);
  });

  test("and a name with marks inside before its scattered words", async () => {
    const lists = {
      "list.md": "# Your project\n\nEach project list is short. Project, list, project.",
      "command.md": "# Commands\n\nUse `project-list` to see what is there. Use `project-run` to start it.",
    };
    expect(await rank(lists, "project-list")).toEqual(["command", "list"]);
  });

  test("but its own forms count as much as itself", async () => {
    const forms = {
      "once.md": "# Notes\n\nThe runner rested.",
      "often.md": `# Diary\n\n${"Running is fun, and we were running. ".repeat(3)}`,
    };
    expect((await rank(forms, "run"))[0]).toBe("often");
  });
});
