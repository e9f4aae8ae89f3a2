import { describe, expect, test } from "vitest";
import { Problem } from "../../../../src/contract/request-errors.ts";
import { SearchResponse } from "../../../../src/contract/search-response.ts";
import { makeService } from "../../../support/make-service.ts";

const { get } = await makeService();

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
