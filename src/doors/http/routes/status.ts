import type { Handler } from "hono";
import { StatusDocument } from "../../../contract/status-document.ts";
import { describeStatus } from "../../../reading/describe-status.ts";
import { describeOperation } from "../describe-operation.ts";
import type { Service } from "../service.ts";

/** What OpenAPI says of `GET /status`. */
export const statusOperation = describeOperation({
  id: "status",
  summary: "What the index holds",
  description: "Tells that the index answers, its version, what it holds, in which languages and from which days.",
  answer: StatusDocument,
});

/** Answers `GET /status`. */
export const status: Handler<Service> = (c) => c.json(describeStatus(c.get("index")));
