import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { PreparedArticle } from "../../../src/corpus/article.ts";
import { IndexUnavailableError } from "../../../src/index/format/index-errors.ts";
import { BLOCK_BYTES, FIRST_BLOCK_BYTES } from "../../../src/index/format/layout.ts";
import { createIndexLoader, openIndex } from "../../../src/index/read/load-index.ts";
import type { PassageIndex } from "../../../src/index/read/passage-index.ts";
import { createAssetStore } from "../../../src/index/store/file-stores.ts";
import { flipByte } from "../../support/damaged-index.ts";
import { type IndexFiles, readerOf, storeOf, writeIndex } from "../../support/index-files.ts";
import { residentOf, sectionsOf } from "../../support/index-sections.ts";
import { prepare } from "../../support/prepared-article.ts";

/** An article with a text of so many bytes behind its only passage. */
function prepareLong(id: string, passage: string, bytes: number): PreparedArticle {
  const article = prepare({ id, passages: [passage] });
  return { ...article, text: article.text + "\n".repeat(bytes) };
}

/** Articles whose only passages, with what follows them, each take two blocks: that of article 10 begins in block 20. */
const { files: FILES } = writeIndex(
  Array.from({ length: 40 }, (_, at) => prepareLong(`a${at}`, `Talks ${at}.`, 2 * FIRST_BLOCK_BYTES)),
);
const IMAGE = residentOf(FILES);
/** Where an index tells how long its header is. */
const HEADER_LENGTH_AT = 12;

/** Reads files that can be exchanged from one read to the next. */
function exchangeable(files: IndexFiles) {
  const held = new Map(files);
  const read: string[] = [];
  const store = storeOf((file) => {
    read.push(file);
    return readerOf(held)(file);
  });
  return { store, read, exchange: (file: string, bytes: Uint8Array) => held.set(file, bytes) };
}

/** The text of a passage: here, of the only one of the article of that number. */
const textOf = async (index: PassageIndex, passage: number) => (await index.articles.readPassages([passage]))[0]?.text;

describe("What was damaged on its way is fetched again by a later request", () => {
  test("a block whose checksum was wrong", async () => {
    const file = "passages-20.bin";
    const right = FILES.get(file) ?? new Uint8Array();
    const { store, exchange } = exchangeable(FILES);
    const index = await openIndex(store);
    exchange(file, flipByte(right, 1000, 1));
    await expect(textOf(index, 10)).rejects.toThrow(`Checksum of page 0 of ${file} was`);
    exchange(file, right);
    expect(await textOf(index, 10)).toBe("Talks 10.");
  });

  test("a block that was cut off", async () => {
    const file = "passages-20.bin";
    const right = FILES.get(file) ?? new Uint8Array();
    const { store, exchange } = exchangeable(FILES);
    const index = await openIndex(store);
    exchange(file, right.subarray(1));
    await expect(textOf(index, 10)).rejects.toThrow(`Length of ${file} was ${FIRST_BLOCK_BYTES - 1} bytes`);
    exchange(file, right);
    expect(await textOf(index, 10)).toBe("Talks 10.");
  });

  test("the resident part, of which a page was wrong that opening does not read", async () => {
    const { offset = 0 } = sectionsOf(FILES).find(({ name }) => name === "terms") ?? {};
    const { store, exchange } = exchangeable(FILES);
    const load = createIndexLoader(store);
    exchange("index.bin", flipByte(IMAGE, offset, 1));
    const { index } = await load();
    expect(() => index.terms.find("talk")).toThrow("Checksum of page 0 of terms was");
    exchange("index.bin", IMAGE);
    expect((await load()).index.terms.find("talk")?.passages).toBe(40);
  });
});

describe("A failure to read says what it is", () => {
  test("when the network ends in the midst of a file", async () => {
    const body = () =>
      new ReadableStream<Uint8Array>({
        start(controller) {
          controller.enqueue(IMAGE.slice(0, 100));
          controller.error(new TypeError("network lost"));
        },
      });
    const failure: unknown = await openIndex(createAssetStore(async () => new Response(body()))).catch(
      (error: unknown) => error,
    );
    expect(failure).toBeInstanceOf(IndexUnavailableError);
  });

  test("and asks for no files that the index does not have, however little of the first there is", async () => {
    const { store, read, exchange } = exchangeable(FILES);
    const bytes = new DataView(IMAGE.buffer, IMAGE.byteOffset).getUint32(HEADER_LENGTH_AT, true) + 8;
    exchange("index.bin", IMAGE.subarray(0, bytes));
    await expect(openIndex(store)).rejects.toThrow(`Length of index.bin was ${bytes} bytes, wanted ${IMAGE.length}`);
    expect(read).toEqual(["index.bin"]);
  });

  test("and ends what was asked for with it: of many blocks no more are fetched", async () => {
    const { store, read } = exchangeable(new Map([...FILES].filter(([file]) => file !== "passages-0.bin")));
    const turn = () => new Promise(setImmediate);
    const index = await openIndex({
      async read(...asked) {
        await turn();
        return store.read(...asked);
      },
    });
    await expect(index.articles.readPassages([...Array(40).keys()])).rejects.toThrow("passages-0.bin was not there");
    for (let turns = 0; turns < 20; turns++) await turn();
    expect(read.length, "the first file, and six at once").toBeLessThanOrEqual(1 + 6);
  });
});

describe("An index that was built anew while it is open is opened anew once a request has met a file", () => {
  const build = (html: string) => {
    const articles = Array.from({ length: 4 }, (_, at) => prepare({ id: `a${at}`, passages: [`Talks ${at}.`], html }));
    return writeIndex(articles);
  };
  const old = build("p".repeat(BLOCK_BYTES));

  const meetOther = async (html: string) => {
    const { files, version } = build(html);
    let now: IndexFiles = old.files;
    const load = createIndexLoader(storeOf((file) => readerOf(now)(file)));
    const { index } = await load();
    const [head] = await index.articles.readHeads([3]);
    now = files;
    const failure: unknown = head && (await index.articles.readPage(head).catch((error: unknown) => error));
    expect(failure).toBeInstanceOf(IndexUnavailableError);
    expect((await load()).index.reference.version).toBe(version);
  };

  test("that says something else", async () => {
    await meetOther("q".repeat(BLOCK_BYTES));
  });

  test("that has another length", async () => {
    await meetOther("p".repeat(BLOCK_BYTES - 9));
  });

  test("that is not there any more", async () => {
    await meetOther("p".repeat(BLOCK_BYTES - 1000));
  });
});

test("A file that stays damaged does not have the others fetched for every request", async () => {
  const { store, read, exchange } = exchangeable(FILES);
  exchange("passages-20.bin", flipByte(FILES.get("passages-20.bin") ?? new Uint8Array(), 1000, 1));
  const load = createIndexLoader(store);
  for (let request = 0; request < 6; request++) {
    await expect(textOf((await load()).index, 10)).rejects.toThrow("Checksum of page 0 of passages-20.bin was");
    expect(await textOf((await load()).index, 30)).toBe("Talks 30.");
  }
  expect(read.filter((file) => file === "index.bin").length).toBeLessThanOrEqual(2);
});

describe("A file that could not be had once", () => {
  const busy = (file: string) => Promise.reject(new IndexUnavailableError(`${file} answered 503, wanted 200`));

  test("does not take the index with it that memory holds, even while no other can be loaded", async () => {
    let isBusy = false;
    const load = createIndexLoader(storeOf((file) => (isBusy ? busy(file) : readerOf(FILES)(file))));
    const { index } = await load();
    expect(await textOf(index, 30)).toBe("Talks 30.");
    isBusy = true;
    await expect(textOf(index, 10)).rejects.toThrow("answered 503");
    expect(await textOf((await load()).index, 30)).toBe("Talks 30.");
  });

  test("tells all the same when it is another's, later on", async () => {
    const { files, version } = writeIndex([prepareLong("b", "Sea.", 9 * BLOCK_BYTES)]);
    let read = readerOf(FILES);
    const load = createIndexLoader(storeOf((file) => read(file)));
    const { index } = await load();
    read = (file) => (file === "index.bin" ? readerOf(FILES)(file) : busy(file));
    await expect(textOf(index, 3)).rejects.toThrow("answered 503");
    expect((await load()).index).toBe(index);
    read = readerOf(files);
    await expect(textOf(index, 3)).rejects.toThrow("Checksum of page");
    expect((await load()).index.reference.version).toBe(version);
  });
});

test("An index that took another's place, gave it back and took it again leaves no page without an answer", async () => {
  const build = (letter: string) =>
    writeIndex([prepare({ id: "a", passages: ["Talks."], html: letter.repeat(3 * BLOCK_BYTES) })]);
  const [old, young] = [build("p"), build("q")];
  let now = old;
  const load = createIndexLoader(storeOf((file) => readerOf(now.files)(file)));
  const readPage = async () => {
    const { index } = await load();
    const [head] = await index.articles.readHeads([0]);
    return head && index.articles.readPage(head);
  };
  await load();
  now = young;
  await expect(readPage()).rejects.toThrow("Checksum of page");
  now = old;
  expect((await load()).index.reference.version).toBe(old.version);
  now = young;
  await readPage().catch(() => null);
  expect(await readPage()).toMatch(/^[pq]/);
});

describe("Whatever happens to the files of an index", () => {
  const ARTICLES = 4;
  const pageOf = (letter: string, article: number) => `${letter}${article}`.repeat(BLOCK_BYTES / 2);
  const filesOf = (letter: string) =>
    writeIndex(
      Array.from({ length: ARTICLES }, (_, at) =>
        prepare({ id: `a${at}`, passages: [`Talks ${at}.`], html: pageOf(letter, at) }),
      ),
    ).files;
  /** Two builds whose files have the same names and lengths. */
  const builds = { p: filesOf("p"), q: filesOf("q") };

  const file = fc.constantFrom(...builds.p.keys());
  const asking = fc.record({ ask: fc.nat(ARTICLES - 1) });
  const event = fc.oneof(
    asking,
    asking,
    fc.record({ change: file, at: fc.nat(BLOCK_BYTES - 1) }),
    fc.record({ cut: file }),
    fc.record({ lose: file }),
    fc.record({ refuse: file }),
    fc.record({ build: fc.constantFrom("p" as const, "q" as const) }),
  );

  type Harm = { change: string; at: number } | { cut: string } | { lose: string } | { refuse: string };

  /** Files to which things happen, and a service that has their index open. */
  class Scene {
    #files: Map<string, Uint8Array> = new Map(builds.p);
    #refused = "";
    readonly #load = createIndexLoader(
      storeOf(async (name) => {
        if (name === this.#refused) throw new IndexUnavailableError(`${name} answered 503, wanted 200`);
        return readerOf(this.#files)(name);
      }),
    );

    build(letter: "p" | "q"): void {
      this.#files = new Map(builds[letter]);
      this.#refused = "";
    }

    #edit(name: string, edit: (bytes: Uint8Array) => Uint8Array): void {
      const bytes = this.#files.get(name);
      if (bytes) this.#files.set(name, edit(bytes));
    }

    harm(what: Harm): void {
      if ("lose" in what) this.#files.delete(what.lose);
      else if ("refuse" in what) this.#refused = what.refuse;
      else if ("cut" in what) this.#edit(what.cut, (bytes) => bytes.subarray(0, -1));
      else this.#edit(what.change, (bytes) => flipByte(bytes, what.at % bytes.length, 1));
    }

    /** Reads the page of an article; gives the build that says so, or why there is no answer. */
    async ask(article: number): Promise<unknown> {
      try {
        const { index } = await this.#load();
        const [head] = await index.articles.readHeads([article]);
        const page = head && (await index.articles.readPage(head));
        return ["p", "q"].find((letter) => page === pageOf(letter, article)) ?? `neither build: ${page?.slice(0, 99)}`;
      } catch (error) {
        return error;
      }
    }
  }

  test("a request gets what one build says or none, and once a build is whole the third gets an answer again", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(event, { maxLength: 40 }), async (events) => {
        const scene = new Scene();
        for (const one of events) {
          if ("build" in one) scene.build(one.build);
          else if (!("ask" in one)) scene.harm(one);
          else expect([expect.any(IndexUnavailableError), "p", "q"]).toContainEqual(await scene.ask(one.ask));
        }
        scene.build("q");
        for (let article = 0; article < ARTICLES; article++) {
          await scene.ask(article);
          await scene.ask(article);
          expect(["p", "q"]).toContain(await scene.ask(article));
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe("Bytes may lie anywhere in what holds them", () => {
  const expectRead = async (shifted: Uint8Array) => {
    shifted.set(IMAGE);
    const { store, exchange } = exchangeable(FILES);
    exchange("index.bin", shifted);
    expect(await textOf(await openIndex(store), 10)).toBe("Talks 10.");
  };

  test("in an array", async () => {
    await expectRead(new Uint8Array(IMAGE.length + 1).subarray(1));
  });

  test("in a buffer of Node, whose slices are no copies", async () => {
    await expectRead(Buffer.alloc(IMAGE.length + 1).subarray(1));
  });
});
