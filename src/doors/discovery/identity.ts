import type { PassageIndex } from "../../index/read/passage-index.ts";
import { clipText } from "../../text/clip-text.ts";
import { visibleLine } from "../../text/hide-invisible.ts";

/** What the service is, as its package says it. A test compares it with package.json, which the Worker cannot read. */
const PACKAGE = {
  name: "pressmark",
  version: "0.1.0",
  description: "Serverless passage search over a folder of articles, for people, programs and AI assistants",
} as const;

/** Longest description, in UTF-16 code units: that of the instructions for assistants. */
const MAX_DESCRIPTION = 1_000;

/** What one service is called, wherever it is described to programs. */
export interface Identity {
  name: string;
  /**
   * The release of the code: what a client can rely on changes with it alone. What the articles say changes with the index,
   * whose version is in every answer.
   */
  version: string;
  title: string;
  /** What the owner says of the corpus, else what the package does. */
  description: string;
  /** The address that links begin with. */
  site: string;
}

/** Says what a service is called; by its package alone where its index cannot be read, or shown. */
export function identify(index: PassageIndex | null, site: string): Identity {
  const { title, description } = index?.corpus ?? {};
  return {
    name: PACKAGE.name,
    version: PACKAGE.version,
    title: visibleLine(title ?? "") || "Pressmark",
    description: clipText(visibleLine(description ?? ""), MAX_DESCRIPTION) || PACKAGE.description,
    site,
  };
}

/** The files of the icon, the sharpest first. */
const ICONS = [
  { path: "/pages/icon.svg", type: "image/svg+xml", size: "any" },
  { path: "/pages/icon-512.png", type: "image/png", size: "512x512" },
  { path: "/pages/icon-192.png", type: "image/png", size: "192x192" },
] as const;

/** An icon as MCP has it. */
export interface Icon {
  src: string;
  mimeType: string;
  sizes: string[];
}

/** The icons of a service, by absolute addresses. */
export function listIcons({ site }: Pick<Identity, "site">): Icon[] {
  return ICONS.map(({ path, type, size }) => ({ src: site + path, mimeType: type, sizes: [size] }));
}
