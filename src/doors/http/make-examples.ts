import { ArticleListRequest } from "../../contract/article-documents.ts";
import type { Problem } from "../../contract/request-errors.ts";
import { IndexUnavailableError } from "../../index/format/index-errors.ts";
import { listArticles } from "../../operations/list-articles.ts";
import type { OperationContext } from "../../operations/operation.ts";
import { readArticle } from "../../operations/read-article.ts";
import { examplesOf } from "../../reading/examples-of.ts";
import { Access } from "../access/access.ts";
import { refuseAbove } from "../access/rate-limits.ts";
import type { Described, DescribedRoute, Example, RouteExamples } from "./describe-routes.ts";
import type { Form } from "./negotiate.ts";
import { toProblem } from "./problem.ts";
import { readParameters } from "./read-parameters.ts";

/** A request that shows what an operation does, and parameters that it refuses. */
interface Sample {
  query: Readonly<Record<string, unknown>>;
  path: Readonly<Record<string, string>>;
  bad: Readonly<Record<string, unknown>>;
}

/** Articles of which the shortest is the example: one part of the list, which is read anyway. */
const CHOICE = 20;

/** Letters of a word that somebody has begun to type. */
const TYPED = 3;

/** A run of words without markup, as somebody would quote it; 15 to 80 characters, to the end of a word where there are spaces. */
const QUOTABLE = /[\p{L}\p{N}][\p{L}\p{N}\p{M} ,’']{14,79}(?![\p{L}\p{N}\p{M}])|[\p{L}\p{N}\p{M}]+/u;

/** Chooses requests whose answers are short, by the names of operations; none for an index without articles. */
async function chooseSamples(context: OperationContext): Promise<ReadonlyMap<string, Sample>> {
  const { articles } = await listArticles.run(ArticleListRequest.parse({ limit: CHOICE }), context);
  const [shortest] = articles.toSorted((a, b) => a.tokens - b.tokens);
  if (!shortest) return new Map();
  const { passages, text } = await readArticle.run({ id: shortest.id }, context);
  const [{ id: passage, span } = { id: "", span: { start: 0, end: 0 } }] = passages;
  const [sought = shortest.title] = examplesOf(context.index).q ?? [];
  const typed = [...(/[\p{L}\p{N}\p{M}]+/u.exec(sought)?.[0] ?? sought)].slice(0, TYPED).join("");
  const [quote = shortest.title] = QUOTABLE.exec(text.slice(span.start, span.end)) ?? [];
  const tooMany = { limit: 1000 };
  return new Map<string, Sample>([
    ["search", { query: { q: sought, limit: 1 }, path: {}, bad: { q: sought, ...tooMany } }],
    ["suggest", { query: { q: typed, limit: 1 }, path: {}, bad: { q: typed, ...tooMany } }],
    ["listArticles", { query: { limit: 1 }, path: {}, bad: tooMany }],
    ["readArticle", { query: {}, path: { id: shortest.id }, bad: { format: "pdf" } }],
    ["readPassage", { query: {}, path: { id: passage }, bad: { neighbours: 1000 } }],
    ["verifyQuote", { query: { text: quote.trim() }, path: {}, bad: {} }],
    ["corpus", { query: {}, path: {}, bad: { all: "everything" } }],
    ["status", { query: {}, path: {}, bad: {} }],
  ]);
}

/**
 * Longest answer that a description holds, in UTF-16 code units. A longer one is left out, as pages are: generators of clients
 * fetch what is only named by its address.
 */
const MAX_EXAMPLE = 16_384;

/** Answers a sample in each form for programs that a route has. */
async function answerSample(route: DescribedRoute, sample: Sample, context: OperationContext) {
  const { value } = readParameters(sample.query, route.query, examplesOf(context.index));
  const input = route.input(value, sample.path);
  const answers: Partial<Record<Form, Example>> = {};
  for (const form of ["json", "markdown"] as const) {
    const answer = await route.forms[form]?.(input, context);
    const length = typeof answer === "string" ? answer.length : JSON.stringify(answer ?? "").length;
    if (answer !== undefined && length <= MAX_EXAMPLE) answers[form] = { value: answer };
  }
  return answers;
}

/** Gives the problem that something ends in; `null` when it ends well. */
async function findProblem(run: () => unknown): Promise<Problem | null> {
  try {
    await run();
    return null;
  } catch (error) {
    return toProblem(error).problem;
  }
}

/** What refuses a request whatever the index holds. */
function listRefusals({ operation: { cost, needs } }: DescribedRoute, site: string): (() => unknown)[] {
  return [
    () => new Access({ keys: [] }).identify(new Request(site)),
    () => new Access().allow({ client: "", may: [] }, [needs]),
    () => Promise.reject(refuseAbove(cost > 0 ? "search" : "light")),
    () => Promise.reject(new IndexUnavailableError()),
  ];
}

/** What this index refuses: a bad value, and an id that it lacks. */
function listMistakes(route: DescribedRoute, { bad, path }: Sample, context: OperationContext): (() => unknown)[] {
  const lacking = () => route.operation.run(route.input(route.query.parse({}), { id: `${path.id}-not` }), context);
  return [
    () => readParameters(bad, route.query, examplesOf(context.index)),
    ...(path.id === undefined ? [] : [lacking]),
  ];
}

async function collectProblems(runs: readonly (() => unknown)[]): Promise<Record<string, Problem>> {
  const found: Record<string, Problem> = {};
  for (const run of runs) {
    const problem = await findProblem(run);
    if (problem) found[problem.status] ??= problem;
  }
  return found;
}

async function showRoute(
  route: DescribedRoute,
  sample: Sample | undefined,
  described: Described,
): Promise<RouteExamples> {
  const { index, site, release } = described;
  const refusals = listRefusals(route, site);
  if (!index || !sample) return { parameters: {}, answers: {}, problems: await collectProblems(refusals) };
  const context = { index, site, release };
  const problems = await collectProblems([...refusals, ...listMistakes(route, sample, context)]);
  const answers = await answerSample(route, sample, context);
  return { parameters: { ...sample.query, ...sample.path }, answers, problems };
}

/**
 * Makes the examples of each route by asking it: answers of this very index, and the problems that requests end in. Rejects with an
 * IndexUnavailableError when what the index holds cannot be read now.
 */
export async function makeExamples(
  routes: readonly DescribedRoute[],
  described: Described,
): Promise<ReadonlyMap<string, RouteExamples>> {
  const { index, site, release } = described;
  const samples = index ? await chooseSamples({ index, site, release }) : new Map<string, Sample>();
  const examples = new Map<string, RouteExamples>();
  for (const route of routes) {
    const { name } = route.operation;
    if (route.forms.json) examples.set(name, await showRoute(route, samples.get(name), described));
  }
  return examples;
}
