import { writeFileSync } from "node:fs";
import { formatLicences, LICENCES_FILE, listShipped } from "./package-list.ts";

writeFileSync(LICENCES_FILE, formatLicences(listShipped()));
console.log(`Wrote ${LICENCES_FILE}`);
