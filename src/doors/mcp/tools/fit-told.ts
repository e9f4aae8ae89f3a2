import type { Usage } from "../../../contract/search-response.ts";
import type { HitText } from "../../../search/answer/count-hit.ts";
import { type Budget, fitPage } from "../../../search/answer/fit-page.ts";
import { leaveOutEmpty } from "../leave-out-empty.ts";

/** Fits hits as {@link fitPage} does, as they go over the wire: what is left out of them and of the envelope does not count. */
export async function fitTold<T extends HitText>(
  envelope: object,
  hits: readonly T[],
  budget: Budget,
): Promise<{ hits: T[]; usage: Usage }> {
  const left = hits.map(({ text, ...rest }) => ({ ...leaveOutEmpty(rest), text }));
  const fitted = await fitPage(leaveOutEmpty(envelope), left, budget);
  const texts = fitted.hits.map(({ text }) => text);
  return {
    hits: hits.slice(0, texts.length).map((hit, at) => ({ ...hit, text: texts[at] ?? hit.text })),
    usage: fitted.usage,
  };
}
