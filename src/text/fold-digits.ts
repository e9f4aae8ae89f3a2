const OTHER_DIGIT = /(?![0-9])\p{Nd}/gu;
const DIGIT = /\p{Nd}/u;

/** Scripts have their ten digits in a row, from a code point that ends in 0 or 6 (hexadecimal). */
function digitOf(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  const low = code & 0xf;
  return String(DIGIT.test(String.fromCodePoint(code - low)) ? low : low - 6);
}

/** Writes the digits of every script as 0 to 9: `٢٠٢٤` is `2024`. */
export function foldDigits(text: string): string {
  return text.replace(OTHER_DIGIT, digitOf);
}
