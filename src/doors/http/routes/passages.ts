import type { Handler } from "hono";
import { PassageDocument, PassageRequest } from "../../../contract/article-documents.ts";
import { findPassage } from "../../../reading/find-by-id.ts";
import { readPassageDocument } from "../../../reading/read-documents.ts";
import { describeOperation } from "../describe-operation.ts";
import { readQuery } from "../read-query.ts";
import type { Service } from "../service.ts";

/** What OpenAPI says of `GET /passages/{id}`. */
export const passageOperation = describeOperation({
  id: "readPassage",
  summary: "One passage, with its neighbours if asked for",
  description: "Gives a passage of an article and up to three passages on either side of it, in reading order.",
  path: { name: "id", description: "Passage id, as a hit has it" },
  query: PassageRequest,
  answer: PassageDocument,
  errors: { 400: "A parameter has a bad value", 404: "There is no such passage; the nearest ids are named" },
});

/** Answers `GET /passages/{id}`. */
export const passage: Handler<Service, "/passages/:id"> = async (c) => {
  const { neighbours } = readQuery(c.req.queries(), PassageRequest).value;
  const index = c.get("index");
  const found = await findPassage(index, c.req.param("id"));
  return c.json(await readPassageDocument(index, found, { neighbours, site: c.get("site") }));
};
