import MiniSearch from "minisearch";

/** Loads the JSON in its pieces, which are numbered: the platform takes no larger asset. */
async function load(assets) {
  const texts = [];
  for (;;) {
    const piece = await assets.fetch(`https://assets/${texts.length}`);
    if (!piece.ok) return MiniSearch.loadJSON(texts.join(""), { fields: ["title", "text"] });
    texts.push(await piece.text());
  }
}

let index = null;

// biome-ignore lint/style/noDefaultExport: the platform asks for it
export default {
  async fetch(request, env) {
    const { pathname, searchParams } = new URL(request.url);
    if (pathname !== "/search") return new Response("");
    index ??= await load(env.ASSETS);
    return Response.json(index.search(searchParams.get("q") ?? "").slice(0, 10));
  },
};
