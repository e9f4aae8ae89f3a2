import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import ajvFormats from "ajv-formats";
import { validateXML } from "xmllint-wasm";

const ROOT = join(import.meta.dirname, "..", "..");
const SCHEMAS = join(ROOT, "tests/support/schemas");

/** What an XML document is checked against: the schema of sitemaps.org, which the package `sitemap` has; ours, by what the standards say. */
const XML_SCHEMAS = {
  sitemap: { file: join(ROOT, "node_modules/sitemap/schema/sitemap.xsd"), extension: "schema" },
  atom: { file: join(SCHEMAS, "atom.rng"), extension: "relaxng" },
  opensearch: { file: join(SCHEMAS, "opensearch.rng"), extension: "relaxng" },
} as const;

/** What libxml2 has against a document, by a schema. */
export async function faultsOfXml(xml: string, kind: keyof typeof XML_SCHEMAS): Promise<string[]> {
  const { file, extension } = XML_SCHEMAS[kind];
  const { errors } = await validateXML({ xml, schema: readFileSync(file, "utf8"), extension });
  return errors.map(({ message }) => message);
}

/** Keywords of the schemas that only describe. */
const NOTES = ["example"];

const JSON_SCHEMAS = {
  /** MIT, https://github.com/modelcontextprotocol/static. */
  "server.schema.json": "",
  /** Apache-2.0, https://github.com/modelcontextprotocol/experimental-ext-server-card. */
  "server-card.schema.json": "#/$defs/ServerCard",
} as const;

/** What ajv has against a document, by a schema of the MCP project. */
export function faultsOfJson(value: unknown, file: keyof typeof JSON_SCHEMAS): string[] {
  const schema: { $schema: string } = JSON.parse(readFileSync(join(SCHEMAS, file), "utf8"));
  const options = { keywords: NOTES, allErrors: true };
  const ajv = schema.$schema.includes("2020-12") ? new Ajv2020(options) : new Ajv(options);
  ajvFormats.default(ajv);
  ajv.addSchema(schema, "schema");
  ajv.validate({ $ref: `schema${JSON_SCHEMAS[file]}` }, value);
  return (ajv.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}
