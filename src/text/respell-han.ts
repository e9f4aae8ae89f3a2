/// <reference path="./opencc-characters.ts" />
import pairs from "opencc-js/dict/TSCharacters";

/** Most other spellings of a text: four letters, each with one other form beside itself, have fewer. */
const MAX_SPELLINGS = 16;

const HAN = /\p{Script=Han}/u;

/** The simplified form of traditional letters, and the traditional forms of simplified ones. */
interface Forms {
  simplified: ReadonlyMap<string, string>;
  traditional: ReadonlyMap<string, readonly string[]>;
}

let forms: Forms | null = null;

/** Reads the pairs when they are first needed: that takes about a millisecond. */
function loadForms(): Forms {
  const all = pairs.split("|").map((pair) => pair.split(" "));
  const distinct = all.flatMap(([old = "", short = ""]) => (old === short ? [] : [{ old, short }]));
  const byShort = Map.groupBy(distinct, ({ short }) => short);
  return {
    simplified: new Map(distinct.map(({ old, short }) => [old, short])),
    traditional: new Map(Array.from(byShort, ([short, own]) => [short, own.map(({ old }) => old)])),
  };
}

/**
 * Writes Chinese in other letters: traditional ones simplified, or simplified ones in each traditional form that they may
 * have, 16 ways at most. Empty for a text that is the same in both.
 */
export function respellHan(text: string): string[] {
  if (!HAN.test(text)) return [];
  forms ??= loadForms();
  const { simplified, traditional } = forms;
  const letters = Array.from(text);
  const short = letters.map((letter) => simplified.get(letter) ?? letter).join("");
  if (short !== text) return [short];
  const longer = letters.reduce<string[]>(
    (spelled, letter) => {
      const ways = [...(traditional.get(letter) ?? []), letter];
      return spelled.flatMap((before) => ways.map((way) => before + way)).slice(0, MAX_SPELLINGS + 1);
    },
    [""],
  );
  return longer.filter((spelling) => spelling !== text).slice(0, MAX_SPELLINGS);
}
