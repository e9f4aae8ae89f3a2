import { styleText } from "node:util";
import { Command } from "commander";
import { parseFields } from "../../src/contract/parse-fields.ts";
import type { ScoreExplanation, ScoreStep, TermPart } from "../../src/contract/score-explanation.ts";
import { SearchRequest } from "../../src/contract/search-request.ts";
import type { ExplainedHit, ExplainedResponse, Highlights } from "../../src/contract/search-response.ts";
import type { PassageIndex } from "../../src/index/read/passage-index.ts";
import { LOCAL_SITE, siteOf } from "../../src/reading/make-urls.ts";
import { describeMatch } from "../../src/search/answer/describe-match.ts";
import { formAnswer } from "../../src/search/answer/form-answer.ts";
import { listNotes } from "../../src/search/answer/list-notes.ts";
import { searchPassages } from "../../src/search/answer/search-passages.ts";
import { printable, printableLine } from "../../src/text/printable.ts";
import { DEFAULT_CORPUS, locateState } from "../locate-state.ts";
import { withBuiltIndex } from "../open-index.ts";
import { nameCommand } from "../package-files.ts";

interface SearchOptions {
  corpus: string;
  /** Folder of the built index, where it is not beside the articles. */
  index?: string;
  json?: boolean;
  explain?: boolean;
  [parameter: string]: unknown;
}

function markText(text: string, highlights: Highlights): string {
  let shown = "";
  let at = 0;
  for (const [start = 0, end = 0] of highlights) {
    shown += printable(text.slice(at, start)) + styleText(["bold", "yellow"], printable(text.slice(start, end)));
    at = end;
  }
  return shown + printable(text.slice(at));
}

/** Decimals of the parts of a score: as many as tell them apart. */
const formatPart = (value: number) => value.toFixed(4);

function formatTerm({ of, boost, rarity, fields, value }: TermPart): string {
  const counted = fields.map(({ field, occurrences, norm }) => `${field} ${occurrences} × ${formatPart(norm)}`);
  const how = [`boost ${formatPart(boost)}`, `rarity ${formatPart(rarity)}`, ...counted].join(", ");
  return `     ${formatPart(value).padStart(10)}  ${of}: ${how}`;
}

function formatStep({ step, from, similarity, value, terms }: ScoreStep): string[] {
  const how = [...(from === null ? [] : [`by ${from}`]), ...(similarity === null ? [] : [formatPart(similarity)])];
  return [`   ${formatPart(value).padStart(10)}  ${[step, ...how].join(" ")}`, ...terms.map(formatTerm)];
}

function printExplanation({ value, steps }: ScoreExplanation): void {
  for (const line of [`   ${formatPart(value).padStart(10)}  score`, ...steps.flatMap(formatStep)])
    console.log(styleText("dim", printableLine(line)));
  console.log();
}

function printHit({ rank, title, section, text, highlights, url, article, explanation }: ExplainedHit): void {
  const place = [article.source, article.published, ...section].filter((part) => part !== null).join(" › ");
  console.log(`${rank}. ${styleText("bold", printableLine(title))}`);
  if (place !== "") console.log(styleText("dim", printableLine(place)));
  console.log(`\n${markText(text, highlights).replace(/^/gm, "   ")}\n`);
  console.log(`   ${styleText("dim", printableLine(url))}\n`);
  if (explanation) printExplanation(explanation);
}

function printAnswer(answer: ExplainedResponse): void {
  const { interpretation, hits } = answer;
  for (const hit of hits) printHit(hit);
  for (const note of listNotes(interpretation)) console.log(printable(note));
  console.log(printable(describeMatch(answer)));
}

async function search(
  words: readonly string[],
  { corpus, index: folder, json, explain, ...parameters }: SearchOptions,
): Promise<void> {
  const reading = parseFields({ query: words.join(" "), ...parameters }, SearchRequest);
  if ("errors" in reading) throw new Error(reading.errors.map(({ message }) => message).join("\n"));
  const ask = (index: PassageIndex) =>
    searchPassages(index, reading.value, { site: siteOf(index, LOCAL_SITE), detail: "detailed", explain });
  const page = await (folder === undefined
    ? withBuiltIndex(locateState(corpus).site, ask, nameCommand("build", corpus))
    : withBuiltIndex(folder, ask));
  const answer = await formAnswer(page);
  if (json) console.log(JSON.stringify(answer));
  else printAnswer(answer);
}

/** Options and action. */
export const command = new Command()
  .argument("<query...>", "a question or words")
  .option("--corpus <path>", "folder of articles whose index is asked", DEFAULT_CORPUS)
  .option("--index <folder>", "folder of the built index, as --out of the build named it")
  .option("--json", "print the answer as GET /search gives it")
  .option("--explain", "say how the score of each passage is made")
  .option("--limit <number>", "most passages to print", "5")
  .option("--source <name...>", "only articles of these sources")
  .option("--tag <name...>", "only articles with any of these tags")
  .option("--author <name...>", "only articles by any of these authors")
  .option("--lang <tag...>", "only articles in these languages")
  .option("--in <id...>", "only passages of these articles")
  .option("--after <day>", "only articles published then or later")
  .option("--before <day>", "only articles published earlier")
  .option("--sort <order>", "relevance, newest, oldest or diverse")
  .action(search);
