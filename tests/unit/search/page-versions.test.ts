import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ArticleDocument } from "../../../src/contract/article-documents.ts";
import type { SearchRequest } from "../../../src/contract/search-request.ts";
import { type Files, makeIndex } from "../../support/make-index.ts";
import { makeService } from "../../support/make-service.ts";
import { articlesOf, search } from "../../support/search.ts";

/** Steps for a release of a weather station, of a length that is never folded for its words alone, but for one in ten that differ. */
const stepsFor = (release: string) => `---
title: Mount the station
---
These steps are for release ${release} of the station. Screw the mast to the wall, push the wire through the sleeve, and turn
the vane until it points north. Wait for the second beep, then close the hatch. When the lamp stays dark, take the battery out.`;

/** The same steps said in other words, with a part of its own, as an old manual has them. */
const OLD = `---
title: Mount the station
---
Screw the mast to the wall. Push the wire through the sleeve and turn the vane until it points north. When the lamp stays dark, take
the battery out, and clean its barometer with vinegar.`;

const FERRY = `---
title: Ferry timetable
---
The ferry leaves at nine and at noon, and in winter it does not sail when the wind is strong. Islanders travel free on Wednesdays,
cars need a place that was booked the day before, and bicycles are carried at the price of a child.`;

const docs = (...labels: string[]): Files =>
  Object.fromEntries(labels.map((label) => [`docs/${label}/mount.md`, stepsFor(label)]));

const found = async (files: Files, query: string, request: Partial<SearchRequest> = {}) =>
  articlesOf(await search(await makeIndex({ "ferry.md": FERRY, ...files }), query, request));

describe("Of several versions of a page", () => {
  test.each([
    ["the greatest number", docs("v1", "v2", "v9", "v10"), "docs-v10-mount"],
    ["the greatest number at any place", docs("1.9", "1.10.2", "1.10"), "docs-1-10-2-mount"],
    ["the latest, whatever the numbers", docs("2.x", "latest", "3.x"), "docs-latest-mount"],
    ["the stable one rather than the next", docs("canary", "next", "stable"), "docs-stable-mount"],
    ["the released one rather than a later beta", docs("2.4", "3.0-beta.1", "dev"), "docs-2-4-mount"],
    ["the page without a version", { ...docs("v1", "v2"), "docs/mount.md": stepsFor("now") }, "docs-mount"],
    [
      "the last cut, where versions are cut from the page",
      {
        "docs/mount.md": stepsFor("next"),
        "versioned_docs/version-1.9/mount.md": stepsFor("1.9"),
        "versioned_docs/version-1.10/mount.md": stepsFor("1.10"),
      },
      "versioned_docs-version-1-10-mount",
    ],
    [
      "that with the greatest number in its name",
      { "mount-v9.md": stepsFor("9"), "mount-v10.md": stepsFor("10"), "mount-v2.md": stepsFor("2") },
      "mount-v10",
    ],
    [
      "that with a number in its name rather than that without one",
      { "mount.md": stepsFor("1"), "mount-v2.md": stepsFor("2") },
      "mount-v2",
    ],
  ])("%s is found", async (_, files, newest) => {
    const { hits } = await search(await makeIndex({ "ferry.md": FERRY, ...files }), "mount station mast");
    expect(hits.map(({ article }) => article.id)).toEqual([newest]);
    expect(hits[0]?.also_in).toHaveLength(Object.keys(files).length - 1);
  });

  test("the newest is found where an older one is shorter, and so scores more, at that score", async () => {
    const files = { "v1/mount.md": OLD, "v2/mount.md": stepsFor("2") };
    const index = await makeIndex({ "ferry.md": FERRY, ...files });
    const [older] = (await search(index, "mast vane", { in: ["v1-mount"] })).hits;
    const { hits } = await search(index, "mast vane", {});
    expect(hits.map(({ article }) => article.id)).toEqual(["v2-mount"]);
    expect(hits[0]?.also_in).toEqual([older?.id]);
  });

  test("an older one is found by what it alone has", async () => {
    const files = { "v1/mount.md": OLD, "v2/mount.md": stepsFor("2") };
    expect(await found(files, "barometer vinegar")).toEqual(["v1-mount"]);
    expect((await found(files, "mast barometer vinegar"))[0]).toBe("v1-mount");
  });

  test("the newest of those that pass the filters is found", async () => {
    const request = { in: ["docs-v1-mount", "docs-v2-mount"] };
    expect(await found(docs("v1", "v2", "v10"), "mast", request)).toEqual(["docs-v2-mount"]);
  });
});

describe("A query that names a version", () => {
  test.each([
    ["mount station v2", "docs-v2-mount"],
    ["mount the station version 9", "docs-v9-mount"],
    ["station mast release 10", "docs-v10-mount"],
    ["mount station", "docs-v10-mount"],
    ["mount station 9 beeps", "docs-v10-mount"],
  ])("%s finds %s", async (query, id) => {
    const steps = stepsFor("this kind");
    const files = Object.fromEntries(
      ["v1", "v2", "v9", "v10"].map((label) => [
        `docs/${label}/mount.md`,
        steps.replace("beep", `beep of ${label === "v9" ? "old" : "new"} kind`),
      ]),
    );
    expect((await found(files, query))[0]).toBe(id);
  });

  test("finds it where its text is the very same as that of others, which are its copies", async () => {
    const steps = `${stepsFor("every year")} Then begin again from the first step.`;
    const files: Files = { "docs/1.9/mount.md": steps, "docs/1.10/mount.md": steps, "docs/next/mount.md": steps };
    const index = await makeIndex({ "ferry.md": FERRY, ...files });
    const first = async (query: string) => (await search(index, query)).hits[0];
    expect((await first("mount station"))?.article.id).toBe("docs-1-10-mount");
    expect((await first("mount station 1.9"))?.article.id).toBe("docs-1-9-mount");
    expect((await first("mount station next version"))?.id).toMatch(/^docs-next-mount~/);
    const { get } = await makeService(index);
    const { copies } = ArticleDocument.parse(await (await get("/articles/docs-1-10-mount?format=json")).json());
    expect(copies.map(({ id }) => id)).toEqual(["docs-1-9-mount", "docs-next-mount"]);
  });
});

const dated = (day: string, text: string) => `---\ntitle: Ferry runs again\npublished: ${day}\n---\n${text}`;

const STORY = `The ferry to the outer islands will run again from the first of May, the harbour office said on Tuesday. It had been laid
up since November, when a storm tore off its ramp. Fares stay as they were. Islanders travel free on Wednesdays, and cars need a place
that was booked the day before.`;

describe("A story that came again with a later day", () => {
  test("is found as it was said last, and tells where it was said before", async () => {
    const index = await makeIndex({
      "a.md": dated("2025-03-01", STORY),
      "b.md": dated("2025-03-04", STORY.replace("Tuesday", "Thursday")),
      "c.md": dated("2025-03-02", STORY.replace("Tuesday", "Wednesday")),
    });
    const { hits } = await search(index, "ferry ramp");
    expect(hits.map(({ article }) => article.id)).toEqual(["b"]);
    expect(hits[0]?.also_in.map((id) => id[0])).toEqual(["a", "c"]);
    expect(articlesOf(await search(index, "ferry tuesday"))[0]).toBe("a");
    expect(articlesOf(await search(index, "ferry", { sort: "oldest" }))).toEqual(["a"]);
  });

  test("is found by its last day where not a word was changed", async () => {
    const index = await makeIndex({
      "a.md": dated("2025-03-01", STORY),
      "b.md": dated("2025-03-04", STORY),
      "c.md": dated("2024-03-04", STORY),
    });
    const [hit] = (await search(index, "ferry ramp")).hits;
    expect([hit?.article.id, hit?.article.published]).toEqual(["b", "2025-03-04"]);
    const { get } = await makeService(index);
    const { id, copies } = ArticleDocument.parse(await (await get("/articles/a?format=json")).json());
    expect([id, copies.map((copy) => copy.id)]).toEqual(["b", ["a", "c"]]);
  });
});

test.each([
  ["updated: 2025-05-02", "lastmod: 2025-05-01"],
  ["last_modified_at: 2025-05-02 10:00:00", "updated: no"],
  ["lastUpdate: { date: 2025-05-02, author: Ann }", "modified: 2025-04-02"],
])("The day on which it was changed last counts, too: %s", async (later, earlier) => {
  const page = (line: string, day: string) => dated(`2025-03-01\n${line}`, STORY.replace("Tuesday", day));
  const index = await makeIndex({ "a.md": page(earlier, "Monday"), "b.md": page(later, "Sunday") });
  const [hit] = (await search(index, "ferry ramp")).hits;
  expect([hit?.article.id, hit?.article.published]).toEqual(["b", "2025-03-01"]);
});

test("The day on which a web page says that it was changed counts", async () => {
  const page = (changed: string, day: string) =>
    `<!doctype html><html><head><title>Ferry runs again</title><meta property="article:published_time" content="2025-03-01T08:00Z">
<meta property="article:modified_time" content="${changed}"></head><body><article><h1>Ferry runs again</h1>
<p>${STORY.replace("Tuesday", day)}</p></article></body></html>`;
  const index = await makeIndex({
    "a.html": page("2025-03-02", "Monday"),
    "b.html": page("2025-03-05T10:00Z", "Sunday"),
  });
  const { hits } = await search(index, "ferry ramp");
  expect(hits.map(({ article }) => [article.id, article.published])).toEqual([["b", "2025-03-01"]]);
});

describe("Pages stay apart", () => {
  test("that have a title in common but not their text, whatever folders they are in", async () => {
    const files = {
      "1/intro.md":
        "---\ntitle: Introduction\n---\nA vane shows where the wind comes from. Sailors read it before they set out.",
      "2/intro.md":
        "---\ntitle: Introduction\n---\nClouds tell of rain to come, and so does a vane; swallows fly low then.",
    };
    expect((await found(files, "introduction vane")).sort()).toEqual(["1-intro", "2-intro"]);
  });

  test("that came on one day", async () => {
    const index = await makeIndex({
      "a.md": dated("2025-03-01", STORY),
      "b.md": dated("2025-03-01", STORY.replace("Tuesday", "Friday")),
    });
    expect((await search(index, "ferry ramp")).hits[0]?.article.id).toBe("a");
  });
});

test("Whatever versions a page has, the newest is found alone, and told of the others", async () => {
  const numbers = fc.uniqueArray(fc.tuple(fc.nat({ max: 30 }), fc.nat({ max: 30 })), {
    selector: String,
    minLength: 2,
    maxLength: 6,
  });
  await fc.assert(
    fc.asyncProperty(numbers, async (versions) => {
      const files = docs(...versions.map(([major, minor]) => `${major}.${minor}`));
      const [[major, minor] = []] = versions.toSorted(([a, b], [c, d]) => c - a || d - b);
      expect(await found(files, "mast wire vane")).toEqual([`docs-${major}-${minor}-mount`]);
    }),
    { numRuns: 30 },
  );
});
