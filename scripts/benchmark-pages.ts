import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import * as z from "zod";

/** A page of a benchmark with what a person took for its article. */
export interface BenchmarkPage {
  bytes(): Uint8Array;
  /** The whole article; `null` where the benchmark knows pieces of it alone. */
  text: string | null;
  /** Pieces of the article, and of what is around it. */
  wanted: readonly string[];
  unwanted: readonly string[];
  title: string | null;
  /** The day of publishing, as YYYY-MM-DD. */
  day: string | null;
}

const Fact = z
  .string()
  .nullish()
  .transform((text) => text || null);

const Articles = z.record(z.string(), z.object({ articleBody: z.string().default(""), title: Fact }));

const Annotated = z.object({
  _internal: z.object({ page_type: z.object({ primary: z.string() }) }),
  ground_truth: z.object({ main_content: z.string().nullish(), title: Fact, publish_date: Fact }),
});

const Pieces = z.record(
  z.string(),
  z.object({
    file: z.string(),
    with: z.array(z.string()),
    without: z.array(z.string()),
    title: Fact,
    date: Fact,
  }),
);

function readJson<Output>(schema: z.ZodType<Output>, ...path: string[]): Output {
  return schema.parse(JSON.parse(readFileSync(join(...path), "utf8")));
}

/** A page that is kept compressed under its name. */
function readPage(folder: string, name: string): () => Uint8Array {
  return () => gunzipSync(readFileSync(join(folder, "html", `${name}.html.gz`)));
}

/** scrapinghub/article-extraction-benchmark: `ground-truth.json` and `html/*.html.gz`. */
function loadArticles(folder: string): BenchmarkPage[] {
  return Object.entries(readJson(Articles, folder, "ground-truth.json")).map(([name, { articleBody, title }]) => ({
    bytes: readPage(folder, name),
    text: articleBody,
    wanted: [],
    unwanted: [],
    title,
    day: null,
  }));
}

/** Types of pages that hold an article: the others are shops, lists and threads. */
const WITH_ARTICLE: ReadonlySet<string> = new Set(["article", "documentation"]);

/** Murrough-Foley/web-content-extraction-benchmark: `ground-truth/*.json` and `html/*.html.gz` below `dev` and `test`. */
function loadAnnotated(folder: string): BenchmarkPage[] {
  return readdirSync(join(folder, "ground-truth")).flatMap((file): BenchmarkPage[] => {
    const { _internal, ground_truth: truth } = readJson(Annotated, folder, "ground-truth", file);
    if (!WITH_ARTICLE.has(_internal.page_type.primary)) return [];
    const { main_content: text, title, publish_date: day } = truth;
    const bytes = readPage(folder, file.replace(/\.json$/, ""));
    return [{ bytes, text: text ?? "", wanted: [], unwanted: [], title, day }];
  });
}

/** `tests` of adbar/trafilatura: `evaldata.json`, with pages in `cache` and `eval`. */
function loadPieces(folder: string): BenchmarkPage[] {
  return Object.values(readJson(Pieces, folder, "evaldata.json")).flatMap((entry): BenchmarkPage[] => {
    const path = ["cache", "eval"].map((part) => join(folder, part, entry.file)).find((one) => existsSync(one));
    if (!path) return [];
    const { with: wanted, without: unwanted, title, date: day } = entry;
    return [{ bytes: () => readFileSync(path), text: null, wanted, unwanted, title, day }];
  });
}

/** Loads the pages of a benchmark by the layout of its folder. Throws an Error for a folder without one. */
export function loadBenchmarkPages(folder: string): BenchmarkPage[] {
  if (existsSync(join(folder, "ground-truth.json"))) return loadArticles(folder);
  if (existsSync(join(folder, "ground-truth"))) return loadAnnotated(folder);
  if (existsSync(join(folder, "evaldata.json"))) return loadPieces(folder);
  throw new Error(`${folder}: found no ground-truth.json, ground-truth or evaldata.json`);
}
