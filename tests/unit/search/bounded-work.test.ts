import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { stepsAllowed } from "../../../src/contract/limits.ts";
import { ByteReader } from "../../../src/index/format/byte-reader.ts";
import { FREQUENT, makeCommonWords } from "../../support/common-words.ts";
import { openArticles } from "../../support/index-files.ts";
import { makeService, type TestService } from "../../support/make-service.ts";
import { worstRequests } from "../../support/worst-requests.ts";

/**
 * What a request may read of an index, against the steps that a walk may take: a position in a phrase is a quarter of a step, and
 * passages are walked once more when requirements are relaxed, and to mark what matched.
 */
const WALKS = 5;

/** What other reading takes, of dictionaries and of the passages shown. */
const OTHER = 300_000;

const own = { varint: ByteReader.prototype.varint, skipVarints: ByteReader.prototype.skipVarints };
let read = 0;
let service: TestService;

beforeAll(async () => {
  service = await makeService(await openArticles(makeCommonWords()));
  ByteReader.prototype.varint = function () {
    read += 1;
    return own.varint.call(this);
  };
  ByteReader.prototype.skipVarints = function (count) {
    read += count;
    own.skipVarints.call(this, count);
  };
});

afterAll(() => {
  Object.assign(ByteReader.prototype, own);
});

describe("A request reads a bounded part of an index, whatever it asks for", () => {
  test.each(Object.entries(worstRequests(FREQUENT)))("%s", async (_name, path) => {
    read = 0;
    expect((await service.get(path)).status).toBeLessThan(500);
    expect(read).toBeLessThan(WALKS * stepsAllowed(service.index.counts.passages) + OTHER);
  });
});
