/** An id that this index does not have, with the ids that come nearest to it, the nearest first. */
export class NotFoundError extends Error {
  override readonly name = "NotFoundError";
  readonly nearest: readonly string[];

  constructor(kind: string, id: string, nearest: readonly string[]) {
    const hint = nearest.length > 0 ? `; the nearest are ${nearest.join(", ")}` : "";
    super(`There is no ${kind} with the id ${JSON.stringify(id)}${hint}`);
    this.nearest = nearest;
  }
}
