/** A request that cannot be answered as it stands. `message` says what was given and what is wanted. */
export class InvalidRequestError extends Error {
  override readonly name = "InvalidRequestError";
  /** The parameter at fault. */
  readonly path: string;

  constructor(path: string, message: string) {
    super(message);
    this.path = path;
  }
}
