const KANA = /[ぁ-ゖァ-ヶ]/g;
const FIRST_KATAKANA = 0x30a1;
/** From a hiragana to the katakana of the same sound. */
const APART = 0x60;

/** Writes hiragana as katakana and katakana as hiragana; all else stays. */
export function swapKana(text: string): string {
  return text.replace(KANA, (letter) => {
    const code = letter.charCodeAt(0);
    return String.fromCharCode(code >= FIRST_KATAKANA ? code - APART : code + APART);
  });
}
