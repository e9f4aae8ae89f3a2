/** Parts of a passage id: `<article id>~<anchor>`. */
export interface PassageIdParts {
  articleId: string;
  /** The passage's anchor on the reader page. */
  anchor: string;
}

/** Parts a passage id; without a `~` it is all article id. */
export function parsePassageId(id: string): PassageIdParts {
  const at = id.lastIndexOf("~");
  return at < 0 ? { articleId: id, anchor: "" } : { articleId: id.slice(0, at), anchor: id.slice(at + 1) };
}
