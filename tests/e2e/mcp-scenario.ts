import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import {
  FetchToolOutput,
  ListArticlesOutput,
  ReadArticleOutput,
  SearchPassagesOutput,
  SearchToolOutput,
} from "../../src/contract/tool-shapes.ts";
import { readAnswer } from "../support/read-answer.ts";

type Completed = { type: "ref/prompt"; name: string } | { type: "ref/resource"; uri: string };

/** What the clients of both eras have in common. Answers are `unknown`, since each SDK has types of its own. */
export interface McpClient {
  getInstructions(): string | undefined;
  listTools(): Promise<unknown>;
  callTool(params: { name: string; arguments: Record<string, unknown> }): Promise<unknown>;
  listResources(): Promise<unknown>;
  listResourceTemplates(): Promise<unknown>;
  readResource(params: { uri: string }): Promise<unknown>;
  listPrompts(): Promise<unknown>;
  getPrompt(params: { name: string; arguments: Record<string, string> }): Promise<unknown>;
  complete(params: { ref: Completed; argument: { name: string; value: string } }): Promise<unknown>;
  close(): Promise<void>;
}

const ToolList = z.object({
  tools: z.array(
    z.object({
      name: z.string(),
      title: z.string(),
      description: z.string(),
      annotations: z.record(z.string(), z.boolean()),
      inputSchema: z.looseObject({ type: z.literal("object"), additionalProperties: z.literal(false) }),
      outputSchema: z.looseObject({ type: z.literal("object") }),
    }),
  ),
});
const Content = z.tuple([z.object({ type: z.literal("text"), text: z.string() })]);
const Answered = z.object({ isError: z.literal(false).optional(), content: Content, structuredContent: z.unknown() });
const Refused = z.looseObject({ isError: z.literal(true), content: Content });
const ResourceList = z.object({
  resources: z.array(
    z.object({ uri: z.string(), name: z.string(), title: z.string(), mimeType: z.string(), size: z.int() }),
  ),
});
const TemplateList = z.object({ resourceTemplates: z.array(z.object({ uriTemplate: z.string() })) });
const ResourceContents = z.object({
  contents: z.tuple([z.object({ uri: z.string(), mimeType: z.string(), text: z.string() })]),
});
const PromptList = z.object({
  prompts: z.array(z.object({ name: z.string(), arguments: z.array(z.object({ name: z.string() })) })),
});
const Prompted = z.object({
  messages: z.tuple([z.object({ content: z.object({ text: z.string() }) })]),
});
const Completion = z.object({ completion: z.object({ values: z.array(z.string()) }) });

/** The answer of a tool, after a look that both of its forms agree. */
export async function callTool<S extends z.ZodObject>(
  client: McpClient,
  [name, given]: [name: string, given: Record<string, unknown>],
  output: S,
): Promise<z.infer<S>> {
  const { content, structuredContent } = Answered.parse(await client.callTool({ name, arguments: given }));
  const [{ text }] = content;
  expect(JSON.parse(text)).toEqual(structuredContent);
  return readAnswer(output, structuredContent);
}

/** Everything that `fetch` gives for an article, read on from id to id until there is no more. */
export async function fetchWhole(client: McpClient, id: string): Promise<string[]> {
  const texts: string[] = [];
  for (let next: string | null = id; next !== null; ) {
    const piece: FetchToolOutput = await callTool(client, ["fetch", { id: next }], FetchToolOutput);
    expect(piece.text).not.toBe("");
    texts.push(piece.text);
    next = piece.next_id;
  }
  return texts;
}

/** A text apart from where its white space is and how much: pieces of an article are trimmed. */
export function squeeze(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

async function readBody(file: string): Promise<string> {
  const text = await readFile(new URL(`../../corpus/${file}`, import.meta.url), "utf8");
  return text.replace(/^---\n.*?\n---\n/s, "");
}

const LONG_ARTICLE = "kim-yo-jong-statement-explained";

/** Links to a passage of {@link LONG_ARTICLE} as a server gives them: to its own page. */
const SERVED_LINKS = new RegExp(`^http://.+/articles/${LONG_ARTICLE}#\\w+:~:text=`);

/** Links to a passage of it as a server over stdio gives them: to the file of the article. */
export const FILE_LINKS = new RegExp(`^file:///.+/corpus/${LONG_ARTICLE}\\.md#:~:text=`);

/** Everything that an assistant does with the sample corpus, as tests on one connection of the client. */
export function testAssistant(connect: () => Promise<McpClient>, links = SERVED_LINKS): void {
  let client: McpClient;

  /** The sentence that a tool refuses an argument with, and nothing else. */
  const refuse = async (name: string, given: Record<string, unknown>): Promise<string> => {
    const answer = Refused.parse(await client.callTool({ name, arguments: given }));
    expect(answer).not.toHaveProperty("structuredContent");
    return answer.content[0].text;
  };

  beforeAll(async () => {
    client = await connect();
    // The clients hold each answer against the outputSchema of its tool, once they know the tools.
    await client.listTools();
  });

  afterAll(async () => {
    await client.close();
  });

  test("is told what the articles are about and how to search them", () => {
    const instructions = client.getInstructions() ?? "";
    for (const word of ["Talks refused", "search", "fetch", "url", "not instructions"]) {
      expect(instructions.slice(0, 512)).toContain(word);
    }
  });

  test("is offered six tools that only read, each with the shape of its answers", async () => {
    const { tools } = ToolList.parse(await client.listTools());
    const names = ["search", "fetch", "search_passages", "list_articles", "read_article", "verify_quote"];
    expect(tools.map(({ name }) => name)).toEqual(names);
    for (const { annotations, description, outputSchema } of tools) {
      expect(annotations).toEqual({
        readOnlyHint: true,
        destructiveHint: false,
        idempotentHint: true,
        openWorldHint: false,
      });
      expect(description).toContain("Talks refused");
      expect(new TextEncoder().encode(description).length).toBeLessThan(2048);
      expect(outputSchema).toHaveProperty("properties");
    }
  });

  test("asks who repatriated the fishermen and finds that passage first", async () => {
    const asked = { query: "who repatriated the fishermen" };
    const { results, match_quality: quality } = await callTool(client, ["search", asked], SearchToolOutput);
    expect(results[0]?.text).toContain("repatriated a group of fishermen");
    expect(results[0]?.url).toMatch(links);
    expect(quality).toBe("strong");
  });

  test("fetches what it found by its id, with a link to cite", async () => {
    const { results } = await callTool(
      client,
      ["search", { query: "who repatriated the fishermen" }],
      SearchToolOutput,
    );
    const [found] = results;
    const fetched = await callTool(client, ["fetch", { id: found?.id }], FetchToolOutput);
    expect(fetched).toMatchObject({ id: found?.id, text: found?.text, url: found?.url, title: found?.title });
    expect(fetched.metadata).toMatchObject({ article_id: LONG_ARTICLE, source: "Pressmark Desk" });
  });

  test("fetches an article from its first word to its last", async () => {
    const pieces = await fetchWhole(client, LONG_ARTICLE);
    expect(squeeze(pieces.join(" "))).toBe(squeeze(await readBody(`${LONG_ARTICLE}.md`)));
  });

  test("reads an article in small pieces and misses nothing", async () => {
    const pieces: string[] = [];
    for (let start: number | null = 0; start !== null; ) {
      const given = { id: LONG_ARTICLE, start, max_tokens: 811 };
      const piece: ReadArticleOutput = await callTool(client, ["read_article", given], ReadArticleOutput);
      pieces.push(piece.text);
      start = piece.next_start;
    }
    expect(pieces.length).toBeGreaterThan(2);
    expect(squeeze(pieces.join(" "))).toBe(squeeze(await readBody(`${LONG_ARTICLE}.md`)));
  });

  test("reads one section of an article", async () => {
    const given = { id: "permanent-enemy-label", section: "no-talks-since-2019" };
    const { text, sections } = await callTool(client, ["read_article", given], ReadArticleOutput);
    expect(text).toMatch(/^### No talks since 2019\n/);
    expect(text).not.toContain("Weapons for Russia");
    expect(sections.map(({ id }) => id)).toContain("no-talks-since-2019");
  });

  test("reads what stands around a passage", async () => {
    const { results } = await callTool(
      client,
      ["search", { query: "who repatriated the fishermen" }],
      SearchToolOutput,
    );
    const [found] = results;
    const alone = await callTool(client, ["read_article", { id: found?.id }], ReadArticleOutput);
    const around = await callTool(client, ["read_article", { id: found?.id, neighbours: 1 }], ReadArticleOutput);
    expect(alone.text).toBe(found?.text);
    expect(around.text).toContain(alone.text);
    expect(around.start).toBeLessThan(alone.start);
    expect(around.end).toBeGreaterThan(alone.end);
  });

  test("lists the latest article first, and finds one by words of its title to read it", async () => {
    const { articles, total } = await callTool(client, ["list_articles", {}], ListArticlesOutput);
    expect([total, articles.length, articles[0]?.published]).toEqual([5, 5, "2025-07-28"]);
    const titled = await callTool(client, ["list_articles", { title: "seoul before moscow" }], ListArticlesOutput);
    expect(titled.articles.map(({ id }) => id)).toEqual(["moscow-before-seoul"]);
    const whole = await callTool(client, ["fetch", { id: titled.articles[0]?.id }], FetchToolOutput);
    expect(whole.text).toContain("meaningless act of good faith");
  });

  test("pages through all that matches and sees each passage once", async () => {
    const given = { query: "loudspeaker leaflets dialogue", max_per_article: 10, limit: 4 };
    const pages: SearchPassagesOutput[] = [];
    for (let cursor: string | null = null; pages.length === 0 || cursor !== null; ) {
      const asked = cursor === null ? given : { ...given, cursor };
      const page: SearchPassagesOutput = await callTool(client, ["search_passages", asked], SearchPassagesOutput);
      pages.push(page);
      cursor = page.next_cursor;
    }
    const hits = pages.flatMap((page) => page.hits);
    expect(pages.length).toBeGreaterThan(2);
    expect(hits.map(({ rank }) => rank)).toEqual(hits.map((_, at) => at + 1));
    expect(new Set(hits.map(({ id }) => id)).size).toBe(hits.length);
    expect(hits).toHaveLength(pages[0]?.total ?? 0);
  });

  test("narrows a search to one article and sees how the query was read", async () => {
    const given = { query: "fishermen", in: ["moscow-before-seoul"], response_format: "detailed" };
    const { interpretation, hits } = await callTool(client, ["search_passages", given], SearchPassagesOutput);
    expect(interpretation).toMatchObject({ terms: ["fishermen"], filters: { in: ["moscow-before-seoul"] } });
    expect(hits).toEqual([]);
  });

  test.each([
    ["a limit that is too high", { query: "talks", limit: 500 }, "limit was 500, wanted an integer from 1 to 50"],
    ["an order that does not exist", { query: "talks", sort: "best" }, "wanted one of relevance, newest, oldest"],
    ["an argument that does not exist", { query: "talks", page: 2 }, '"page" is not known; known are query, source'],
    ["no query", {}, "query is missing, wanted a text of 1 to 512 characters"],
    ["a day that is none", { query: "talks", after: "soon" }, 'after was "soon", wanted a day, month or year'],
  ])("is told in a sentence what is wrong with %s", async (_, given, sentence) => {
    expect(await refuse("search_passages", given)).toContain(sentence);
  });

  test("is told the ids that come nearest to one that does not exist", async () => {
    expect(await refuse("fetch", { id: "moscow-before-sol" })).toMatch(/"moscow-before-sol".*moscow-before-seoul$/);
    expect(await refuse("read_article", { id: "permanent-enemy" })).toContain("permanent-enemy-label");
  });

  test("is told the sections there are when it asks for another", async () => {
    const refusal = await refuse("read_article", { id: "permanent-enemy-label", section: "weather" });
    expect(refusal).toMatch(/"weather".*no-talks-since-2019, weapons-for-russia/);
  });

  test('may say "5" for 5, q for query, and one tag where a list is wanted', async () => {
    const lenient = { q: "talks", limit: "2", tag: "constitution" };
    const strict = { query: "talks", limit: 2, tag: ["constitution"] };
    const answers = [lenient, strict].map((given) =>
      callTool(client, ["search_passages", given], SearchPassagesOutput),
    );
    const [first, second] = await Promise.all(answers);
    expect(first).toEqual(second);
    expect(first?.hits).toHaveLength(2);
  });

  test("asks two questions at once on one connection and gets the answer to each", async () => {
    const questions = ["who repatriated the fishermen", "What does Hong Min do?"];
    const answers = await Promise.all(
      questions.map((query) => callTool(client, ["search", { query }], SearchToolOutput)),
    );
    expect(answers[0]?.results[0]?.text).toContain("fishermen");
    expect(answers[1]?.results[0]?.text).toContain("Hong Min");
  });

  test("lists the articles as resources and reads one as Markdown", async () => {
    const { resources } = ResourceList.parse(await client.listResources());
    expect(resources.map(({ name }) => name)).toHaveLength(5);
    for (const { uri, mimeType, size, title } of resources) {
      const [content] = ResourceContents.parse(await client.readResource({ uri })).contents;
      expect(content).toMatchObject({ uri, mimeType });
      expect(content.text).toMatch(`# ${title}\n`);
      expect(new TextEncoder().encode(content.text)).toHaveLength(size);
    }
  });

  test("completes the id of an article from a part of it", async () => {
    const { resourceTemplates } = TemplateList.parse(await client.listResourceTemplates());
    expect(resourceTemplates).toEqual([{ uriTemplate: "article://{id}" }]);
    const ref = { type: "ref/resource" as const, uri: "article://{id}" };
    const { completion } = Completion.parse(await client.complete({ ref, argument: { name: "id", value: "moscow" } }));
    expect(completion.values).toEqual(["moscow-before-seoul"]);
  });

  test("is told that a resource does not exist, and which is nearest", async () => {
    const reading = client.readResource({ uri: "article://moscow-before-sol" });
    await expect(reading).rejects.toThrow(/moscow-before-sol.*moscow-before-seoul/);
  });

  test("takes the prompt that asks for citations, with a tag that it completes", async () => {
    const { prompts } = PromptList.parse(await client.listPrompts());
    expect(prompts).toEqual([{ name: "answer_with_citations", arguments: [{ name: "question" }, { name: "tag" }] }]);
    const ref = { type: "ref/prompt" as const, name: "answer_with_citations" };
    const { completion } = Completion.parse(await client.complete({ ref, argument: { name: "tag", value: "const" } }));
    expect(completion.values).toEqual(["constitution"]);
    const given = { question: "What changed in 2024?", tag: "constitution" };
    const { messages } = Prompted.parse(await client.getPrompt({ name: ref.name, arguments: given }));
    expect(messages[0].content.text).toMatch(/What changed in 2024\?.*"constitution".*url/s);
  });
}
