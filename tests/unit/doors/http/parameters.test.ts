import { describe, expect, test } from "vitest";
import { ArticleList } from "../../../../src/contract/article-documents.ts";
import { Problem } from "../../../../src/contract/request-errors.ts";
import { SearchResponse } from "../../../../src/contract/search-response.ts";
import { makeService, ORIGIN } from "../../../support/make-service.ts";

const { get, fetch } = await makeService();

async function refuse(path: string): Promise<Problem> {
  const response = await get(path);
  expect(response.status).toBe(400);
  return Problem.parse(await response.json());
}

describe("A parameter that is refused", () => {
  const FACETS = 'wanted one of source, tag, author, year, lang, all, none, such as "source"';

  test.each([
    ["facets=colour", "facets", `facets was "colour", ${FACETS}`],
    ["facets=year&facets=colour", "facets.1", `facets.1 was "colour", ${FACETS}`],
    ["facets=year,colour", "facets", `facets was "colour", ${FACETS}`],
  ])("says what of a list is wrong: %s", async (query, path, message) => {
    expect((await refuse(`/search?q=talks&${query}`)).errors).toEqual([{ path, message }]);
  });

  test("says of a filter that is too long what is wanted of one, and how long it is", async () => {
    const { errors } = await refuse(`/search?q=talks&tag=${"x".repeat(600)}`);
    expect(errors).toHaveLength(1);
    expect(errors[0]?.message).toMatch(
      /^tag was "x+…, wanted a text of 1 to 512 characters rather than 600, such as "\S+"$/,
    );
  });

  test("says how long a question is that is too long", async () => {
    const { detail } = await refuse(`/search?q=${"x".repeat(700)}`);
    expect(detail).toContain("wanted a text of 1 to 512 characters rather than 700");
  });

  test("has one explanation, however many rules it breaks", async () => {
    const { detail } = await refuse(`/search?q=talks&limit=${"9".repeat(21)}`);
    expect(detail).toBe(`limit was "${"9".repeat(21)}", wanted an integer from 1 to 50, such as 10`);
  });

  test("speaks of no limit where there is none", async () => {
    const { detail } = await refuse("/articles/moscow-before-seoul?start=-1");
    expect(detail).toBe('start was "-1", wanted an integer of 0 or more, such as 0');
  });
});

test("Facets may be named in one value, with commas between them", async () => {
  const facetsOf = async (query: string) => {
    const { facets } = SearchResponse.parse(await (await get(`/search?q=talks&${query}`)).json());
    return facets;
  };
  expect(await facetsOf("facets=source,year")).toEqual(await facetsOf("facets=source&facets=year"));
  expect((await facetsOf("facets=source,%20year")).year).not.toEqual([]);
});

describe("A list of articles says", () => {
  const notesOf = async (query: string) => ArticleList.parse(await (await get(`/articles?${query}`)).json()).notes;

  test("nothing of a request that it answers as it stands", async () => {
    expect(await notesOf("title=moscow&sort=oldest")).toEqual([]);
  });

  test("which parameters it does not know, and which values no article has", async () => {
    expect(await notesOf("colour=red")).toEqual(['Unknown parameters were ignored: "colour"']);
    expect(await notesOf("source=Gazette")).toEqual([expect.stringMatching(/^No article has the source "Gazette"/)]);
  });

  test("that its titles have some of the words alone, or none", async () => {
    expect(await notesOf("title=moscow+zebra")).toEqual([expect.stringMatching(/^No title has all of these words/)]);
    expect(await notesOf("title=zebra")).toEqual([expect.stringMatching(/^No title has these words/)]);
  });
});

describe("An address that ends in slashes", () => {
  test.each([
    ["/articles/", "/articles"],
    ["/articles//", "/articles"],
    ["/search///?q=talks%20now", "/search?q=talks%20now"],
    ["//", "/"],
  ])("leads at once to that without them: %s", async (path, target) => {
    const response = await fetch(new Request(ORIGIN + path));
    expect([response.status, response.headers.get("Location")]).toEqual([301, ORIGIN + target]);
  });

  test("leads nowhere else", async () => {
    const response = await fetch(new Request(`${ORIGIN}//elsewhere.example//`));
    expect(response.headers.get("Location")).toBe(`${ORIGIN}//elsewhere.example`);
  });
});

test.each(["TEXT/MARKDOWN", "Text/Markdown; Charset=UTF-8", "text/*;q=0.5, Text/HTML;q=0.1"])(
  "Media types are wanted in any case: %s",
  async (accept) => {
    const response = await get("/articles/moscow-before-seoul", { Accept: accept });
    expect(response.headers.get("Content-Type")).toBe("text/markdown; charset=utf-8");
  },
);
