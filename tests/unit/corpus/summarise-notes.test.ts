import { describe, expect, test } from "vitest";
import { makeIndex } from "../../support/make-index.ts";
import { makeService } from "../../support/make-service.ts";

const HIDDEN = "The merger of Northwind";

const FILES = {
  "corpus.yaml": "title: Notes\ncolour: red\n",
  "good.md": "# Good\n\nAll is well here.\n",
  "odd.md": "---\ntitle: Odd day\ndate: the day before yesterday\n---\n\nA text about nothing.\n",
  "twice.md": "---\ntitle: Twice\ntags: [a]\ntags: [b]\n---\n\nAnother text about nothing.\n",
  "latin.md": Uint8Array.from([
    ...Buffer.from("# Caf\xe9\n\nUn caf\xe9 d\xe9j\xe0 vu \xe0 la fen\xeatre.\n", "latin1"),
  ]),
  [`drafts/${HIDDEN}.md`]: `---\ntitle: ${HIDDEN}\ndraft: true\ndate: someday soon\n---\n\nNobody knows of it.\n`,
  "picture.png": Uint8Array.from([137, 80, 78, 71]),
  "empty.md": "---\ntitle: Nothing\n---\n",
  "news.jsonl": [
    { _id: "first", title: "First", text: "The first of two notes." },
    { _id: "second", title: "Second", text: "The second of two notes.", published: "when it rained" },
  ]
    .map((line) => JSON.stringify(line))
    .join("\n"),
};

describe("What a build said is kept in the index", () => {
  test("by kind and number, with the articles that it was about", async () => {
    const { notes } = await (await makeIndex(FILES)).readOverview();
    expect(Object.fromEntries(notes.warnings.map(({ kind, count }) => [kind, count]))).toEqual({
      metadata: 4,
      encoding: 1,
      settings: 1,
    });
    expect(Object.fromEntries(notes.left_out.map(({ kind, count }) => [kind, count]))).toEqual({
      held_back: 1,
      other_kind: 1,
      no_text: 1,
    });
    const { get } = await makeService(await makeIndex(FILES));
    const document = await (await get("/corpus")).json();
    expect(document.build.warned.map(({ title }: { title: string }) => title).toSorted()).toEqual([
      "Café",
      "Odd day",
      "Second",
      "Twice",
    ]);
  });

  test("without a word of what is held back, and without paths and values", async () => {
    const { get } = await makeService(await makeIndex(FILES));
    for (const accept of ["application/json", "text/html"]) {
      const told = await (await get("/corpus", { accept })).text();
      expect(told).toContain("Odd day");
      for (const secret of [
        HIDDEN,
        "Northwind",
        "drafts",
        "someday",
        "day before yesterday",
        "odd.md",
        "news.jsonl",
        "colour",
      ])
        expect(told).not.toContain(secret);
    }
  });

  test("in the same bytes for the same corpus", async () => {
    const [first, second] = await Promise.all([makeIndex(FILES), makeIndex(FILES)]);
    expect(first.reference.version).toBe(second.reference.version);
  });
});
