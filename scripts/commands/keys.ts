import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { Command, InvalidArgumentError } from "commander";
import * as z from "zod";
import { AccessKey, hashKey, parseAccessKeys } from "../../src/doors/access/access-keys.ts";
import { ABILITIES, type Ability } from "../../src/operations/operation.ts";
import { nameCommand } from "../package-files.ts";

/** 256 bits: nobody can try all keys, so that a hash of one round gives none away. */
const KEY_BYTES = 32;

interface KeysOptions {
  file: string;
}

function readKeys(file: string): AccessKey[] {
  return existsSync(file) ? parseAccessKeys(readFileSync(file, "utf8")) : [];
}

/** Writes the list as a whole or not at all, one key a line. */
function writeKeys(file: string, keys: readonly AccessKey[]): void {
  const lines = keys.map((key) => JSON.stringify(key)).join(",\n");
  writeFileSync(`${file}.new`, `[\n${lines}\n]\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

/** Says how the service gets to know the list. */
function sayHowToApply(file: string, keys: readonly AccessKey[]): void {
  console.log(`
The service uses the list from the next deploy with it on:

  ${nameCommand("deploy", "--keys", file)}

To try it here, have this line in .dev.vars:

  API_KEYS='${JSON.stringify(keys)}'`);
}

function parseAbilities(text: string): Ability[] {
  const wanted = z.array(z.enum(ABILITIES)).min(1);
  const { data } = wanted.safeParse(text.split(",").map((word) => word.trim()));
  if (!data) throw new InvalidArgumentError(`wanted one or more of ${ABILITIES.join(", ")}, with commas between them`);
  return ABILITIES.filter((ability) => data.includes(ability));
}

function addKey(name: string, { file, may }: KeysOptions & { may: Ability[] }): void {
  const keys = readKeys(file);
  if (keys.some((key) => key.name === name)) throw new Error(`There is a key "${name}" already; remove it first`);
  const key = `pm_${randomBytes(KEY_BYTES).toString("base64url")}`;
  const { data, error } = AccessKey.safeParse({ name, hash: hashKey(key), may });
  if (error) throw new Error(`The name was "${name}", wanted 1 to 64 letters, digits, ".", "_", "-" and "@"`);
  const list = [...keys, data];
  writeKeys(file, list);
  console.log(
    `The key of ${name}, which may ${may.join(", ")}. It is shown only now; ${file} has its hash.\n\n  ${key}`,
  );
  sayHowToApply(file, list);
}

function removeKey(name: string, { file }: KeysOptions): void {
  const keys = readKeys(file);
  const kept = keys.filter((key) => key.name !== name);
  if (kept.length === keys.length) throw new Error(`There is no key "${name}" in ${file}`);
  writeKeys(file, kept);
  const left =
    kept.length > 0 ? "" : "; no key is left, and an empty list lets nobody in: to let all in, delete the secret";
  console.log(`Removed the key of ${name}. It opens the service until you deploy with the list again${left}.`);
  sayHowToApply(file, kept);
}

function listKeys({ file }: KeysOptions): void {
  const keys = readKeys(file);
  for (const { name, may } of keys) console.log(`${name}: ${may.join(", ")}`);
  if (keys.length === 0) console.log(`There is no key in ${file}; make one: ${nameCommand("keys", "add", "NAME")}`);
}

const FILE = ["--file <path>", "the list of keys, as hashes", "keys.json"] as const;

/** Its own commands. */
export const command = new Command();
command
  .command("add <name>")
  .description("Makes a key and shows it once")
  .option(...FILE)
  .option("--may <abilities>", `what it allows, of ${ABILITIES.join(", ")}`, parseAbilities, [...ABILITIES])
  .action(addKey);
command
  .command("remove <name>")
  .description("Takes a key off the list")
  .option(...FILE)
  .action(removeKey);
command
  .command("list")
  .description("Names the keys, and what each allows")
  .option(...FILE)
  .action(listKeys);
