/** A request that is refused for who sends it, or how often. Each door tells its clients in its own way. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  /** 401 without a key that opens the service, 403 for what a key or a page may not do, 429 above a share. */
  readonly status: 401 | 403 | 429;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: 401 | 403 | 429, message: string, headers: Record<string, string> = {}) {
    super(message);
    this.status = status;
    this.headers = headers;
  }
}
