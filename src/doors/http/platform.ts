import type { Context } from "hono";
import type { LoadedIndex } from "../../index/read/load-index.ts";
import type { PassageIndex } from "../../index/read/passage-index.ts";
import { ABILITIES } from "../../operations/operation.ts";
import type { Access } from "../access/access.ts";
import { makeView, type View } from "../page/view.ts";
import type { Visitor } from "./gate.ts";
import type { RequestLog } from "./log-requests.ts";

/** What the platform gives to the app: the bindings of a Worker, or what a terminal or a test has in their place. */
export interface Platform {
  loadIndex(): Promise<LoadedIndex>;
  /** Changes with every deployment of the code, so that cached answers of older code are not taken for new. */
  codeVersion: string;
  /** When this code, and the index with it, was put in place; ISO 8601. */
  deployed?: string;
  /** Who may do what, and how often; everyone, everything and always, when it is left out. */
  access?: Access;
  /** Whether search engines are asked to leave the service alone. */
  isHidden?: boolean;
  /** The log of requests, where there is one. */
  log?: RequestLog | null;
}

/** The same, with what its answers depend on always there. */
export type GuardedPlatform = Platform & Required<Pick<Platform, "access" | "isHidden">>;

/** What is set in the context of a request once the index is open. */
export interface Service {
  Variables: Visitor["Variables"] & { index: PassageIndex };
}
/** The context of a request. */
export type ServiceContext = Context<Service>;

/** How a page is made for who sent a request. A page that says what went wrong is the same whether the service is public or not. */
export function viewOf(c: ServiceContext, index: PassageIndex | null | undefined, access?: Access): View {
  const isPublic = access?.isPrivate === false;
  // Nobody is known yet to a page that asks for a key, and that is the same for all.
  const { may = ABILITIES } = c.get("caller") ?? {};
  return makeView({
    address: c.req.url,
    acceptLanguage: c.req.header("Accept-Language"),
    index,
    isPublic,
    mayRead: may.includes("read"),
    maySearch: may.includes("search"),
  });
}
