import { expect, test } from "vitest";
import { tokenise } from "../../../src/text/tokenise.ts";
import { CUT_TEXTS } from "../../support/cut-texts.ts";

test.each(CUT_TEXTS)("In Node as everywhere a text is cut into the same words: %s", (text, words) => {
  expect(Array.from(tokenise(text), ({ word, name }) => name ?? word)).toEqual(words);
});
