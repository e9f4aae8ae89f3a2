import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { makeArticleId } from "../../../src/corpus/metadata/make-article-id.ts";

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
  ])("%s is %s", (path, id) => {
    expect(makeArticleId(path)).toBe(id);
  });

  test("A file name from a Mac, its accents parted from their letters, gives the same id", () => {
    expect(makeArticleId("서울/Mu\u0308ller.md".normalize("NFD"))).toBe("서울-müller");
  });

  test.each(["—.md", "--.md", "___.md", "!.md"])("A name without letter or digit makes none: %s", (path) => {
    expect(makeArticleId(path)).toBe("");
  });
});

test("An id can stand in an address and before the ~ of a passage id", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (name) => {
      expect(makeArticleId(`${name}.md`)).not.toMatch(/[\s~/\\?#%:"<>|]/u);
    }),
  );
});
