import { describe, expect, test } from "vitest";
import { openIndex } from "../../../src/index/read/load-index.ts";
import { createMemoryStore } from "../../../src/index/store/file-stores.ts";
import { rankPassages } from "../../../src/search/score/rank-passages.ts";
import { flipByte, withFile } from "../../support/damaged-index.ts";
import { type IndexFiles, writeIndex } from "../../support/index-files.ts";
import { sectionsOf } from "../../support/index-sections.ts";
import { makeLargeCorpus } from "../../support/large-corpus.ts";
import { makeService } from "../../support/make-service.ts";
import { openCounted } from "../../support/open-counted.ts";
import { search } from "../../support/search.ts";

const CORPUS = makeLargeCorpus();
const { files: FILES } = writeIndex(CORPUS);

/** A word that few passages have. */
const [WORD = ""] = CORPUS[0]?.text.match(/[a-z]{4,}/i) ?? [];

/** Opens the same index with a byte of some resident sections changed: reading these is refused. */
function openDamaged(files: IndexFiles, isDamaged: (section: string) => boolean) {
  const damaged = sectionsOf(files).filter(({ name, length }) => isDamaged(name) && length > 0);
  const changed = damaged.reduce((some, { offset }) => {
    return withFile(some, "index.bin", flipByte(some.get("index.bin") ?? new Uint8Array(), offset, 1));
  }, files);
  return openIndex(createMemoryStore(changed));
}

describe("What facets are counted by", async () => {
  const isOfFacets = (name: string) => /^(?:values|articles\.(?:source|tag|author|lang|day)(?:\.ends)?)$/.test(name);
  const index = await openDamaged(FILES, isOfFacets);
  const { get, callTool } = await makeService(index);

  test.each([`/search?q=${WORD}`, `/search?q=${WORD}&format=markdown`])("is not read for %s", async (path) => {
    expect((await get(path, { accept: "*/*" })).status).toBe(200);
  });

  test.each(["search", "search_passages"])("is not read for the tool %s", async (tool) => {
    expect((await callTool(tool, { query: WORD })).isError).toBeUndefined();
  });

  test("is read for who asks for facets, and for the page, which has them", async () => {
    expect((await get(`/?q=${WORD}`, { accept: "*/*" })).status).toBe(503);
    await expect(search(index, WORD)).rejects.toThrow("values");
  });
});

describe("A search for a word fetches its postings alone", () => {
  const fetchedFor = async (query: string) => {
    const { index, read } = await openCounted(FILES);
    expect((await rankPassages(index, { query }, { most: 10, perArticle: 10 })).total).toBeGreaterThan(0);
    return read().map((file) => file.replace(/-\d+\.bin$/, ""));
  };

  test.each([WORD, `${WORD} ${WORD} ${WORD}`, `"${WORD}"`])("%s", async (query) => {
    expect(await fetchedFor(query)).toEqual(["postings"]);
  });
});
