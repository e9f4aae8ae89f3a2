import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { makeArticleId, makeSlug } from "../../../src/corpus/metadata/make-article-id.ts";
import { makeCorpus } from "../../support/make-index.ts";

describe("An article's id can be read, and made from its path by hand", () => {
  test.each([
    ["moscow-before-seoul.md", "moscow-before-seoul"],
    ["2025/Talks refused.md", "2025-talks-refused"],
    ["2025\\Talks refused.txt", "2025-talks-refused"],
    ["Kim’s “no”, again!.md", "kims-no-again"],
    ["北朝鮮.md", "北朝鮮"],
    ["переговоры.md", "переговоры"],
    ["हिन्दी.md", "हिन्दी"],
    ["Müller.md", "müller"],
    ["v1.11.md", "v1-11"],
    ["v11.1.md", "v11-1"],
    ["node.js.md", "node-js"],
    ["c++.md", "c-plus-plus"],
    ["c#.md", "c-sharp"],
    ["R&D.md", "r-and-d"],
    ["2020-01-05-hello.md", "2020-01-05-hello"],
  ])("%s is %s", (path, id) => {
    expect(makeArticleId(path)).toBe(id);
  });

  test("A file name from a Mac, its accents parted from their letters, gives the same id", () => {
    expect(makeArticleId("서울/Mu\u0308ller.md".normalize("NFD"))).toBe("서울-müller");
  });

  test.each(["—.md", "--.md", "___.md", "!.md"])("A name without letter or digit makes only a hash: %s", (path) => {
    expect(makeSlug(path)).toBe("");
    expect(makeArticleId(path)).toMatch(/^article-[\da-f]{6}$/);
  });
});

test("An id can stand in an address and before the ~ of a passage id", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (name) => {
      expect(makeArticleId(`${name}.md`)).not.toMatch(/[\s~/\\?#%:"<>|]/u);
    }),
  );
});

describe("Articles whose names make one id", () => {
  const idsOf = (...paths: string[]) => {
    const { articles } = makeCorpus(Object.fromEntries(paths.map((path) => [path, `Text of ${path}.`])));
    return new Map(articles.map(({ record, origin }) => [origin.file, record.id]));
  };

  test("are told apart by a hash, the plainest having none", () => {
    const ids = idsOf("a.md", "a.txt", "A.md", "v1.11.md", "v1-11.md");
    expect(ids.get("a.md")).toBe("a");
    expect(ids.get("a.txt")).toMatch(/^a-[\da-f]{6}$/);
    expect(ids.get("A.md")).toMatch(/^a-[\da-f]{6}$/);
    expect(ids.get("v1-11.md")).toBe("v1-11");
    expect(new Set(ids.values()).size).toBe(5);
  });

  test("have ids of their own for any names, and an id is the same when a file with other letters comes", () => {
    const name = fc.stringMatching(/^[a-cA-C+#!🔥 ._-]{1,5}$/u).map((stem) => `${stem}x.md`);
    fc.assert(
      fc.property(fc.uniqueArray(name, { minLength: 1, maxLength: 8 }), name, (paths, added) => {
        const before = idsOf(...paths);
        expect(new Set(before.values()).size).toBe(before.size);
        const isRival = paths.some((path) => makeArticleId(path) === makeArticleId(added));
        if (!isRival) expect([...idsOf(...paths, added)].filter(([path]) => path !== added)).toEqual([...before]);
      }),
      { numRuns: 60 },
    );
  });
});
