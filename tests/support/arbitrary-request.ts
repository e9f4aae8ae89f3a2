import fc from "fast-check";
import { typedQueryOf } from "./arbitrary-query.ts";
import { META, rpc } from "./mcp-messages.ts";
import { worstRequests } from "./worst-requests.ts";

/** A request as plain data, which a failing test prints. */
export interface AskedRequest {
  method: string;
  path: string;
  headers: Record<string, string>;
  body: string | null;
}

/** Makes the request to a service. */
export function makeRequest({ method, path, headers, body }: AskedRequest, origin: string): Request {
  return new Request(origin + path, { method, headers, body });
}

/** Texts that have no business where they stand: halves of characters, controls, encodings, names of what every object has. */
const odd = fc.oneof(
  fc.constantFrom(
    "",
    " ",
    "\u0000",
    "\ud800",
    "\u202e",
    "%",
    "%00",
    "%ff",
    "__proto__",
    "constructor",
    "NaN",
    "-0",
    "1e9",
  ),
  fc.constantFrom(
    "null",
    "true",
    "[]",
    "{}",
    "undefined",
    "../..",
    "\r\n",
    "ﷺ".repeat(99),
    "👩‍👩‍👧‍👦",
    "é".repeat(513),
  ),
  fc.string({ unit: "grapheme", maxLength: 30 }),
  fc.string({ unit: "binary", maxLength: 30 }),
);

const WORDS = "north korea talks loudspeakers fishermen guterres zero interest the of dialogue".split(" ");
const WORST = Object.values(worstRequests(WORDS));

const query = fc.oneof(
  { weight: 6, arbitrary: typedQueryOf },
  { weight: 2, arbitrary: fc.subarray(WORDS, { minLength: 1 }).map((words) => words.join(" ")) },
  { weight: 2, arbitrary: fc.array(fc.oneof(typedQueryOf, odd), { maxLength: 4 }).map((parts) => parts.join("")) },
  { weight: 1, arbitrary: odd },
);

const quote = fc.oneof(
  {
    weight: 3,
    arbitrary: fc
      .array(fc.constantFrom(...WORDS, "…", "[...]", "“", "> ", "](http://"), { maxLength: 40 })
      .map((words) => words.join(" ")),
  },
  { weight: 1, arbitrary: query },
);

/** Mostly one thing, seldom another. */
const mostly = <T>(one: fc.Arbitrary<T>, other: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 15, arbitrary: one }, { weight: 1, arbitrary: other });

const ODD_NUMBERS = fc.constantFrom(-1, 0, 0.5, 11, 200, 501, 20_000, 2 ** 31, Number.MAX_SAFE_INTEGER, 1e300);
const integer = (min: number, max: number) => mostly(fc.integer({ min, max }), ODD_NUMBERS);

const day = mostly(
  fc.constantFrom("2025", "2025-07", "2025-07-28", "2024-01-31"),
  fc.constantFrom("0000", "9999-12-31", "2025-02-30", "soon"),
);

/** What may be given under each name, rightly and wrongly; ids are those of an index, or like them. */
function makeValues(ids: readonly string[]) {
  const id = fc.oneof(
    { weight: 15, arbitrary: fc.constantFrom(...ids) },
    { weight: 1, arbitrary: fc.tuple(fc.constantFrom(...ids), odd).map(([known, more]) => known + more) },
    { weight: 1, arbitrary: fc.tuple(fc.constantFrom(...ids), fc.nat(9_999)).map(([known, at]) => `${known}@${at}`) },
    { weight: 1, arbitrary: fc.constantFrom(...ids).map((known) => `article://${encodeURIComponent(known)}`) },
    { weight: 1, arbitrary: odd },
  );
  const filter = fc.oneof(fc.constantFrom("Desk", "The U.S. Post", "talks", "Ada Lovelace", "en", "de-AT"), odd);
  const cursor = fc.oneof(
    odd,
    fc.tuple(odd, odd, ODD_NUMBERS).map((content) => btoa(encodeURIComponent(JSON.stringify(content)))),
  );
  return {
    id,
    q: query,
    query,
    text: quote,
    quote,
    title: query,
    limit: integer(1, 20),
    max_tokens: integer(200, 10_000),
    max_per_article: integer(1, 10),
    neighbours: integer(0, 3),
    start: mostly(fc.constant(0), integer(0, 5_000)),
    cursor,
    source: filter,
    tag: filter,
    author: filter,
    lang: filter,
    in: id,
    after: day,
    before: day,
    section: fc.oneof(fc.constantFrom("talks", "background"), odd),
    sort: mostly(fc.constantFrom("relevance", "newest", "oldest", "diverse", "RELEVANCE"), odd),
    format: mostly(fc.constantFrom("json", "markdown"), fc.constantFrom("html", "xml")),
    response_format: mostly(fc.constantFrom("concise", "detailed"), odd),
    facets: mostly(fc.constantFrom("all", "none", "source", "year"), odd),
    explain: mostly(fc.constantFrom("true", "false"), odd),
  };
}

type Name = keyof ReturnType<typeof makeValues>;

/** The parameters of each path, and the arguments of each tool, those that are needed first. */
const SEARCHED: readonly Name[] = [
  "limit",
  "cursor",
  "source",
  "tag",
  "author",
  "lang",
  "in",
  "after",
  "before",
  "max_per_article",
  "sort",
  "max_tokens",
  "facets",
];
const PATHS: Readonly<Record<string, readonly Name[]>> = {
  "/search": ["q", ...SEARCHED, "format", "explain"],
  "/": ["q", ...SEARCHED],
  "/suggest": ["q", "limit"],
  "/articles": ["title", "sort", "limit", "cursor", "source", "tag", "author", "lang", "after", "before"],
  "/articles/": ["format", "q", "start"],
  "/passages/": ["neighbours"],
  "/quotes": ["text", "in"],
  "/status": [],
};
const TOOLS: Readonly<Record<string, readonly Name[]>> = {
  search: ["query"],
  fetch: ["id"],
  search_passages: ["query", ...SEARCHED, "response_format"],
  read_article: ["id", "section", "start", "max_tokens", "neighbours"],
  verify_quote: ["quote", "in"],
  list_articles: ["title", "limit", "cursor", "source", "tag", "author", "lang", "after", "before", "sort"],
};

const HEADERS = fc.record(
  {
    accept: fc.constantFrom(
      "*/*",
      "application/json",
      "text/html",
      "text/markdown;q=0.5, */*",
      "text/markdown",
      "image/png",
      ";;,",
    ),
    "if-none-match": fc.constantFrom("*", '"abc"', 'W/"abc", "def"', "abc"),
    range: fc.constantFrom("bytes=0-1", "bytes=-1"),
    "accept-language": fc.constantFrom("de", "zz"),
  },
  { requiredKeys: [] },
);

/** A request of the HTTP API, near enough to what it takes that most are answered; `ids` are those of articles and passages. */
export function httpRequestOf(ids: readonly string[]): fc.Arbitrary<AskedRequest> {
  const values = makeValues(ids);
  const parameter = (names: readonly Name[]) =>
    fc.constantFrom(...names).chain((name) => fc.tuple(fc.constant<string>(name), values[name].map(String)));
  const address = fc.constantFrom(...Object.keys(PATHS)).chain((path) => {
    const [first, ...others] = PATHS[path] ?? [];
    const named: fc.Arbitrary<string>[] = path.endsWith("s/") ? [values.id] : [];
    const given =
      others.length === 0
        ? fc.constant([])
        : fc.uniqueArray(parameter(others), { maxLength: 5, selector: ([name]) => name });
    const needed = first === undefined ? fc.constant(null) : fc.option(parameter([first]), { freq: 12 });
    const stray = fc.oneof({ weight: 12, arbitrary: fc.constant(null) }, fc.tuple(odd, odd));
    return fc.tuple(fc.tuple(...named), needed, given, stray).map(([[id = ""], one, more, other]) => {
      const query = new URLSearchParams([...(one ? [one] : []), ...more, ...(other ? [other] : [])]);
      return `${path}${encodeURIComponent(id.toWellFormed())}?${query}`;
    });
  });
  const path = fc.oneof(
    { weight: 30, arbitrary: address },
    { weight: 2, arbitrary: fc.constantFrom(...WORST) },
    {
      weight: 1,
      arbitrary: fc.string({ unit: "binary-ascii", maxLength: 60 }).map((raw) => `/${raw.replaceAll("#", "")}`),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(
          fc.constantFrom("/search?q=", "/articles/", "/passages/"),
          fc.constantFrom("%", "%ff%fe", "%00", "%2e%2e%2f"),
        )
        .map((parts) => parts.join("")),
    },
    {
      weight: 1,
      arbitrary: fc.constantFrom("/openapi.json", "/robots.txt", "/mcp", "/nothing", "//", "/search/", "/articles//"),
    },
  );
  const method = fc.oneof(
    { weight: 20, arbitrary: fc.constant("GET") },
    fc.constantFrom("HEAD", "OPTIONS", "DELETE", "PUT"),
  );
  return fc
    .tuple(path, method, HEADERS)
    .map(([to, verb, headers]) => ({ path: to, method: verb, headers, body: null }));
}

/** JSON of any kind, seldom deep. */
const json = fc.oneof(
  { weight: 8, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
  {
    weight: 1,
    arbitrary: fc
      .integer({ min: 10, max: 900 })
      .map((depth): fc.JsonValue => JSON.parse("[".repeat(depth) + "]".repeat(depth))),
  },
);

/** A message to the MCP endpoint: calls of tools with arguments near to what they take, other methods, and what is no message. */
function messageOf(ids: readonly string[]): fc.Arbitrary<object> {
  const values = makeValues(ids);
  const value = (name: Name): fc.Arbitrary<unknown> => {
    const own: fc.Arbitrary<unknown> = values[name];
    const list = fc.array(own, { maxLength: 22 });
    return fc.oneof({ weight: 12, arbitrary: own }, { weight: 1, arbitrary: json }, { weight: 1, arbitrary: list });
  };
  const call = fc.constantFrom(...Object.keys(TOOLS)).chain((name) => {
    const [first = "query", ...others] = TOOLS[name] ?? [];
    const more =
      others.length === 0
        ? fc.constant([])
        : fc.array(
            fc.constantFrom(...others).chain((other) => fc.tuple(fc.constant<string>(other), value(other))),
            { maxLength: 5 },
          );
    const given = fc
      .tuple(fc.option(value(first), { freq: 12 }), more)
      .map(([one, rest]) => ({ ...(one === null ? {} : { [first]: one }), ...Object.fromEntries(rest) }));
    const args: fc.Arbitrary<unknown> = fc.oneof(
      { weight: 20, arbitrary: given },
      { weight: 1, arbitrary: given.map((one) => JSON.stringify(one)) },
      { weight: 1, arbitrary: json },
      { weight: 1, arbitrary: json.map((one) => JSON.stringify(one)) },
    );
    return args.map((all) => rpc("tools/call", { name, arguments: all }));
  });
  const uri = values.id.map((id) => `article://${encodeURIComponent(id.toWellFormed())}`);
  const argument = fc.record({
    name: fc.constantFrom("id", "tag", "question", "x"),
    value: fc.oneof(values.id, values.tag),
  });
  const ref = fc.constantFrom<object>(
    { type: "ref/resource", uri: "article://{id}" },
    { type: "ref/prompt", name: "answer" },
    { type: "ref/x" },
  );
  const other = fc.oneof(
    fc
      .constantFrom(
        "ping",
        "tools/list",
        "resources/list",
        "resources/templates/list",
        "prompts/list",
        "server/discover",
        "tools/guess",
      )
      .map((method) => rpc(method, {})),
    values.cursor.map((cursor) => rpc("resources/list", { cursor })),
    fc.oneof(uri, values.id).map((one) => rpc("resources/read", { uri: one })),
    fc
      .tuple(fc.constantFrom("answer", "answer_question", ""), values.q, values.tag)
      .map(([name, question, tag]) => rpc("prompts/get", { name, arguments: { question, tag } })),
    fc.tuple(ref, argument).map(([to, one]) => rpc("completion/complete", { ref: to, argument: one })),
    fc
      .tuple(fc.constantFrom("2025-11-25", "2025-06-18", "2025-03-26", "2026-07-28", "x"), json)
      .map(([protocolVersion, clientInfo]) => rpc("initialize", { protocolVersion, capabilities: {}, clientInfo })),
    fc
      .tuple(
        fc.constantFrom(
          "tools/call",
          "resources/read",
          "completion/complete",
          "prompts/get",
          "logging/setLevel",
          "notifications/cancelled",
        ),
        json,
      )
      .map(([method, params]) => ({ jsonrpc: "2.0", id: 1, method, params })),
  );
  return fc.oneof({ weight: 3, arbitrary: call }, { weight: 1, arbitrary: other });
}

const MODERN = "2026-07-28";

/** A request to the MCP endpoint, of a client of either era. */
export function mcpRequestOf(ids: readonly string[]): fc.Arbitrary<AskedRequest> {
  const message = messageOf(ids);
  const paramOf = (one: object, name: string): unknown => Reflect.get(Object(Reflect.get(one, "params")), name);
  const headersFor = (one: object) => {
    const named = paramOf(one, "name") ?? paramOf(one, "uri");
    const name = typeof named === "string" && /^[\x21-\x7e]+$/.test(named) ? { "mcp-name": named } : {};
    return { "mcp-protocol-version": MODERN, "mcp-method": String(Reflect.get(one, "method")), ...name };
  };
  const send = (body: unknown, headers: Record<string, string> = {}): AskedRequest => ({
    method: "POST",
    path: "/mcp",
    headers: { "content-type": "application/json", accept: "application/json, text/event-stream", ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
  return fc.oneof(
    {
      weight: 8,
      arbitrary: fc
        .tuple(message, fc.constantFrom("2025-11-25", "2025-06-18", "2025-03-26"))
        .map(([one, version]) => send(one, { "mcp-protocol-version": version })),
    },
    {
      weight: 5,
      arbitrary: message.map((one) => {
        const params = Reflect.get(one, "params");
        const whole =
          typeof params === "object" && params !== null && !Array.isArray(params)
            ? { ...one, params: { _meta: META, ...params } }
            : one;
        return send(whole, headersFor(one));
      }),
    },
    {
      weight: 1,
      arbitrary: fc
        .array(message, { maxLength: 12 })
        .map((batch) => send(batch, { "mcp-protocol-version": "2025-03-26" })),
    },
    { weight: 1, arbitrary: json.map((body) => send(JSON.stringify(body))) },
    { weight: 1, arbitrary: fc.string({ maxLength: 40 }).map((body) => send(body || " ")) },
  );
}
