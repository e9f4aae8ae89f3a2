import { existsSync, statSync, writeFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { createInterface } from "node:readline/promises";
import { Command } from "commander";
import { stringify } from "yaml";
import { parseFields } from "../../src/contract/parse-fields.ts";
import { CorpusSettings, SETTINGS_FILE } from "../../src/corpus/corpus-settings.ts";
import { SCHEMA_FILE, STATE_FOLDER } from "../locate-state.ts";
import { nameCommand } from "../package-files.ts";
import { writing } from "../write-error.ts";

/** A setting that is asked for. An empty answer leaves it out, or takes what is proposed. */
interface Question {
  key: keyof CorpusSettings;
  asks: string;
  /** What an empty answer stands for, by the folder of the articles. */
  proposes?(folder: string): string;
}

const QUESTIONS: readonly Question[] = [
  {
    key: "title",
    asks: "What is the collection called?",
    proposes: (folder) => basename(resolve(folder)).replaceAll(/[-_]+/g, " "),
  },
  { key: "description", asks: "What does it hold? AI assistants decide by this whether to search it" },
  {
    key: "site",
    asks: "At which address will it be served, such as https://search.example.org? Empty if you do not know",
  },
  { key: "language", asks: "In which language are most of the articles?", proposes: () => "en" },
];

/** Gives the lines that are typed, or that a file holds, one after another; after the last, empty ones. */
function openAnswers(): { next(): Promise<string>; close(): void } {
  const reader = createInterface({ input: process.stdin });
  const lines = reader[Symbol.asyncIterator]();
  return { next: async () => (await lines.next()).value ?? "", close: () => reader.close() };
}

/** Asks until an answer is one that the setting takes; without a terminal, the first that is not is an error. */
async function ask({ key, asks, proposes }: Question, folder: string, next: () => Promise<string>): Promise<string> {
  const proposed = proposes?.(folder) ?? "";
  for (;;) {
    process.stdout.write(`${asks}${proposed === "" ? "" : ` [${proposed}]`} `);
    const answer = (await next()).trim() || proposed;
    const reading = answer === "" ? null : parseFields({ [key]: answer }, CorpusSettings);
    if (!process.stdin.isTTY) process.stdout.write("\n");
    if (!reading || !("errors" in reading)) return answer;
    const said = reading.errors.map(({ message }) => message).join("\n");
    if (!process.stdin.isTTY) throw new Error(said);
    console.error(said);
  }
}

/** Writes the settings, with a line by which editors know what may stand in them. */
function formatSettings(answers: readonly (readonly [string, string])[]): string {
  const given = Object.fromEntries(answers.filter(([, answer]) => answer !== ""));
  return `# yaml-language-server: $schema=${STATE_FOLDER}/${SCHEMA_FILE}
${stringify(given)}
# Words that mean the same in these articles: a query that holds one finds the others.
# synonyms:
#   - [DPRK, North Korea]
`;
}

async function init(folder: string): Promise<void> {
  const file = join(folder, SETTINGS_FILE);
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw new Error(`There is no folder ${folder}, wanted one of articles`);
  if (existsSync(file)) throw new Error(`${file} is there already; edit it, or remove it first`);
  const answers: [string, string][] = [];
  const typed = openAnswers();
  for (const question of QUESTIONS) answers.push([question.key, await ask(question, folder, typed.next)]);
  typed.close();
  writing(file, () => writeFileSync(file, formatSettings(answers)));
  console.log(`Wrote ${file}. To serve the articles: ${nameCommand("dev", folder)}`);
}

/** Options and action. */
export const command = new Command().argument("[folder]", "folder of the articles", ".").action(init);
