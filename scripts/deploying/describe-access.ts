import { nameCommand } from "../package-files.ts";

/** Says who can read what was deployed, by the names of its secrets; `null` where these are not known. */
export function describeAccess(secrets: readonly string[] | null): string {
  if (secrets === null) return "Whether a key is needed could not be found out: ask for /articles without one.";
  if (secrets.includes("API_KEYS")) return "Only those who have a key can read these articles (secret API_KEYS).";
  return `Anyone who has its address can read these articles. To ask for a key: ${nameCommand("keys", "add", "NAME")}`;
}
