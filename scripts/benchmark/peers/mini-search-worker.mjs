import MiniSearch from "minisearch";
import { makeAnswer } from "./make-answer.ts";

/** Reads a file that lies in numbered pieces, since the platform takes no larger asset; `null` without any. */
async function readPieces(assets, file) {
  const texts = [];
  for (;;) {
    const piece = await assets.fetch(`https://assets/${file}-${texts.length}`);
    if (!piece.ok) return texts.length > 0 ? texts.join("") : null;
    texts.push(await piece.text());
  }
}

let opened = null;

async function open(assets) {
  const passages = await readPieces(assets, "passages.json");
  const index = MiniSearch.loadJSON(await readPieces(assets, "index.json"), { fields: ["title", "text"] });
  return { index, passages: passages && JSON.parse(passages) };
}

// biome-ignore lint/style/noDefaultExport: the platform asks for it
export default {
  async fetch(request, { ASSETS }) {
    const { searchParams } = new URL(request.url);
    opened ??= await open(ASSETS);
    const { index, passages } = opened;
    const found = index
      .search(searchParams.get("q") ?? "", JSON.parse(searchParams.get("options") ?? "{}"))
      .slice(0, 10);
    if (passages) return new Response(makeAnswer(found, passages));
    return Response.json(found.map(({ id, score }) => ({ id, score })));
  },
};
