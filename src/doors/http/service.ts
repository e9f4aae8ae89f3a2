import type { Context } from "hono";
import type { LoadedIndex } from "../../index/read/load-index.ts";
import type { PassageIndex } from "../../index/read/passage-index.ts";

/** What the platform gives to the app: in a Worker its bindings, on a terminal or in a test whatever stands for them. */
export interface Platform {
  loadIndex(): Promise<LoadedIndex>;
  /** Changes with every deployment of the code, so that cached answers of older code are not taken for new. */
  codeVersion: string;
  /** Counts one search of a client; `false` when the client has had its share for now. */
  admit(client: string): Promise<boolean>;
}

/** What every route finds in its context. */
export interface Service {
  Variables: { index: PassageIndex; site: string };
}
export type ServiceContext = Context<Service>;
