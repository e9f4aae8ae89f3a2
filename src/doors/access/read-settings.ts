import * as z from "zod";
import { type AccessKey, parseAccessKeys } from "./access-keys.ts";

const Flag = z.enum(["", "true", "false"]).default("");

/** The variables and the secret of the Worker, as wrangler.toml explains them. */
const Variables = z.object({
  ALLOWED_ORIGINS: z.string().default(""),
  FRAME_ORIGINS: z.string().default(""),
  API_KEYS: z.string().default(""),
  NOINDEX: Flag,
  LOG_REQUESTS: Flag,
  LOG_QUERIES: Flag,
  LOCAL: Flag,
  INDEX_URL: z.union([z.literal(""), z.url()]).default(""),
});

/** What an owner has set of who may read, and who may list what is read. */
interface Settings {
  keys: AccessKey[] | null;
  allowedOrigins: string[];
  frameOrigins: string[];
  isLocal: boolean;
  /** Whether search engines are asked to leave the service alone. */
  isHidden: boolean;
  /** Where the files of the index are, when not among the assets: on this machine, while articles are written. */
  indexUrl: string | null;
}

/** The origins of a list between commas, whatever they are. */
function splitOrigins(list: string): string[] {
  return list
    .split(",")
    .map((origin) => origin.trim())
    .filter(Boolean);
}

/**
 * Reads what an owner has set. Throws for what cannot be read, so that no slip opens what was meant to be private:
 * the platform then refuses to start this version.
 */
export function readSettings(env: unknown): Settings {
  const { ALLOWED_ORIGINS, FRAME_ORIGINS, API_KEYS, NOINDEX, LOCAL, INDEX_URL } = Variables.parse(env);
  const keys = API_KEYS.trim() === "" ? null : parseAccessKeys(API_KEYS);
  return {
    keys,
    allowedOrigins: splitOrigins(ALLOWED_ORIGINS),
    frameOrigins: splitOrigins(FRAME_ORIGINS),
    isLocal: LOCAL === "true",
    isHidden: NOINDEX === "true" || keys !== null,
    indexUrl: INDEX_URL === "" ? null : INDEX_URL,
  };
}

/** Reads what an owner has set of the log: whether a line says what was searched; `null` when no request is to have a line. Throws as {@link readSettings} does. */
export function readLogSettings(env: unknown): { withQueries: boolean } | null {
  const { LOG_REQUESTS, LOG_QUERIES } = Variables.parse(env);
  return LOG_REQUESTS === "false" ? null : { withQueries: LOG_QUERIES === "true" };
}
