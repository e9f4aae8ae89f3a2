import type { Handler } from "hono";

/** Articles may be indexed by others; every possible search need not be. */
const ROBOTS = `User-agent: *
Disallow: /search
Disallow: /suggest
Disallow: /quotes
Disallow: /mcp
Disallow: /*?q=
Allow: /
`;

/** Answers `GET /robots.txt`. */
export const robots: Handler = (c) => c.text(ROBOTS);
