import { expect, test } from "vitest";
import { makeIndex } from "../../support/make-index.ts";
import { articlesOf, search } from "../../support/search.ts";

const index = await makeIndex({
  "tar.md": "# tar\n\nUnpack: `tar -xzf archive.tar.gz`. Make one: `tar -czf archive.tar.gz folder`.",
  "npm.md": "# npm\n\nInstall for all users: `npm install -g package`.",
  "local.md": "# npm projects\n\nRun `npm install package` in a project.",
  "errors.md": "# Words\n\nTypeError: in: unexpected token. Send it by e-mail.",
  "fire.md": "# Hot summer\n\nThe town swelters 🔥 and the pool is full.",
  "volcano.md": "# Night\n\n🌋 smoked.",
  "question.md": "# Errors\n\nWrite `?` after a call. Is it short?",
});

const found = async (query: string) => articlesOf(await search(index, query));
const notesOf = async (query: string) => (await search(index, query)).envelope.interpretation.notes;

test.each([
  ["tar -xzf", "tar"],
  ["npm install -g", "npm"],
])("An option of a command is a word where articles write it so, with a note: %s", async (query, wanted) => {
  expect((await found(query))[0]).toBe(wanted);
  expect(await notesOf(query)).toEqual([expect.stringContaining("read as a word")]);
});

test.each([
  ["npm -package", ["npm"]],
  ["words -email", []],
])("What articles do not write so is excluded: %s", async (query) => {
  expect(await notesOf(query)).toEqual([]);
});

test("A filter that no article meets is words beside other words, with a note", async () => {
  expect(await found("TypeError: in:unexpected token")).toEqual(["errors"]);
  expect(await notesOf("TypeError: in:unexpected token")).toEqual([
    'No article has the id "unexpected"; so in:unexpected is read as words',
  ]);
});

test("A filter alone is a filter, whether or not an article meets it", async () => {
  expect(await found("in:unexpected")).toEqual([]);
  expect(await found("in:npm")).toEqual(["npm"]);
});

test.each([
  ["🔥", "fire", "🔥"],
  ["🌋", "volcano", "🌋"],
  ["?", "question", "?"],
])("A sign is found where nothing else is asked: %s", async (query, wanted, marked) => {
  const { hits } = await search(index, query);
  expect(hits.map(({ article }) => article.id)).toEqual([wanted]);
  expect(hits[0]?.highlights.map(([start, end]) => hits[0]?.text.slice(start, end))).toEqual([marked]);
});
