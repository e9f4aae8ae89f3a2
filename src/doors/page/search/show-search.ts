import { parsePassageId } from "../../../contract/article-id.ts";
import type { SearchRequest } from "../../../contract/search-request.ts";
import type { Facets, Hit } from "../../../contract/search-response.ts";
import type { PassageIndex } from "../../../index/read/passage-index.ts";
import type { OperationContext } from "../../../operations/operation.ts";
import { countValues, findPassages } from "../../../operations/search.ts";
import type { View } from "../view.ts";
import { chosenOf, FACET_NAMES, withoutFacet } from "./filters.ts";
import type { OtherPlace } from "./found-article.ts";
import { findInstead } from "./nothing-found.ts";
import { makeSearchPage } from "./search-page.ts";

/** Reads where the passages are that hits stand for. */
async function readPlaces(index: PassageIndex, hits: readonly Hit[]): Promise<Map<string, OtherPlace>> {
  const ids = hits.flatMap((hit) => hit.also_in);
  const found = ids.flatMap((id) => {
    const article = index.findArticle(parsePassageId(id).articleId);
    return article === null ? [] : [{ id, article }];
  });
  const records = await index.articles.readRecords(found.map(({ article }) => article));
  return new Map(
    found.flatMap(({ id, article }, at) => {
      const record = records[at];
      return record ? [[id, { record, version: index.versionsOf(article)[record.id] ?? null }]] : [];
    }),
  );
}

/** Counts what a reader may choose: of a facet that is chosen from already, its other values as if nothing were chosen. */
async function countChoices(request: SearchRequest, facets: Facets, context: OperationContext): Promise<Facets> {
  const chosen = FACET_NAMES.filter((name) => chosenOf(request, name).length > 0);
  const counted = chosen.map(async (name) => [
    name,
    await countValues({ ...request, ...withoutFacet(name) }, name, context),
  ]);
  return { ...facets, ...Object.fromEntries(await Promise.all(counted)) };
}

/** Searches, and shows what was found as a page. */
export async function showSearch(request: SearchRequest, context: OperationContext, view: View): Promise<string> {
  const { index, site } = context;
  const page = await findPassages(request, context, { detail: "detailed", facets: FACET_NAMES });
  const [choices, places] = await Promise.all([
    countChoices(request, page.facets, context),
    readPlaces(index, page.hits),
  ]);
  const instead = page.hits.length === 0 ? await findInstead(page.unknown, context) : null;
  return makeSearchPage(request, { ...page, choices, places, instead, index, site }, view);
}
