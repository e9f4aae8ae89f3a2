/** What the fields of TREC's formats name. */
type Kind = "topic" | "document" | "run";

/**
 * Gives a name back that can stand in a field of TREC's formats. Throws an Error that names it when it cannot: fields are
 * parted by white space, and trec_eval from version 10 on takes a line that begins with # for a comment.
 */
export function checkTrecName(name: string, kind: Kind): string {
  const quoted = `The ${kind} ${JSON.stringify(name)}`;
  const wanted = `TREC's format wants a name without it`;
  if (name === "") throw new Error(`${quoted} is empty, TREC's format wants a name`);
  if (/\s/u.test(name)) throw new Error(`${quoted} has white space in it, ${wanted}`);
  if (kind === "topic" && name.startsWith("#")) throw new Error(`${quoted} begins with #, ${wanted}`);
  return name;
}
