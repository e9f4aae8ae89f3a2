import { splitSentences } from "../analysis/split-sentences.ts";
import { countTokens } from "./count-tokens.ts";

/** Most UTF-16 code units that one token stands for in an estimate: longer texts need not be looked at. */
const MAX_UNITS_PER_TOKEN = 12;

/** Cuts within one sentence, between words, where not even the sentence fits. */
function cutSentence(sentence: string, maxTokens: number): number {
  let end = 0;
  for (const word of sentence.matchAll(/\S+\s*/g)) {
    const next = word.index + word[0].length;
    if (end > 0 && countTokens(sentence.slice(0, next)) > maxTokens) break;
    end = next;
  }
  return end;
}

/**
 * Finds where to cut a text so that it has at most `maxTokens` tokens: at the end of a sentence, or between
 * words when its first sentence is too long. At least one word is kept, so that reading always goes on.
 * Tokens are counted of the text as JSON, where line ends and quotes weigh more. Gives an offset in UTF-16 code units; the length of the text when all of it fits.
 */
export function cutText(text: string, maxTokens: number): number {
  const near = text.slice(0, maxTokens * MAX_UNITS_PER_TOKEN);
  let tokens = 0;
  let end = 0;
  for (const sentence of splitSentences(near)) {
    tokens += countTokens(near.slice(sentence.start, sentence.end));
    if (tokens > maxTokens) break;
    end = sentence.end;
  }
  return end > 0 || near === "" ? end : cutSentence(near, maxTokens);
}
