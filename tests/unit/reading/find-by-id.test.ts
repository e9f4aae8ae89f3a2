import { describe, expect, test } from "vitest";
import { NotFoundError } from "../../../src/contract/request-errors.ts";
import { findArticle, findPassage } from "../../../src/reading/find-by-id.ts";
import { findNearest } from "../../../src/text/find-nearest.ts";
import { makeIndex } from "../../support/make-index.ts";
import { readAllPassages } from "../../support/read-index.ts";

const index = await makeIndex({
  "moscow-before-seoul.md": "One.\n\n## Next\n\nTwo.",
  "permanent-enemy-label.md": "Three.",
  "평양.md": "Four.",
});
const [first = "", second = ""] = (await readAllPassages(index)).map(({ id }) => id);

/** The text of the article with an id. */
const textOf = async (id: string) => index.articles.readText(await findArticle(index, id));

/** The error that finding an id ends in. */
function failureOf(finding: Promise<unknown>): Promise<unknown> {
  return finding.catch((error: unknown) => error);
}

describe("An id is found", () => {
  test("of an article and of a passage", async () => {
    expect(await textOf("moscow-before-seoul")).toMatch(/^One/);
    expect(await findPassage(index, second)).toMatchObject({
      number: 1,
      article: { record: { id: "moscow-before-seoul" } },
    });
  });

  test.each(["http://localhost:8787", "https://search.example.org"])(
    "by the address of its page at %s",
    async (site) => {
      const page = `${site}/articles/moscow-before-seoul`;
      const anchor = second.split("~")[1];
      for (const address of [page, `${page}?q=two&rank=1`, `${page}#`, `${page}#:~:text=Two`])
        expect(await textOf(address)).toMatch(/^One/);
      expect(await textOf(`${site}/articles/${encodeURIComponent("평양")}`)).toBe("Four.");
      for (const end of ["", ":~:text=Two", ":~:text=Two&text=next%2C"])
        expect(await findPassage(index, `${page}#${anchor}${end}`)).toMatchObject({ number: 1 });
    },
  );

  test("however its accents and syllables are put together", async () => {
    expect(await textOf("평양".normalize("NFD"))).toBe("Four.");
  });
});

describe("For an id that does not exist the nearest are named", () => {
  test.each([
    ["a letter wrong", "moscow-befor-seoul", ["moscow-before-seoul"]],
    ["capitals", "Permanent-Enemy-Label", ["permanent-enemy-label"]],
    ["an article of a passage id", "moscow-before-seoul~0000000000", ["moscow-before-seoul"]],
    ["nothing like any", "xyz", []],
  ])("%s", async (_, id, nearest) => {
    const failure = await failureOf(findArticle(index, id));
    expect(failure).toBeInstanceOf(NotFoundError);
    expect(failure).toMatchObject({ nearest });
  });

  test("one that is very long is shown in part", async () => {
    const { message } = Object(await failureOf(findArticle(index, "a".repeat(5000))));
    expect(message.length).toBeLessThan(300);
  });

  test("a passage that was edited leads to those of its article", async () => {
    expect(await failureOf(findPassage(index, "moscow-before-seoul~0000000000"))).toMatchObject({
      nearest: expect.arrayContaining([first, second]),
      message: expect.stringContaining("the nearest are moscow-before-seoul~"),
    });
  });
});

describe("The nearest ids", () => {
  test("come best first, at most three", () => {
    expect(
      findNearest("talks-refused", ["talks", "talks-refuse", "talks-refused-again", "refused", "weather"]),
    ).toEqual(["talks-refuse", "talks-refused-again", "refused"]);
  });

  test("of equal likeness come in the order of the alphabet", () => {
    expect(findNearest("talk-x", ["talk-c", "talk-a", "talk-b"])).toEqual(["talk-a", "talk-b", "talk-c"]);
  });

  test("of nothing are none", () => {
    expect(findNearest("", ["a", "talks"])).toEqual([]);
  });
});
