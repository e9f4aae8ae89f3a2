/** A style that hides its element from readers; what else hides at first (`opacity: 0`) is often shown by a script later. */
export const HIDING_STYLE = /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i;
