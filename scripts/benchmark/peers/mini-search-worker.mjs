import MiniSearch from "minisearch";

const OPTIONS = { fields: ["title", "text"] };

let index = null;

/** Loads the JSON in the pieces that it was cut to: the platform takes no larger asset. */
async function load(assets) {
  const pieces = await (await assets.fetch("https://assets/pieces.json")).json();
  const texts = [];
  for (const name of pieces) texts.push(await (await assets.fetch(`https://assets/${name}`)).text());
  return MiniSearch.loadJSON(texts.join(""), OPTIONS);
}

// biome-ignore lint/style/noDefaultExport: the platform asks for it
export default {
  async fetch(request, env) {
    const { pathname, searchParams } = new URL(request.url);
    if (pathname !== "/search") return new Response("");
    index ??= await load(env.ASSETS);
    const query = searchParams.get("q") ?? "";
    return Response.json(index.search(query).slice(0, 10));
  },
};
