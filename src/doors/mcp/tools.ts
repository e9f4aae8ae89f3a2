import type { Tool } from "./tool.ts";
import { fetchTool } from "./tools/fetch.ts";
import { listArticlesTool } from "./tools/list-articles.ts";
import { readArticleTool } from "./tools/read-article.ts";
import { searchTool } from "./tools/search.ts";
import { searchPassagesTool } from "./tools/search-passages.ts";
import { verifyQuoteTool } from "./tools/verify-quote.ts";

/** Every tool, in the order in which clients list them. */
export const TOOLS: readonly Tool[] = [
  searchTool,
  fetchTool,
  searchPassagesTool,
  listArticlesTool,
  readArticleTool,
  verifyQuoteTool,
];
