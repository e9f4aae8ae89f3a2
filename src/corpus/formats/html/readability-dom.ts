declare module "@mozilla/readability/JSDOMParser.js" {
  import type { Readability } from "@mozilla/readability";

  /** The DOM that Readability brings along, for markup in which everything is closed. The library runs twice as fast on it as on linkedom. */
  class JSDOMParser {
    parse(html: string): ConstructorParameters<typeof Readability>[0];
  }
  export = JSDOMParser;
}
