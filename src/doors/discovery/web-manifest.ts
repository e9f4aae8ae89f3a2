import { type Icon, identify, listIcons } from "./identity.ts";
import type { Published } from "./published-document.ts";

/** An icon as a web application has it. The pictures fill their square, so that a system may cut any shape from them. */
function makeIcon({ src, mimeType, sizes }: Icon) {
  return { src, type: mimeType, sizes: sizes.join(" "), purpose: mimeType === "image/png" ? "any maskable" : "any" };
}

/** Says how the service looks on a home screen (W3C, Web Application Manifest). */
export function makeManifest({ index, site }: Published): string {
  const { title, description } = identify(index, site);
  return JSON.stringify({
    id: "/",
    name: title,
    description,
    lang: index.corpus.language,
    start_url: "/",
    display: "browser",
    icons: listIcons({ site: "" }).map(makeIcon),
  });
}
