const OTHER_DIGIT = /(?![0-9])\p{Nd}/gu;
const DIGIT = /\p{Nd}/u;

/** Scripts have their ten digits in a row, and a script may follow another. */
function digitOf(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  let before = 0;
  while (DIGIT.test(String.fromCodePoint(code - before - 1))) before += 1;
  return String(before % 10);
}

/** Writes the digits of every script as 0 to 9: `٢٠٢٤` is `2024`. */
export function foldDigits(text: string): string {
  return text.replace(OTHER_DIGIT, digitOf);
}
