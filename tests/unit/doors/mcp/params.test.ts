import { describe, expect, test } from "vitest";
import { makeService, ORIGIN } from "../../../support/make-service.ts";
import { modern, post, rpc } from "../../../support/mcp-messages.ts";

const { fetch } = await makeService();

const RESOURCE = { type: "ref/resource", uri: "article://{id}" };
const ARGUMENT = { name: "id", value: "m" };
const REFERENCE =
  /^ref (?:was .*|is missing), wanted a resource template with its uri, or a prompt with its name, such as \{/;

/** What is sent, and the sentence that comes back. */
type Case = [method: string, params: Record<string, unknown>, wanted: RegExp];

const IN_BOTH_ERAS: Case[] = [
  ["tools/call", {}, /^name is missing, wanted the name of a tool, such as "search"$/],
  ["tools/call", { name: 5 }, /^name was 5, wanted the name of a tool, such as "search"$/],
  ["tools/call", { name: "nope" }, /^Tool nope not found$/],
  ["tools/call", { name: "search", arguments: [1] }, /^arguments was \[1\], wanted an object, such as \{/],
  ["tools/list", { cursor: 5 }, /^cursor was 5, wanted the nextCursor of the answer before$/],
  ["resources/list", { cursor: "" }, /^cursor was "", wanted the nextCursor of the answer before$/],
  ["resources/list", { cursor: "x".repeat(513) }, /^cursor was "x+…, wanted the nextCursor of the answer before$/],
  ["resources/list", { cursor: null }, /^cursor was null, wanted the nextCursor of the answer before$/],
  ["resources/list", { cursor: "abc" }, /^cursor was "abc", wanted the next_cursor of an answer$/],
  ["resources/templates/list", { cursor: [] }, /^cursor was \[\], wanted/],
  ["resources/read", {}, /^uri is missing, wanted the address of an article, such as "article:\/\/an-id"$/],
  ["resources/read", { uri: 5 }, /^uri was 5, wanted the address of an article/],
  ["resources/read", { uri: "foo" }, /^Resource URI foo is invalid$/],
  ["resources/read", { uri: "article://nope" }, /^There is no article with the id "nope"$/],
  ["prompts/list", { cursor: {} }, /^cursor was \{\}, wanted/],
  ["prompts/get", {}, /^name is missing, wanted the name of a prompt, such as "answer_with_citations"$/],
  ["prompts/get", { name: "nope" }, /^Prompt nope not found$/],
  ["prompts/get", { name: "answer_with_citations" }, /: question: wanted the question to answer$/],
  [
    "prompts/get",
    { name: "answer_with_citations", arguments: { question: 5 } },
    /^arguments.question was 5, wanted an object whose values are texts, such as \{/,
  ],
  ["completion/complete", { argument: ARGUMENT }, REFERENCE],
  ["completion/complete", { ref: { type: "ref/resource" }, argument: ARGUMENT }, REFERENCE],
  ["completion/complete", { ref: { type: "x" }, argument: ARGUMENT }, REFERENCE],
  ["completion/complete", { ref: RESOURCE }, /^argument is missing, wanted an object with the name and value of/],
  ["completion/complete", { ref: RESOURCE, argument: { name: "id", value: 5 } }, /^argument.value was 5, wanted/],
  ["completion/complete", { ref: RESOURCE, argument: { name: "id" } }, /^argument.value is missing, wanted/],
  ["completion/complete", { ref: RESOURCE, argument: ARGUMENT, context: 7 }, /^context was 7, wanted/],
];

/** Methods of the 2025 revisions alone. */
const IN_2025: Case[] = [
  ["logging/setLevel", {}, /^level is missing, wanted one of debug, info, notice, .*, emergency$/],
  ["logging/setLevel", { level: "loud" }, /^level was "loud", wanted one of debug, /],
  [
    "initialize",
    {},
    /^protocolVersion is missing, wanted a revision of the protocol, such as "2025-11-25"; capabilities /,
  ],
  [
    "initialize",
    { protocolVersion: "2025-11-25", capabilities: { elicitation: 5 }, clientInfo: { name: "a", version: "1" } },
    /^The params are not what the protocol has for this method$/,
  ],
];

const requestOf = {
  "2025": (method: string, params: object) => post(rpc(method, params), {}, `${ORIGIN}/mcp`),
  "2026": (method: string, params: Record<string, unknown>) => new Request(`${ORIGIN}/mcp`, modern(method, params)),
};

describe("Params that a method does not take are refused with -32602 and a sentence", () => {
  test.for([
    ...[...IN_BOTH_ERAS, ...IN_2025].map((one) => ["2025", ...one] as const),
    ...IN_BOTH_ERAS.map((one) => ["2026", ...one] as const),
  ])("in the era of %s: %s %j", async ([era, method, params, wanted]) => {
    const response = await fetch(requestOf[era](method, params));
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({
      id: 1,
      error: { code: -32602, message: expect.stringMatching(wanted) },
    });
  });

  test("which changes nothing for a method that the era does not have", async () => {
    const response = await fetch(requestOf["2026"]("logging/setLevel", { level: "loud" }));
    expect([response.status, await response.json()]).toMatchObject([404, { error: { code: -32601 } }]);
  });
});
