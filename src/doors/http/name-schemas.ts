import * as z from "zod";
import {
  ArticleDocument,
  ArticleList,
  PassageDocument,
  Section,
  StatusDocument,
} from "../../contract/article-documents.ts";
import { ArticleReference, Span } from "../../contract/article-record.ts";
import { CorpusDocument } from "../../contract/corpus-document.ts";
import { QuoteAnswer, QuotePlace } from "../../contract/quotes.ts";
import { Problem } from "../../contract/request-errors.ts";
import { ScoreExplanation } from "../../contract/score-explanation.ts";
import {
  ExplainedResponse,
  Facets,
  Highlights,
  IndexReference,
  MatchQuality,
  Snippet,
  Usage,
} from "../../contract/search-response.ts";
import { SuggestionList } from "../../contract/suggestions.ts";

/** A part of a schema of JSON, as a document has it. */
export type JsonSchema = z.core.JSONSchema.BaseSchema;

const { steps } = ScoreExplanation.shape;
const { terms } = steps.element.shape;
const { timeline, sources, repeats, build } = CorpusDocument.shape;

/**
 * The names by which clients in other languages know the shapes of answers. They are given here and not in the contract, since
 * MCP's schemas have to stand on their own: a name there would make them references.
 */
const NAMED: Readonly<Record<string, z.ZodType>> = {
  SearchResponse: ExplainedResponse,
  Interpretation: ExplainedResponse.shape.interpretation,
  Correction: ExplainedResponse.shape.interpretation.shape.corrected.element,
  MatchQuality,
  Hit: ExplainedResponse.shape.hits.element,
  Highlights,
  Snippet,
  ScoreExplanation,
  ScoreStep: steps.element,
  ScoreTerm: terms.element,
  ScoreField: terms.element.shape.fields.element,
  Facets,
  FacetCount: Facets.shape.source.element,
  Usage,
  SuggestionList,
  Suggestion: SuggestionList.shape.suggestions.element,
  ArticleList,
  ArticleSummary: ArticleList.shape.articles.element,
  ArticleReference,
  Article: ArticleDocument,
  Section,
  PassagePlace: ArticleDocument.shape.passages.element,
  Passage: PassageDocument,
  AdjacentPassage: PassageDocument.shape.before.element,
  Span,
  QuoteAnswer,
  QuotePlace,
  QuoteDifference: QuotePlace.shape.differences.element,
  Status: StatusDocument,
  Corpus: StatusDocument.shape.corpus,
  LanguageCount: StatusDocument.shape.languages.element,
  DateRange: StatusDocument.shape.date_range,
  CorpusAccount: CorpusDocument,
  Timeline: timeline,
  PeriodCount: timeline.shape.counts.element,
  SourceValues: sources,
  SourceCount: sources.shape.values.element,
  Repeats: repeats,
  BuildAccount: build,
  IndexReference,
  Problem,
  ProblemDetail: Problem.shape.errors.element,
};

const NAMES: ReadonlyMap<z.ZodType, string> = new Map(Object.entries(NAMED).map(([id, schema]) => [schema, id]));

const uriOf = (id: string) => `#/components/schemas/${id}`;

/** Leaves out what zod says of every integer, its safe bounds, and examples, which are from no corpus in particular. */
export function simplify({ jsonSchema }: { jsonSchema: JsonSchema }): void {
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
  delete jsonSchema.examples;
}

/** Gives the schemas of all answers and problems by their names; what is named refers to what else is. */
export function nameSchemas(): Record<string, JsonSchema> {
  const registry = z.registry<{ id: string }>();
  for (const [schema, id] of NAMES) registry.add(schema, { id });
  const { schemas } = z.toJSONSchema(registry, { uri: uriOf, io: "input", override: simplify });
  return Object.fromEntries(Object.entries(schemas).map(([id, { $schema: _, $id: __, ...schema }]) => [id, schema]));
}

/** Gives the reference to a schema by its name. Throws for one that has none. */
export function referTo(schema: z.ZodType): JsonSchema {
  const id = NAMES.get(schema);
  if (id === undefined) throw new TypeError("A schema of an answer has no name in name-schemas.ts");
  return { $ref: uriOf(id) };
}
